import { z } from 'zod'
import { agencyByKey, listAgencies } from '../../../foundation/agencies/index.ts'
import { type CivilDate, civilDateOf, datePartsOf } from '../../../law/civil-date.ts'
import { reportDue } from '../../../law/report-deadlines.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo, mayEnter, scopesOf } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { beginReport } from '../actions.ts'
import { openReports, overseeReports, writeReports } from '../permissions.ts'
import { type ListedReport, listReports } from '../store.ts'
import { DESK_TITLE, SCOPE_WORDS, STATE_TONES, spoken, statusOf } from '../words.ts'
import { reportWorkflow } from '../workflow.ts'
import { readableAgencies } from './access.ts'
import { levelOf } from './level.ts'

const HOME = '/desk/annual-reports'
const beginning = z.object({
  agency: z.string().min(1).max(80),
  year: z.coerce.number().int().min(1990).max(2100),
  scope: z.enum(['agency', 'government']),
})

/** The reports of one's agencies; for the supervising office those of all, and who has not filed. */
export const listRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: HOME, may: openReports, handle: visit => listPage(visit, []) },
  {
    method: 'POST',
    path: `${HOME}/begin`,
    may: writeReports,
    async handle(visit) {
      const { db, form, actor, now } = visit
      const parsed = parseForm(beginning, form)
      if (!parsed.ok) return listPage(visit, parsed.problems)
      const agency = await agencyByKey(db, parsed.value.agency)
      if (!agency || !mayDo(actor, writeReports, agency.id)) {
        return listPage(visit, [{ field: 'agency', code: 'required' }])
      }
      const { year, scope } = parsed.value
      const done = await carryOut(
        visit,
        tx => beginReport(tx, { agencyId: agency.id, year, scope }, actor, now),
        made => `${HOME}/${made.caseId}`,
      )
      return done.ok ? seeOther(done.location) : listPage(visit, done.problems)
    },
  },
]

async function listPage(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const { db, actor, now, form, query } = visit
  const today = civilDateOf(now)
  const lastYear = datePartsOf(today).year - 1
  const asked = Number(query.get('year'))
  const year = Number.isInteger(asked) && asked > 2000 ? asked : undefined
  const agencies = await listAgencies(db)
  const reports = await listReports(db, readableAgencies(actor), year)
  const scopes = scopesOf(actor, writeReports)
  const offered = agencies.filter(each => scopes === 'all' || scopes.includes(each.id))
  const errors = spoken(problems)
  const values: Record<string, string> = {
    year: String(lastYear),
    agency: offered[0]?.key ?? '',
    ...typed(form),
  }
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find(each => each.field === name)?.message,
  })
  const byId = new Map(agencies.map(each => [each.id, each]))
  const filed = new Set(
    reports.filter(each => each.year === lastYear && each.state !== 'drafting').map(each => each.agency_id),
  )
  const absent = agencies.filter(each => each.state === 'active' && !filed.has(each.id))
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Table<ListedReport>
        id="reports"
        caption={`${year ?? '历年'}年度报告`}
        columns={[
          {
            key: 'year',
            head: '年度',
            rowHeader: true,
            cell: each => <a href={`${HOME}/${each.case_id}`}>{each.year}</a>,
          },
          { key: 'agency', head: '机关', cell: each => byId.get(each.agency_id)?.name },
          { key: 'scope', head: '类型', cell: each => SCOPE_WORDS[each.scope] },
          {
            key: 'state',
            head: '状态',
            cell: each => (
              <Badge tone={STATE_TONES[each.state]}>{reportWorkflow.states[each.state].label}</Badge>
            ),
          },
          {
            key: 'due',
            head: '公布期限',
            cell: each => <Due report={each} today={today} level={levelOf(byId.get(each.agency_id))} />,
          },
        ]}
        rows={reports}
        rowKey={each => each.case_id}
        empty="还没有年度报告。"
      />
      {mayEnter(actor, overseeReports) && absent.length > 0 ? (
        <Section title={`${lastYear} 年度尚未报送的机关（${absent.length} 个）`} id="absent">
          <p>
            {absent
              .slice(0, 300)
              .map(each => each.shortName || each.name)
              .join('、')}
          </p>
        </Section>
      ) : null}
      {offered.length === 0 ? null : (
        <Section title="开始编制" id="begin">
          <form method="post" action={`${HOME}/begin`}>
            <OnceKey />
            <Field
              {...field('agency')}
              label="机关"
              type="select"
              options={offered.map(({ key, name }) => ({ value: key, label: name }))}
              required
            />
            <Field {...field('year')} label="年度" type="number" hint="历史年度也在这里录入" required />
            <Field
              {...field('scope')}
              label="类型"
              type="select"
              options={Object.entries(SCOPE_WORDS).map(([value, label]) => ({ value, label }))}
              hint="汇总年报由本级政府的主管部门编制：办公厅（室）、各部门和下级政府之和"
              required
            />
            <FormActions>
              <Button variant="primary">开始编制</Button>
            </FormActions>
          </form>
        </Section>
      )}
    </>
  )
  return page(DESK_TITLE, body, { status: statusOf(problems) })
}

function Due({
  report,
  today,
  level,
}: {
  readonly report: ListedReport
  readonly today: CivilDate
  readonly level: ReturnType<typeof levelOf>
}) {
  const { date } = reportDue(report.year, report.scope, level)
  return (
    <>
      <DateText date={date} />
      {report.state !== 'published' && date < today ? <Badge tone="danger">已逾期</Badge> : null}
    </>
  )
}
