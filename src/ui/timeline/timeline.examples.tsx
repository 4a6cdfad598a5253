import type { Example } from '../example.ts'
import { Timeline } from './timeline.tsx'

export const examples: Example[] = [
  {
    title: '时间线',
    render: () => (
      <Timeline
        label="办理过程"
        entries={[
          { time: '2026-11-20 09:00', datetime: '2026-11-20T09:00+08:00', title: '已提交审查' },
          {
            time: '2026-11-21 15:20',
            datetime: '2026-11-21T15:20+08:00',
            title: '法律关已签署',
            detail: '依据充分',
          },
          { time: '2026-11-22 10:00', datetime: '2026-11-22T10:00+08:00', title: '已发布', current: true },
        ]}
      />
    ),
  },
]
