import { page } from '../../platform/http/answers.ts'
import type { DeskRoute } from '../../platform/http/routes.ts'
import { StatLine } from '../../ui/stat-line/stat-line.tsx'
import { Table } from '../../ui/table/table.tsx'
import { permissions } from './permissions.ts'
import type { SubscriptionSource } from './sources.ts'
import { countSubscriptions, type SubscriptionCount } from './store.ts'
import { TITLE } from './words.ts'

/** How many subscriptions stand: counts, by kind. Nobody reads who is told of what. */
export function deskRoutes(sources: readonly SubscriptionSource[]): readonly DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/desk/subscriptions',
      may: permissions.view,
      async handle({ db }) {
        return page(TITLE, <CountsPage counts={await countSubscriptions(db)} sources={sources} />)
      },
    },
  ]
}

function CountsPage({
  counts,
  sources,
}: {
  readonly counts: readonly SubscriptionCount[]
  readonly sources: readonly SubscriptionSource[]
}) {
  const sum = (of: (count: SubscriptionCount) => number) =>
    counts.reduce((total, count) => total + of(count), 0)
  const active = sum(count => count.daily + count.weekly)
  return (
    <>
      <StatLine
        items={[
          { label: '有效订阅', value: active, unit: '项' },
          { label: '等待确认', value: sum(count => count.waiting), unit: '项' },
        ]}
      />
      <Table
        caption="按订阅的内容统计"
        columns={[
          {
            key: 'source',
            head: '内容',
            rowHeader: true,
            cell: row => sources.find(source => source.key === row.source)?.label ?? row.source,
          },
          { key: 'daily', head: '每天', figures: true, cell: row => row.daily },
          { key: 'weekly', head: '每周', figures: true, cell: row => row.weekly },
          { key: 'waiting', head: '等待确认', figures: true, cell: row => row.waiting },
        ]}
        rows={counts}
        rowKey={row => row.source}
        note="邮箱地址加密保存，不在任何页面显示。等待确认的申请 48 小时后自动删除。"
        empty="还没有人用电子邮件订阅。"
      />
    </>
  )
}
