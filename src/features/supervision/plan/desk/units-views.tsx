import type { ComponentChildren } from 'preact'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { fieldId } from '../../../../ui/field/field-id.ts'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import type { StandingTask, StandingUnit } from '../standing.ts'
import { HOME } from './on-plan.ts'
import type { ReviewProps } from './review-props.ts'

interface NamedUnit {
  readonly unit: StandingUnit
  readonly tasks: readonly number[]
}

/** Names that the agencies' names do not tell, and agencies that have ended: a person says who answers. */
export function UnitsSection({ plan, book, typed, errors }: ReviewProps) {
  const named = unclear(plan.tasks)
  if (named.length === 0) return null
  const nameOf = (id: string | null) => book.agencies.find(agency => agency.id === id)?.name
  return (
    <Section title="待对应的单位" id="units">
      {named.map(({ unit, tasks }, at) => {
        const key = `unit-${at}`
        const mine = typed.key === key
        const ended = nameOf(unit.agencyId)
        return (
          <article key={unit.words} id={key}>
            <h3>
              {unit.words}{' '}
              <Badge tone={unit.state === 'undecided' ? 'warning' : 'success'}>
                {unit.state === 'undecided' ? '待对应' : '已确定'}
              </Badge>
            </h3>
            <p class="quiet">
              任务 {tasks.join('、')}。
              {unit.state === 'undecided'
                ? ended === undefined
                  ? '没有以此为名的机构。'
                  : `${ended}已撤销，请填写现行使职权的机构。`
                : `为：${chosenNames(unit, nameOf)}`}
            </p>
            {plan.state === 'reviewing' ? (
              <Folded decided={unit.state !== 'undecided'} open={mine}>
                <form method="post" action={`${HOME}/${plan.id}/units`}>
                  <OnceKey />
                  <input type="hidden" name="key" value={String(at)} />
                  <input type="hidden" name="words" value={unit.words} />
                  <Field
                    name="agencies"
                    id={fieldId(`agencies-${key}`)}
                    label="承担的机构"
                    hint={
                      unit.kind === 'all'
                        ? '可填写多个，用顿号分开，也可以写“各县区政府”等。'
                        : '按机构页上的名称、简称或别名填写。'
                    }
                    value={mine ? typed.values.agencies : ''}
                    error={errors.find(error => error.field === `agencies-${key}`)?.message}
                    list="plan-agencies"
                  />
                  {unit.kind === 'agency' && ended === undefined ? (
                    <Field
                      name="alias"
                      id={fieldId(`alias-${key}`)}
                      type="checkbox"
                      label={`把“${unit.words}”登记为该机构的别名`}
                      checked={mine && typed.values.alias === 'yes'}
                      error={errors.find(error => error.field === `alias-${key}`)?.message}
                    />
                  ) : null}
                  <Button label={`确定 ${unit.words}`}>确定</Button>
                </form>
              </Folded>
            ) : null}
          </article>
        )
      })}
      <datalist id="plan-agencies">
        {book.agencies
          .filter(agency => agency.state === 'active')
          .map(agency => (
            <option key={agency.id} value={agency.name} />
          ))}
      </datalist>
    </Section>
  )
}

const chosenNames = (unit: StandingUnit, nameOf: (id: string | null) => string | undefined) =>
  (unit.chosen.length > 0 ? unit.chosen : [unit.agencyId]).flatMap(id => nameOf(id) ?? []).join('、')

/** Names that were not clear when the plan was read: those undecided, and those decided since. */
function unclear(tasks: readonly StandingTask[]): NamedUnit[] {
  const named = new Map<string, { unit: StandingUnit; tasks: number[] }>()
  for (const task of tasks) {
    for (const unit of task.units) {
      const isOwn = unit.state === 'decided' && task.written.units.includes(unit.words)
      if (unit.kind === 'open' || (unit.state !== 'undecided' && !isOwn)) continue
      const entry = named.get(unit.words) ?? { unit, tasks: [] }
      entry.tasks.push(task.number)
      named.set(unit.words, entry)
    }
  }
  return [...named.values()]
}

/** The form of what is decided already stands back. */
function Folded(props: {
  readonly decided: boolean
  readonly open: boolean
  readonly children: ComponentChildren
}) {
  if (!props.decided) return <>{props.children}</>
  return (
    <Disclosure summary="修改决定" open={props.open}>
      {props.children}
    </Disclosure>
  )
}

