import { listAgencies } from '../../../foundation/agencies/index.ts'
import { addDays, civilDateOf, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { readableAgencies } from '../desk/access.ts'
import { seeRequests } from '../permissions.ts'
import { TITLE } from '../words.ts'
import { dueChanges } from './store.ts'

const DAYS = 90
const MOST = 500

/** The requests whose day changed with the calendar of working days. */
export const recalculatedRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests/recalculated',
  may: seeRequests,
  async handle({ db, actor, now }) {
    const since = addDays(civilDateOf(now), -DAYS)
    const rows = await dueChanges(db, readableAgencies(actor), since, MOST)
    const names = new Map((await listAgencies(db)).map(each => [each.id, each.shortName || each.name]))
    const body = (
      <Table<(typeof rows)[number]>
        id="recalculated"
        caption={`近 ${DAYS} 天期限随工作日历变动的申请`}
        columns={[
          {
            key: 'number',
            head: '编号',
            rowHeader: true,
            cell: each => <a href={`/desk/requests/${each.case_id}`}>{each.number}</a>,
          },
          { key: 'agency', head: '机关', cell: each => names.get(each.agency_id) },
          { key: 'before', head: '原期限', cell: each => <DateText date={each.due_before} /> },
          { key: 'after', head: '现期限', cell: each => <DateText date={each.due_after} /> },
          { key: 'at', head: '重新计算', cell: each => formatShanghaiMinute(each.at) },
        ]}
        rows={rows}
        rowKey={each => `${each.case_id} ${each.calendar}`}
        empty="没有变动。"
        note={rows.length >= MOST ? `只列出最近的 ${MOST} 件。` : undefined}
      />
    )
    return page('期限变动的申请', body, { crumbs: [{ href: '/desk/requests', label: TITLE }] })
  },
}
