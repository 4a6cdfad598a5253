import type { Example } from '../example.ts'
import { StatLine } from './stat-line.tsx'

export const examples: Example[] = [
  {
    title: '数字',
    render: () => (
      <StatLine
        label="示例统计"
        stats={[
          { label: '已公开', value: '1,024', href: '#list' },
          { label: '机构', value: '72' },
        ]}
      />
    ),
  },
]
