import { civilDateOf, datePartsOf, formatShanghaiMinute, isCivilDate } from '../../../../law/civil-date.ts'
import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { refused } from '../../../../platform/forms/outcome.ts'
import { type Answer, page } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { mayEnter } from '../../../../platform/permissions/permission.ts'
import { Button, ButtonLink } from '../../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { dispatchPlan } from '../actions/dispatch.ts'
import { drawUpList } from '../actions/draw-up.ts'
import { familyOf, TASK_FAMILIES } from '../families.ts'
import { LINE_COLUMNS } from '../item-lines.ts'
import { keepLists, seeLists } from '../permissions.ts'
import type { DecidedPlan, PlanSource } from '../plans.ts'
import { allLists } from '../store-lists.ts'
import { shownNumbers } from '../store-shown.ts'
import type { TaskListRow } from '../tables.ts'
import { LISTS, spoken } from '../words.ts'
import { agenciesById, seesList, shortOf } from './access.ts'
import { doOnce, postOf, statusOf } from './doing.ts'
import { readBases, readList } from './list-form.ts'

const HOME = '/desk/task-lists'
const crumbs = [{ href: HOME, label: LISTS }]

/** The lists: what was dispatched, what is drawn up, which plans wait; and the form of a new one. */
export function listsRoutes(plans: PlanSource): readonly DeskRoute[] {
  return [
    { method: 'GET', path: HOME, may: seeLists, handle: visit => shownLists(visit, plans, []) },
    {
      method: 'POST',
      path: `${HOME}/dispatch-plan`,
      may: keepLists,
      handle: visit => dispatched(visit, plans),
    },
    { method: 'GET', path: `${HOME}/new`, may: keepLists, handle: visit => newList(visit, []) },
    {
      method: 'POST',
      path: `${HOME}/new`,
      may: keepLists,
      async handle(visit) {
        const { db, form, actor, now } = visit
        const read = await readList(db, form, now)
        if (!read.ok) return newList(visit, read.problems)
        const { family, items, ...rest } = read.list
        const list = { ...rest, family: family.key, agencyId: actor.home }
        return doOnce(
          visit,
          tx => drawUpList(tx, list, items, actor, now),
          made => `${HOME}/${made.listId}?done=drawn-up`,
          problems => newList(visit, problems),
        )
      },
    },
  ]
}

async function dispatched(visit: DeskVisit, plans: PlanSource): Promise<Answer> {
  const { db, form, actor, now } = visit
  const again = (problems: readonly Problem[]) => shownLists(visit, plans, problems)
  const written = form.get('due')
  if (written !== '' && !isCivilDate(written)) return again([{ field: 'due', code: 'not-a-date' }])
  const due = isCivilDate(written) ? written : null
  const bases = await readBases(db, form.get('bases'))
  if (!bases.ok) return again(bases.problems)
  const planId = form.get('plan')
  if (!(await plans.decidedPlans(db)).some(each => each.planId === planId)) {
    return again([{ field: 'plan', code: 'not-offered' }])
  }
  return doOnce(
    visit,
    async tx => {
      const plan = await plans.readyTasks(tx, planId)
      if (!plan) return refused('plan', 'not-ready')
      const options = { agencyId: actor.home, due, bases: bases.ids }
      return dispatchPlan(tx, plan, options, postOf(visit), actor, now)
    },
    made => `${HOME}/${made.listId}?done=dispatched`,
    again,
  )
}

async function shownLists(
  visit: DeskVisit,
  plans: PlanSource,
  problems: readonly Problem[],
): Promise<Answer> {
  const { db, actor, form } = visit
  const lists = (await allLists(db)).filter(each => seesList(actor, each))
  const agencies = await agenciesById(db)
  const shown = await shownNumbers(db)
  const keeps = mayEnter(actor, keepLists)
  const taken = new Set(lists.map(each => each.plan_id))
  const waiting = keeps ? (await plans.decidedPlans(db)).filter(each => !taken.has(each.planId)) : []
  const body = (
    <>
      <ErrorSummary errors={spoken(problems)} />
      {keeps && (
        <p>
          <ButtonLink href={`${HOME}/new`} variant="primary">
            新建台账
          </ButtonLink>
        </p>
      )}
      {waiting.length > 0 && <Waiting plans={waiting} typed={typed(form)} problems={problems} />}
      <Table<TaskListRow>
        id="lists"
        caption={LISTS}
        captionHidden
        columns={[
          {
            key: 'title',
            head: '清单',
            rowHeader: true,
            cell: each => <a href={`${HOME}/${each.id}`}>{each.title}</a>,
          },
          { key: 'family', head: '类别', cell: each => familyOf(each.family).label },
          { key: 'year', head: '年度', figures: true, cell: each => each.year },
          { key: 'issuer', head: '派发单位', cell: each => shortOf(agencies, each.agency_id) },
          {
            key: 'dispatched',
            head: '派发时间',
            nowrap: true,
            cell: each => (each.dispatched_at ? formatShanghaiMinute(each.dispatched_at) : '尚未派发'),
          },
          {
            key: 'public',
            head: '公众页面',
            cell: each => {
              const number = shown.get(each.id)
              if (number !== undefined) return <a href={`/tasks/${number}`}>已公开</a>
              return each.publication_id ? '已起草公开稿' : '没有公开稿'
            },
          },
        ]}
        rows={lists}
        rowKey={each => each.id}
        empty="还没有任务清单。年度要点核对完毕后在这里派发，其他台账可以新建。"
      />
    </>
  )
  return page(LISTS, body, { status: statusOf(problems) })
}

