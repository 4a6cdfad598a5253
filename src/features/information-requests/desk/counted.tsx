import { agencyByKey } from '../../../foundation/agencies/index.ts'
import { OUTCOMES, outcomeOf } from '../../../law/outcomes.ts'
import { APPLICANT_COLUMNS, DISPUTE_GROUPS, DISPUTE_RESULTS } from '../../../law/report-form.ts'
import { page, refuse } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { seeRequests } from '../permissions.ts'
import { type CountedRequest, MOST_LISTED, requestsOfCell } from '../store-report.ts'
import { COLUMN_WORDS, TITLE } from '../words.ts'
import { readableAgencies } from './access.ts'

/** The cases behind a cell of the annual report. */
export const countedRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests/counted',
  may: seeRequests,
  async handle({ db, actor, query }) {
    const agency = await agencyByKey(db, query.get('agency') ?? '')
    const year = Number(query.get('year'))
    const cell = readCell(query.get('cell') ?? '')
    const agencies = readableAgencies(actor)
    if (!agency || !cell || !Number.isInteger(year) || year < 2008 || year > 2100) {
      return refuse(404, '没有这一格。请从年度报告的表格重新选择。')
    }
    if (agencies !== 'all' && !agencies.includes(agency.id))
      return refuse(404, '没有这一格，或者您没有查看的权限。')
    const outcomes = OUTCOMES.filter(each => cell.table === 't2' && each.row === cell.row).map(
      each => each.code,
    )
    const rows = await requestsOfCell(db, agency.id, year, { ...cell, outcomes })
    const body = (
      <Table<CountedRequest>
        id="counted"
        caption={`${agency.name}${year}年度：${cell.column in COLUMN_WORDS ? COLUMN_WORDS[cell.column as keyof typeof COLUMN_WORDS] : ''}（${rows.length} 件）`}
        columns={[
          {
            key: 'number',
            head: '编号',
            rowHeader: true,
            cell: each => <a href={`/desk/requests/${each.caseId}`}>{each.number}</a>,
          },
          {
            key: 'received',
            head: '收到',
            cell: each => each.receivedOn && <DateText date={each.receivedOn} />,
          },
          {
            key: 'concluded',
            head: '办结',
            cell: each => each.concludedOn && <DateText date={each.concludedOn} />,
          },
          {
            key: 'outcome',
            head: '处理决定',
            cell: each => (each.outcome ? outcomeOf(each.outcome)?.name : ''),
          },
        ]}
        rows={rows}
        rowKey={each => each.caseId}
        empty="没有办件。"
        note={rows.length >= MOST_LISTED ? `只列出 ${MOST_LISTED} 件。` : undefined}
      />
    )
    return page('年度报告数据的办件', body, { crumbs: [{ href: '/desk/requests', label: TITLE }] })
  },
}

interface Cell {
  readonly table: 't2' | 't3'
  readonly row: string
  readonly column: string
}

/** `t2.r3.1.natural`, `t3.review.upheld`. */
function readCell(text: string): Cell | undefined {
  const parts = text.split('.')
  const [table, ...rest] = parts
  const column = rest.pop() ?? ''
  const row = rest.join('.')
  if (table === 't2') {
    const known = APPLICANT_COLUMNS.some(each => each === column) && /^r(1|2|3(\.\d){1,2}|4)$/.test(row)
    return known ? { table, row, column } : undefined
  }
  const known = DISPUTE_GROUPS.some(each => each === row) && DISPUTE_RESULTS.some(each => each === column)
  return table === 't3' && known ? { table, row, column } : undefined
}
