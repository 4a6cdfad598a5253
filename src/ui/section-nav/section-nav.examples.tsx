import type { Example } from '../example.ts'
import { SectionNav } from './section-nav.tsx'

export const examples: Example[] = [
  {
    title: '分栏导航',
    render: () => (
      <SectionNav
        label="示例分栏"
        items={[
          { href: '#all', label: '全部', current: true, count: 12 },
          { href: '#mine', label: '待我审查', count: 3 },
        ]}
      />
    ),
  },
]