/** The plans that were decided and wait to be dispatched. */
function Waiting({
  plans,
  typed,
  problems,
}: {
  plans: readonly DecidedPlan[]
  typed: Readonly<Record<string, string>>
  problems: readonly Problem[]
}) {
  const errors = spoken(problems)
  const wrong = (name: string) => errors.find(each => each.field === name)?.message
  return (
    <Section title="待派发的计划" id="waiting">
      <form method="post" action={`${HOME}/dispatch-plan`}>
        <OnceKey />
        <Field
          type="radios"
          name="plan"
          label="计划"
          value={typed.plan ?? (plans.length === 1 ? plans[0]?.planId : undefined)}
          error={wrong('plan')}
          options={plans.map(each => ({ value: each.planId, label: `${each.title}（${each.year}年）` }))}
        />
        <Field
          type="date"
          name="due"
          label="未写时限的任务统一时限（选填）"
          hint="计划中写明时限的，以计划为准。"
          value={typed.due}
          error={wrong('due')}
          width="short"
        />
        <Field
          type="textarea"
          rows={2}
          name="bases"
          label="上位依据（选填）"
          hint="已公开文件的编号或者地址，每行一个。"
          value={typed.bases}
          error={wrong('bases')}
          spellcheck={false}
        />
        <FormActions note="派发后向每个责任单位发一封通知，任务内容不能再修改。">
          <Button variant="primary">派发</Button>
        </FormActions>
      </form>
    </Section>
  )
}

async function newList(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const values = typed(visit.form)
  const errors = spoken(problems)
  const wrong = (name: string) => errors.find(each => each.field === name)?.message
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <form method="post" action={`${HOME}/new`}>
        <OnceKey />
        <Field
          type="radios"
          name="family"
          label="类别"
          required
          value={values.family}
          error={wrong('family')}
          options={TASK_FAMILIES.map(each => ({ value: each.key, label: each.label, hint: each.about }))}
        />
        <Field
          name="title"
          label="清单名称"
          maxLength={200}
          required
          value={values.title}
          error={wrong('title')}
        />
        <Field
          name="year"
          label="年度"
          inputMode="numeric"
          width="short"
          required
          value={values.year ?? String(datePartsOf(civilDateOf(visit.now)).year)}
          error={wrong('year')}
        />
        <ItemsField value={values.items} error={wrong('items')} />
        <Field
          type="textarea"
          rows={2}
          name="bases"
          label="上位依据（选填）"
          hint="已公开文件的编号或者地址，每行一个。"
          value={values.bases}
          error={wrong('bases')}
          spellcheck={false}
        />
        <FormActions note="保存后可以继续修改，派发后不能再修改。">
          <Button variant="primary">保存清单</Button>
          <ButtonLink href={HOME} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
  return page('新建台账', body, { crumbs, status: statusOf(problems) })
}

/** The items as lines: typed, or pasted from a spreadsheet. */
export function ItemsField({ value, error }: { value: string | undefined; error: unknown }) {
  return (
    <Field
      type="textarea"
      rows={12}
      name="items"
      label="内容"
      required
      hint={`每行一项，可以从电子表格复制粘贴，或者用“｜”分隔。依次为：${LINE_COLUMNS.join('、')}。时限写成2026-12-31；指标写成“名称 目标 单位”，几个指标用“；”分隔；后面的栏可以不填。`}
      value={value}
      {...(typeof error === 'string' ? { error } : {})}
      spellcheck={false}
    />
  )
}