/** Words that leave a list open: a person names agencies, or says that nobody else is meant. */
export function OpenSection({ plan, book, typed, errors }: ReviewProps) {
  const open = plan.tasks.flatMap(task =>
    task.units.filter(unit => unit.kind === 'open').map(unit => ({ task, unit })),
  )
  if (open.length === 0) return null
  const nameOf = (id: string | null) => book.agencies.find(agency => agency.id === id)?.name
  const at = `${HOME}/${plan.id}/open`
  const waiting = open.filter(({ unit }) => unit.state === 'undecided').length
  return (
    <Section title="未写明的单位" id="open">
      <p>“等有关部门、单位”之类的写法没有点名。请为每项任务补写单位，或者确认不另指定。</p>
      {plan.state === 'reviewing' && waiting > 0 ? (
        <form method="post" action={at}>
          <OnceKey />
          <input type="hidden" name="keep" value="yes" />
          <Button>其余 {waiting} 处均不另指定单位</Button>
        </form>
      ) : null}
      {open.map(({ task, unit }) => {
        const key = `open-${task.number}`
        return (
          <article key={unit.id} id={key}>
            <h3>
              第 {task.number} 项“{unit.words}”{' '}
              <Badge tone={unit.state === 'undecided' ? 'warning' : 'success'}>
                {unit.state === 'undecided' ? '待确定' : unit.state === 'decided' ? '已补写' : '不另指定'}
              </Badge>
            </h3>
            <p class="quiet">
              {task.level2}：{task.requirement.slice(0, 60)}
              {task.requirement.length > 60 ? '……' : ''}
              {unit.chosen.length > 0 ? `　补写：${chosenNames(unit, nameOf)}` : ''}
            </p>
            {plan.state === 'reviewing' ? (
              <Folded decided={unit.state !== 'undecided'} open={typed.key === key}>
                <form method="post" action={at}>
                  <OnceKey />
                  <input type="hidden" name="number" value={String(task.number)} />
                  <Field
                    name="agencies"
                    id={fieldId(`agencies-${key}`)}
                    label="补写的单位"
                    hint="多个单位用顿号分开。"
                    value={
                      typed.key === key
                        ? typed.values.agencies
                        : unit.chosen.flatMap(id => nameOf(id) ?? []).join('、')
                    }
                    error={errors.find(error => error.field === `agencies-${key}`)?.message}
                  />
                  <FormActions>
                    <Button label={`补写 第 ${task.number} 项的单位`}>补写</Button>
                    <Button
                      name="keep"
                      value="yes"
                      variant="quiet"
                      label={`不另指定 第 ${task.number} 项的单位`}
                    >
                      不另指定
                    </Button>
                  </FormActions>
                </form>
              </Folded>
            ) : null}
          </article>
        )
      })}
    </Section>
  )
}

/** Days that were found in the words: a person confirms or changes them. */
export function DuesSection({ plan, typed, errors }: ReviewProps) {
  const dated = plan.tasks.filter(task => task.dueWords !== '')
  if (dated.length === 0) return null
  return (
    <Section title="时限" id="dues">
      {dated.map(task => {
        const key = `due-${task.number}`
        return (
          <article key={task.id} id={key}>
            <h3>
              第 {task.number} 项“{task.dueWords}”{' '}
              <Badge
                tone={
                  task.dueState === 'proposed'
                    ? 'warning'
                    : task.dueState === 'confirmed'
                      ? 'success'
                      : 'neutral'
                }
              >
                {task.dueState === 'proposed'
                  ? '待确认'
                  : task.dueState === 'confirmed'
                    ? '已确认'
                    : '不设日期'}
              </Badge>
            </h3>
            <p class="quiet">
              {task.level2}：{task.requirement.slice(0, 60)}
              {task.requirement.length > 60 ? '……' : ''}
            </p>
            {plan.state === 'reviewing' ? (
              <Folded decided={task.dueState !== 'proposed'} open={typed.key === key}>
                <form method="post" action={`${HOME}/${plan.id}/dues`}>
                  <OnceKey />
                  <input type="hidden" name="number" value={String(task.number)} />
                  <Field
                    name="due"
                    id={fieldId(`due-${key}`)}
                    type="date"
                    label="完成期限"
                    hint="留空表示不设日期。"
                    value={typed.key === key ? typed.values.due : (task.due ?? '')}
                    error={errors.find(error => error.field === `due-${key}`)?.message}
                    width="short"
                  />
                  <Button label={`确认 第 ${task.number} 项的时限`}>确认</Button>
                </form>
              </Folded>
            ) : null}
          </article>
        )
      })}
    </Section>
  )
}
