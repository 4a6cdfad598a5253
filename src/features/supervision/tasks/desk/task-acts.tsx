import type { ComponentChildren } from 'preact'
import { openCells } from '../../../../foundation/cases/index.ts'
import { addDays } from '../../../../law/civil-date.ts'
import { newOnceKey } from '../../../../platform/forms/once.ts'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { meets } from '../rules.ts'
import { eventWords, spoken } from '../words.ts'
import { type TaskEvent, type TaskNeed, taskWorkflow } from '../workflow.ts'
import type { ActsProps } from './acts-props.ts'
import { SplitFields, wrongRow } from './split-fields.tsx'

/** What goes on comes first, what ends it last. */
const ORDER: readonly TaskEvent[] = [
  'acknowledge',
  'report',
  'accept',
  'return',
  'close',
  'grant-extension',
  'refuse-extension',
  'split',
  'ask-extension',
  'recall',
  'remind',
  'extend',
  'transfer',
  'cancel',
]

/** Needs that nobody can fill in: where one is unmet, the act is not offered, or says why it cannot be done. */
const STANDING: readonly TaskNeed[] = ['not-reporter', 'final-report', 'has-due-date', 'no-extension-asked']

/** What the person may do with the task now: one form for each open cell of the workflow, and nothing else. */
export function Acts(props: ActsProps) {
  const { sheet, actor } = props
  const { task } = sheet
  const asked = { actor, today: sheet.today }
  const cells = openCells(taskWorkflow, task, actor).filter(
    cell => !cell.needs.includes('extension-asked') || meets('extension-asked', task, asked),
  )
  const shown = ORDER.flatMap(event => cells.filter(cell => cell.event === event))
  if (shown.length === 0) return null
  return (
    <section class="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">办理</h2>
      {shown.map(cell => {
        const unmet = cell.needs.find(need => STANDING.includes(need) && !meets(need, task, asked))
        const name = eventWords(sheet.family, cell.event)
        return unmet ? (
          <p class="act quiet" key={cell.event}>
            {name}：{spoken([{ field: '', code: unmet }])[0]?.message}
          </p>
        ) : (
          <div class="act" key={cell.event}>
            <Act {...props} event={cell.event} name={name} />
          </div>
        )
      })}
    </section>
  )
}

function Act({ event, name, ...props }: ActsProps & { event: TaskEvent; name: string }) {
  const { sheet, wrong } = props
  const { task, family } = sheet
  const here = `/desk/tasks/${task.caseId}`
  const form = (content: ComponentChildren) => (
    <form method="post" action={`${here}/${event}`}>
      <input type="hidden" name="once" value={`${newOnceKey()}-${event}`} />
      <input type="hidden" name="version" value={task.version} />
      {content}
    </form>
  )
  const folded = (content: ComponentChildren, fields: readonly string[]) => (
    <Disclosure summary={name} open={fields.some(field => wrong(field) !== undefined)}>
      {form(content)}
    </Disclosure>
  )
  const reason = (label: string, hint: string) => <Words {...props} event={event} label={label} hint={hint} />
  const until = (label: string) => <Until {...props} event={event} label={label} />
  switch (event) {
    case 'acknowledge':
      return form(
        <>
          <Button variant="primary">签收</Button>
          <p class="quiet">签收后拆分到科室，在时限内办理并提交报告。</p>
        </>,
      )
    case 'report':
      return (
        <ButtonLink href={`${here}/report`} variant="primary">
          填写报告
        </ButtonLink>
      )
    case 'accept':
      return form(
        <>
          <Button variant="primary">核验通过</Button>
          <p class="quiet">通过后由该单位起草公开稿，经审查发布。</p>
        </>,
      )
    case 'return':
      return folded(
        <>
          {reason('退回的理由', '写明哪一项不够、需要补充什么，承办单位会看到。')}
          <Button>退回补充</Button>
        </>,
        [`${event}-reason`],
      )
    case 'close':
      return form(
        <>
          <Button variant="primary">{family.closing}</Button>
          <p class="quiet">{name}后不再办理，公众页面显示完成情况。</p>
        </>,
      )
    case 'grant-extension':
      return form(
        <>
          <p>该单位申请延期到{task.extensionAsked}。</p>
          <Button variant="primary">同意延期</Button>
        </>,
      )
    case 'refuse-extension':
      return folded(
        <>
          {reason('不同意的理由', '承办单位会看到。')}
          <Button>不同意延期</Button>
        </>,
        [`${event}-reason`],
      )
    case 'split':
      return (
        <Disclosure summary={sheet.assignments.length > 0 ? '重新拆分到科室' : name} open={wrongRow(wrong)}>
          {form(<SplitFields {...props} />)}
        </Disclosure>
      )
    case 'ask-extension':
      return folded(
        <>
          {until('申请延期到')}
          {reason('申请的理由', '说明为什么不能按时完成、需要多长时间。')}
          <Button>申请延期</Button>
        </>,
        [`${event}-until`, `${event}-reason`],
      )
    case 'recall':
      return form(
        <>
          <Button>收回报告</Button>
          <p class="quiet">收回后修改，再重新提交。</p>
        </>,
      )
    case 'remind':
      return folded(
        <>
          {reason('附言（选填）', '随催办通知发给承办单位。')}
          <Button>催办</Button>
        </>,
        [`${event}-reason`],
      )
    case 'extend':
      return folded(
        <>
          {until('新的时限')}
          {reason('调整的理由', '记入办理经过。')}
          <Button>调整时限</Button>
        </>,
        [`${event}-until`, `${event}-reason`],
      )
    case 'transfer':
      return folded(
        <>
          <Field
            type="select"
            name="transfer-agency"
            label="改派给"
            empty="请选择单位"
            value={props.typed['transfer-agency']}
            error={wrong('transfer-agency')}
            options={[...sheet.agencies.values()]
              .filter(each => each.state === 'active' && each.id !== task.agencyId)
              .map(each => ({ value: each.id, label: each.name }))}
          />
          {reason('改派的理由', '两个单位都会看到。')}
          <Button>改派</Button>
        </>,
        ['transfer-agency', 'transfer-reason'],
      )
    case 'cancel':
      return folded(
        <>
          {reason('撤销的理由', '记入办理经过，承办单位会收到通知。')}
          <Button variant="danger">撤销任务</Button>
        </>,
        [`${event}-reason`],
      )
  }
}

function Words({
  event,
  label,
  hint,
  typed,
  wrong,
}: ActsProps & { event: TaskEvent; label: string; hint: string }) {
  const name = `${event}-reason`
  return (
    <Field
      type="textarea"
      rows={3}
      maxLength={1000}
      name={name}
      label={label}
      hint={hint}
      value={typed[name]}
      error={wrong(name)}
    />
  )
}

function Until({ event, label, sheet, typed, wrong }: ActsProps & { event: TaskEvent; label: string }) {
  const name = `${event}-until`
  const { due } = sheet.task
  const from = due && due >= sheet.today ? addDays(due, 1) : sheet.today
  return (
    <Field
      type="date"
      name={name}
      label={label}
      hint={due ? `现在的时限是${due}。` : undefined}
      min={from}
      value={typed[name]}
      error={wrong(name)}
      width="short"
    />
  )
}
