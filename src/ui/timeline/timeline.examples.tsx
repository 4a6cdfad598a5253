import type { Example } from '../example.ts'
import { Timeline } from './timeline.tsx'

export const examples: readonly Example[] = [
  {
    title: '经过',
    render: () => (
      <Timeline
        items={[
          { at: '2026-11-10 09:32', title: '收到', detail: <p>编号 2026-00012。</p> },
          { at: '2026-11-12', title: '开始办理' },
          {
            at: '2026-11-20',
            title: '征求意见',
            state: 'current',
            detail: <p>征求意见期间不计入办理期限。</p>,
          },
          { at: '不晚于 2026-12-15', title: '答复', state: 'ahead' },
        ]}
      />
    ),
  },
]
