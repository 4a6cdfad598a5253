import type { Example } from '../example.ts'
import { StatLine } from './stat-line.tsx'

export const examples: readonly Example[] = [
  {
    title: '几个数字',
    render: () => (
      <StatLine
        label="今年以来"
        items={[
          { label: '发布文件', value: '1,284', unit: '件', href: '#a' },
          { label: '正在征求意见', value: 3, unit: '项', href: '#b' },
          { label: '按期办结', value: '98.6', unit: '%', href: '#c' },
        ]}
      />
    ),
  },
]
