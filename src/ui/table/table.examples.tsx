import type { Example } from '../example.ts'
import { Table } from './table.tsx'

const rows = [
  { item: '一般公共服务', sum: '1,204.50', share: '12.3%' },
  { item: '教育', sum: '3,618.00', share: '37.0%' },
]

export const examples: Example[] = [
  {
    title: '表格',
    render: () => (
      <Table
        caption="示例支出（万元）"
        columns={[
          { label: '项目', heading: true, cell: row => row.item },
          { label: '金额', figures: true, cell: row => row.sum },
          { label: '占比', figures: true, cell: row => row.share },
        ]}
        rows={rows}
        rowKey={row => row.item}
        downloads={<a href="#table">下载 CSV</a>}
      />
    ),
  },
]
