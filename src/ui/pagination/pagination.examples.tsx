import type { Example } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const examples: Example[] = [
  { title: '翻页', render: () => <Pagination first="#first" next="#next" label="示例翻页" /> },
]
