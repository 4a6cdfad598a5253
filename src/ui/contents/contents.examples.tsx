import type { Example } from '../example.ts'
import { Contents } from './contents.tsx'

export const examples: Example[] = [
  {
    title: '目录',
    render: () => (
      <Contents
        label="示例目录"
        items={[
          { id: 's-1', text: '一、总体要求', children: [] },
          {
            id: 's-2',
            text: '二、主要任务',
            children: [{ id: 's-3', text: '（一）示例任务', children: [] }],
          },
        ]}
      />
    ),
  },
]
