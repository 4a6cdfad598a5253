import { listAgencies } from '../../../foundation/agencies/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { reportDue, reportYearOn } from '../../../law/report-deadlines.ts'
import { type Actor, mayDo, mayEnter } from '../../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../../platform/room/room.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { draftReportTexts, headReports, openReports, overseeReports, writeReports } from '../permissions.ts'
import { type ListedReport, listReports } from '../store.ts'
import { DESK_TITLE, SCOPE_WORDS, STATE_TONES } from '../words.ts'
import { reportWorkflow } from '../workflow.ts'
import { readableAgencies } from './access.ts'
import { levelOf } from './level.ts'

const HOME = '/desk/annual-reports'
const MOST_SHOWN = 5

/** 年度报告待办, on the first page of the workbench: the year's reports that wait for the reader, the earliest first. */
export const reportsPanel: DeskPanel = {
  order: 9,
  may: openReports,
  async render({ db, actor, now }) {
    const today = civilDateOf(now)
    const year = reportYearOn(today)
    if (year === undefined) return null
    const reports = await listReports(db, readableAgencies(actor), year)
    const agencies = new Map((await listAgencies(db)).map(each => [each.id, each]))
    const waiting = reports
      .filter(each => waitsFor(each, actor))
      .map(report => ({
        report,
        agency: agencies.get(report.agency_id),
        due: reportDue(report.year, report.scope, levelOf(agencies.get(report.agency_id))).date,
      }))
      .sort((a, b) => a.due.localeCompare(b.due))
    if (waiting.length === 0) return null
    return (
      <Section
        title={`${year} 年度报告`}
        id="reports-todo"
        more={{ href: HOME, label: `${DESK_TITLE}（${waiting.length}）` }}
      >
        <ul>
          {waiting.slice(0, MOST_SHOWN).map(({ report, agency, due }) => (
            <li key={report.case_id}>
              <a href={`${HOME}/${report.case_id}`}>
                {agency?.shortName || agency?.name}　{SCOPE_WORDS[report.scope]}
              </a>
              {'　'}
              <Badge tone={STATE_TONES[report.state]}>{reportWorkflow.states[report.state].label}</Badge>
              {'　'}
              <DateText date={due} />
              前公布
              {due < today ? <Badge tone="danger">已逾期</Badge> : null}
            </li>
          ))}
        </ul>
      </Section>
    )
  },
}

/** Whether the next step is the reader's. */
function waitsFor({ state, agency_id, publication_id }: ListedReport, actor: Actor): boolean {
  switch (state) {
    case 'drafting':
      return mayDo(actor, writeReports, agency_id)
    case 'submitted':
      return mayDo(actor, headReports, agency_id)
    case 'signed':
      return mayEnter(actor, overseeReports)
    case 'accepted':
      return publication_id === null && mayDo(actor, draftReportTexts, agency_id)
    case 'published':
      return false
  }
}
