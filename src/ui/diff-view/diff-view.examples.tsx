import type { Example } from '../example.ts'
import { DiffView } from './diff-view.tsx'

export const examples: Example[] = [
  {
    title: '版本比较',
    render: () => (
      <DiffView
        label="示例比较"
        blocks={[
          { kind: 'same', text: '一、总体要求' },
          { kind: 'same', text: '按照示例安排做好工作。' },
          {
            kind: 'changed',
            text: '',
            parts: [
              { kind: 'same', text: '咨询时间为' },
              { kind: 'del', text: '工作日上午' },
              { kind: 'ins', text: '工作日全天' },
              { kind: 'same', text: '。' },
            ],
          },
          { kind: 'added', text: '本通知自印发之日起施行。' },
        ]}
      />
    ),
  },
]
