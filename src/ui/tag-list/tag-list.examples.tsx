import type { Example } from '../example.ts'
import { TagList } from './tag-list.tsx'

export const examples: Example[] = [
  { title: '关键词', render: () => <TagList label="示例关键词" tags={['政务公开', '年度要点']} /> },
]
