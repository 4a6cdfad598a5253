import type { Example } from '../example.ts'
import { Contents } from './contents.tsx'

export const examples: readonly Example[] = [
  {
    title: '目录',
    render: () => (
      <Contents
        items={[
          { href: '#c1', label: '一、总体要求' },
          {
            href: '#c2',
            label: '二、重点任务',
            items: [
              { href: '#c21', label: '（一）完善制度' },
              { href: '#c22', label: '（二）优化服务' },
            ],
          },
          { href: '#c3', label: '三、保障措施' },
        ]}
      />
    ),
  },
]
