import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { disputeReplyDue } from './dispute-clocks.ts'
import { BUILT_IN_CALENDAR } from './work-calendar-data.ts'

describe('an agency answers for what it decided', () => {
  test.each([
    ['review', '2026-03-02', '2026-03-12'],
    // The tenth day is a Saturday.
    ['review', '2026-03-04', '2026-03-16'],
    ['direct', '2026-03-02', '2026-03-17'],
    // The fifteenth day lies in the National Day holidays.
    ['after', '2026-09-16', '2026-10-08'],
  ] as const)('%s received on %s: by %s', (kind, received, due) => {
    expect(disputeReplyDue(kind, civilDate(received), BUILT_IN_CALENDAR)).toBe(due)
  })
})
