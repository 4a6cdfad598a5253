import { listAgencies } from '../../../../foundation/agencies/index.ts'
import { loadCalendar } from '../../../../foundation/calendar/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { page } from '../../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { DateText } from '../../../../ui/date-text/date-text.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { leftWords, workdaysLeft } from '../../clock-views.tsx'
import { readableAgencies } from '../../desk/access.ts'
import { seeRequests } from '../../permissions.ts'
import { TITLE } from '../../words.ts'
import { correctionDue } from '../file.ts'
import { queuedCorrections } from '../store.ts'
import { type CorrectionState, correctionWorkflow } from '../workflow.ts'

const MOST = 200

/** The open demands of one's agencies, by the day on which their result is due. */
export const correctionQueueRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests/corrections',
  may: seeRequests,
  async handle({ db, actor, now }) {
    const today = civilDateOf(now)
    const calendar = await loadCalendar(db)
    const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
    const found = await queuedCorrections(db, readableAgencies(actor), MOST)
    const rows = await Promise.all(
      found.map(async row => ({ row, due: (await correctionDue(db, row, calendar)).date })),
    )
    rows.sort((a, b) => a.due.localeCompare(b.due))
    const body = (
      <Table<(typeof rows)[number]>
        id="corrections"
        caption="在办的更正申请，按到期日排列"
        columns={[
          {
            key: 'number',
            head: '编号',
            rowHeader: true,
            cell: ({ row }) => <a href={`/desk/requests/corrections/${row.case_id}`}>{row.number}</a>,
          },
          { key: 'agency', head: '机关', cell: ({ row }) => names.get(row.agency_id) ?? '' },
          {
            key: 'state',
            head: '状态',
            cell: ({ row }) => correctionWorkflow.states[row.open_state as CorrectionState].label,
          },
          { key: 'received', head: '收到', cell: ({ row }) => <DateText date={row.received_on} /> },
          {
            key: 'due',
            head: '到期',
            cell: ({ row, due }) =>
              row.letter_seq === null ? (
                <>
                  <DateText date={due} /> {leftWords(workdaysLeft(due, today, calendar))}
                </>
              ) : (
                '已经签发'
              ),
          },
        ]}
        rows={rows}
        rowKey={({ row }) => row.case_id}
        empty="没有在办的更正申请。"
      />
    )
    return page('更正本人信息', body, { crumbs: [{ href: '/desk/requests', label: TITLE }] })
  },
}
