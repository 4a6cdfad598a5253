import { DocumentList } from '../document-list/document-list.tsx'
import type { Example } from '../example.ts'
import { Section } from './section.tsx'

export const examples: readonly Example[] = [
  {
    title: '页内分节',
    render: () => (
      <Section title="最新发布" more={{ href: '#all', label: '全部文件' }}>
        <DocumentList
          dense
          items={[
            { href: '#a', title: '示例公告', date: '2026-11-20' },
            { href: '#b', title: '示例通知', date: '2026-11-19' },
          ]}
        />
      </Section>
    ),
  },
]
