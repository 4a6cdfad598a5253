import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { safeFileName } from '../../../../platform/files/file-names.ts'
import { carryOut, statusOf } from '../../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../../platform/forms/form.ts'
import { newOnceKey } from '../../../../platform/forms/once.ts'
import { type Answer, page, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { keepPlan, openPlanFile } from '../actions/import-plan.ts'
import { planPermissions } from '../permissions.ts'
import { PLAN_ENDINGS } from '../reading/source.ts'
import { type ListedPlan, listPlans } from '../store-plans.ts'
import { PLANS_TITLE, STATE_WORDS, spoken } from '../words.ts'
import { HOME } from './on-plan.ts'

/** A plan is some pages of text; a workbook or a Word file of one is far below this. */
const FILE_LIMIT = 20 * 1024 * 1024
/** A file a little too large still gets the page that says so. */
const FORM_ROOM = 2 * 1024 * 1024

/** The plans that were read, and the way in for another. */
export const listRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: HOME, may: planPermissions.review, handle: visit => listPage(visit, []) },
  {
    method: 'POST',
    path: HOME,
    may: planPermissions.read,
    bodyLimit: FILE_LIMIT + FORM_ROOM,
    handle: upload,
  },
]

async function upload(visit: DeskVisit): Promise<Answer> {
  const file = visit.form.file('file')
  if (!file) return listPage(visit, [{ field: 'file', code: 'required' }])
  if (file.size > FILE_LIMIT) return listPage(visit, [{ field: 'file', code: 'file-too-large' }])
  if ((await visit.services.scanner.scan(file.open())) === 'infected')
    return listPage(visit, [{ field: 'file', code: 'infected' }])
  const opened = await openPlanFile({ name: safeFileName(file.name), bytes: await file.bytes() })
  if (!opened.ok) return listPage(visit, opened.problems)
  const done = await carryOut(
    visit,
    tx => keepPlan(tx, opened.read, visit.actor, visit.now),
    made => `${HOME}/${made.planId}`,
  )
  return done.ok ? seeOther(done.location) : listPage(visit, done.problems)
}

async function listPage(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const plans = await listPlans(visit.db)
  const done = visit.query.get('done') === 'set-aside'
  return page(
    PLANS_TITLE,
    <PlansPage plans={plans} problems={spoken(problems)} done={done} once={newOnceKey()} />,
    {
      status: statusOf(problems),
    },
  )
}

interface PlansPageProps {
  readonly plans: readonly ListedPlan[]
  readonly problems: ReturnType<typeof spoken>
  readonly done: boolean
  readonly once: string
}

function PlansPage({ plans, problems, done, once }: PlansPageProps) {
  return (
    <>
      {done ? (
        <Notice tone="success" live>
          <p>已搁置。同一份文件可以重新导入。</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={problems} />
      <Section title="导入要点和任务分解表">
        <form method="post" action={HOME} encType="multipart/form-data">
          <input type="hidden" name="once" value={once} />
          <Field
            name="file"
            type="file"
            label="文件"
            hint="读取任务分解表，或写有“责任单位”的条目：.txt、.html、.docx、.md、.xlsx，不超过 20 MB。"
            accept={PLAN_ENDINGS.map(ending => `.${ending}`).join(',')}
            error={problems.find(problem => problem.field === 'file')?.message}
            required
          />
          <Button variant="primary">读取</Button>
        </form>
      </Section>
      <Table<ListedPlan>
        caption="已导入的要点"
        columns={[
          {
            key: 'title',
            head: '名称',
            rowHeader: true,
            cell: plan => <a href={`${HOME}/${plan.id}`}>{plan.title}</a>,
          },
          { key: 'year', head: '年度', figures: true, cell: plan => plan.year },
          { key: 'tasks', head: '任务', figures: true, cell: plan => plan.tasks },
          { key: 'defects', head: '待处理缺陷', figures: true, cell: plan => plan.undecidedDefects },
          {
            key: 'state',
            head: '状态',
            cell: plan => (
              <Badge
                tone={
                  plan.state === 'checked' ? 'success' : plan.state === 'reviewing' ? 'warning' : 'neutral'
                }
              >
                {STATE_WORDS[plan.state]}
              </Badge>
            ),
          },
          { key: 'at', head: '导入时间', nowrap: true, cell: plan => formatShanghaiMinute(plan.readAt) },
        ]}
        rows={plans}
        rowKey={plan => plan.id}
        empty="还没有导入年度要点。"
      />
    </>
  )
}
