import type { Example } from '../example.ts'
import { Badge } from './badge.tsx'

export const examples: Example[] = [
  {
    title: '状态',
    render: () => (
      <p>
        <Badge>起草中</Badge> <Badge tone="info">审查中</Badge> <Badge tone="success">已发布</Badge>{' '}
        <Badge tone="warning">即将到期</Badge> <Badge tone="danger">已撤下</Badge>
      </p>
    ),
  },
]
