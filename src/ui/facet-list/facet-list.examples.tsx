import type { Example } from '../example.ts'
import { FacetList } from './facet-list.tsx'

const years = Array.from({ length: 12 }, (_, at) => ({
  value: String(2026 - at),
  label: `${2026 - at} 年`,
  count: 84 - 7 * at,
}))

export const examples: readonly Example[] = [
  {
    title: '结果旁边的筛选',
    render: () => (
      <FacetList
        hrefOf={(name, value) => `#${name}-${value}`}
        filters={[
          {
            name: 'kind',
            label: '类别',
            value: 'a',
            options: [
              { value: 'a', label: '通知', count: 51 },
              { value: 'b', label: '公告', count: 33 },
            ],
          },
          { name: 'year', label: '年份', options: years },
        ]}
      />
    ),
  },
]
