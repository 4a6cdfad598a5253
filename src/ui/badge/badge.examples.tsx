import type { Example } from '../example.ts'
import { Badge, State } from './badge.tsx'

export const examples: readonly Example[] = [
  {
    title: '一词一形一色',
    render: () => (
      <p>
        <Badge>草稿</Badge> <Badge tone="info">办理中</Badge> <Badge tone="success">已完成</Badge>{' '}
        <Badge tone="warning">即将到期</Badge> <Badge tone="danger">已超期</Badge>
      </p>
    ),
  },
  {
    title: '状态是一句话',
    render: () => (
      <State tone="info" word="办理中">
        已受理，正在征求意见，期限顺延至 2026-12-15（周二）。
      </State>
    ),
  },
]
