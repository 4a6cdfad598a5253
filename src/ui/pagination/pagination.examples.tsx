import type { Example } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const examples: readonly Example[] = [
  {
    title: '翻页',
    render: () => <Pagination next="#next" previous="#previous" summary="第 21—40 条，共 134 条" />,
  },
  {
    title: '第一页',
    render: () => <Pagination next="#next" label="第一页的翻页" />,
  },
]
