import type { Example } from '../example.ts'
import { SectionNav } from './section-nav.tsx'

export const examples: readonly Example[] = [
  {
    title: '分项',
    render: () => (
      <SectionNav
        label="分项"
        items={[
          { href: '#a', label: '概况' },
          { href: '#b', label: '文件', current: true, count: 128 },
          { href: '#c', label: '目录', count: 4 },
          { href: '#d', label: '联系方式' },
        ]}
      />
    ),
  },
]
