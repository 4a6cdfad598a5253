import { Badge } from '../badge/badge.tsx'
import type { Example } from '../example.ts'
import { FileLink } from '../file-link/file-link.tsx'
import { Table } from './table.tsx'

export const examples: readonly Example[] = [
  {
    title: '数字与合计',
    render: () => (
      <Table
        id="sums"
        caption="2026 年前三季度支出（示例，单位：万元）"
        rows={[
          { name: '教育支出', plan: '1,204.50', done: '986.12', share: '81.9%' },
          { name: '卫生健康支出', plan: '860.00', done: '702.40', share: '81.7%' },
          { name: '城乡社区支出', plan: '96.30', done: '18.05', share: '18.7%' },
        ]}
        columns={[
          { key: 'name', head: '项目', rowHeader: true, cell: row => row.name },
          { key: 'plan', head: '全年预算', figures: true, nowrap: true, cell: row => row.plan },
          { key: 'done', head: '实际执行', figures: true, nowrap: true, cell: row => row.done },
          { key: 'share', head: '执行率', figures: true, cell: row => row.share },
        ]}
        totals={{ name: '合计', plan: '2,160.80', done: '1,706.57', share: '79.0%' }}
        note="数据截至 2026-09-30。"
        downloads={
          <>
            <FileLink href="#csv" name="支出表.csv" size={2210} />
            <FileLink href="#xlsx" name="支出表.xlsx" size={15400} />
          </>
        }
      />
    ),
  },
  {
    title: '事项与状态',
    render: () => (
      <Table
        id="works"
        caption="本周到期"
        rows={[
          {
            no: '示例〔2026〕12 号',
            name: '修订示例办法并公开征求意见',
            who: '示例一科',
            due: '2026-11-24',
            late: false,
          },
          { no: '示例〔2026〕9 号', name: '公布示例清单', who: '示例二科', due: '2026-11-20', late: true },
        ]}
        columns={[
          { key: 'name', head: '事项', rowHeader: true, cell: row => <a href="#row">{row.name}</a> },
          { key: 'no', head: '编号', nowrap: true, cell: row => row.no },
          { key: 'who', head: '承办', cell: row => row.who },
          { key: 'due', head: '期限', nowrap: true, cell: row => row.due },
          {
            key: 'state',
            head: '状态',
            cell: row => <Badge tone={row.late ? 'danger' : 'info'}>{row.late ? '已超期' : '办理中'}</Badge>,
          },
        ]}
      />
    ),
  },
  {
    title: '没有内容',
    render: () => (
      <Table
        id="none"
        caption="待我办理"
        rows={[]}
        columns={[
          { key: 'name', head: '事项', cell: () => '' },
          { key: 'due', head: '期限', cell: () => '' },
        ]}
        empty="目前没有待办事项。"
      />
    ),
  },
]
