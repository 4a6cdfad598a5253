import { listAgencies } from '../../../../foundation/agencies/index.ts'
import { loadCalendar } from '../../../../foundation/calendar/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { page } from '../../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../../platform/http/routes.ts'
import { DateText } from '../../../../ui/date-text/date-text.tsx'
import { SectionNav } from '../../../../ui/section-nav/section-nav.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import { leftWords, workdaysLeft } from '../../clock-views.tsx'
import { readableAgencies } from '../../desk/access.ts'
import { seeRequests } from '../../permissions.ts'
import { TITLE } from '../../words.ts'
import { correctionDue } from '../file.ts'
import { queuedCorrections } from '../store.ts'
import { type CorrectionState, correctionWorkflow } from '../workflow.ts'

const HOME = '/desk/requests/corrections'
const PAGE_SIZE = 50
const CURSOR = /^(\d{4}-\d{2}-\d{2})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The demands of one's agencies: open ones by the day on which their result is due, and those that ended. */
export const correctionQueueRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests/corrections',
  may: seeRequests,
  async handle({ db, actor, now, query }) {
    const today = civilDateOf(now)
    const calendar = await loadCalendar(db)
    const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
    const ended = query.get('closed') === 'yes'
    const [, receivedOn = '', caseId = ''] = CURSOR.exec(query.get('after') ?? '') ?? []
    const found = await queuedCorrections(db, readableAgencies(actor), {
      ...(caseId === '' ? {} : { after: { receivedOn, caseId } }),
      ended,
      limit: PAGE_SIZE + 1,
    })
    const shown = found.slice(0, PAGE_SIZE)
    const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined
    const rows = await Promise.all(
      shown.map(async row => ({ row, due: (await correctionDue(db, row, calendar)).date })),
    )
    const table = (
      <Table<(typeof rows)[number]>
        id="corrections"
        caption={ended ? '已办结的更正申请' : '在办的更正申请，按到期日排列'}
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
            cell: ({ row }) =>
              row.open_state === null
                ? '已办结'
                : correctionWorkflow.states[row.open_state as CorrectionState].label,
          },
          { key: 'received', head: '收到', cell: ({ row }) => <DateText date={row.received_on} /> },
          {
            key: 'due',
            head: '到期',
            cell: ({ row, due }) =>
              row.ended_on !== null ? (
                <>
                  <DateText date={row.ended_on} /> 办结
                </>
              ) : row.letter_seq === null ? (
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
        empty={ended ? '没有已办结的更正申请。' : '没有在办的更正申请。'}
      />
    )
    const body = (
      <>
        <SectionNav
          label="按状态查看"
          items={[
            { href: HOME, label: '在办', current: !ended },
            { href: `${HOME}?closed=yes`, label: '已办结', current: ended },
          ]}
        />
        {table}
        {last ? (
          <p>
            <a href={`${HOME}?${ended ? 'closed=yes&' : ''}after=${last.received_on}~${last.case_id}`}>
              下一页
            </a>
          </p>
        ) : null}
      </>
    )
    return page('更正本人信息', body, { crumbs: [{ href: '/desk/requests', label: TITLE }] })
  },
}
