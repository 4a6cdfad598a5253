import type { Example } from '../example.ts'
import { FilterPanel } from './filter-panel.tsx'

export const examples: Example[] = [
  {
    title: '筛选',
    render: () => (
      <FilterPanel
        action="#filter"
        label="示例筛选"
        filters={[
          {
            name: 'ex-agency',
            label: '机构',
            all: '全部机构',
            options: [{ value: 'a', label: '示例市财政局', count: 12 }],
          },
          {
            name: 'ex-year',
            label: '年份',
            all: '全部年份',
            value: '2026',
            options: [{ value: '2026', label: '2026' }],
          },
        ]}
      />
    ),
  },
]
