import type { Example } from '../example.ts'
import { FilterPanel } from './filter-panel.tsx'

export const examples: readonly Example[] = [
  {
    title: '筛选',
    render: () => (
      <FilterPanel
        action="#list"
        clear="#all"
        filters={[
          {
            name: 'year',
            label: '年份',
            value: '2026',
            options: [
              { value: '2026', label: '2026 年', count: 84 },
              { value: '2025', label: '2025 年', count: 311 },
            ],
          },
          {
            name: 'kind',
            label: '类别',
            options: [
              { value: 'a', label: '通知', count: 51 },
              { value: 'b', label: '公告', count: 33 },
            ],
          },
        ]}
      />
    ),
  },
]
