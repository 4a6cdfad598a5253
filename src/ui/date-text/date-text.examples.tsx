import type { Example } from '../example.ts'
import { DateText } from './date-text.tsx'

export const examples: readonly Example[] = [
  {
    title: '日期',
    render: () => (
      <p>
        <DateText date="2026-11-22" />；<DateText date="2026-11-22" weekday />；
        <DateText date="2026-11-23" time="09:00" weekday />
      </p>
    ),
  },
]
