import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { due } from './clock.ts'
import { dueDate } from './due-date.ts'
import { BUILT_IN_CALENDAR } from './work-calendar-data.ts'
import { addWorkdays } from './working-days.ts'

/**
 * The notices of two whole years and of the years that they run into, day by day as the notices list them, typed again:
 * each weekday off, each weekend day worked.
 */
const OFF = `
  2020-01-01 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-01-30 2020-01-31 2020-04-06 2020-05-01 2020-05-04 2020-05-05
  2020-06-25 2020-06-26 2020-10-01 2020-10-02 2020-10-05 2020-10-06 2020-10-07 2020-10-08
  2021-01-01 2021-02-11 2021-02-12 2021-02-15 2021-02-16 2021-02-17
  2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02 2025-05-05
  2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08
  2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23`
const WORKED = `
  2020-01-19 2020-04-26 2020-05-09 2020-06-28 2020-09-27 2020-10-10 2021-02-07 2021-02-20
  2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28`

/** All days of a year and the next April, and whether each is worked: a plain row of booleans, without our calendar. */
function daysFrom(year: number): { readonly names: readonly string[]; readonly worked: readonly boolean[] } {
  const names: string[] = []
  const worked: boolean[] = []
  const end = Date.UTC(year + 1, 3, 1)
  for (let at = Date.UTC(year, 0, 1); at < end; at += 86_400_000) {
    const date = new Date(at)
    const name = date.toISOString().slice(0, 10)
    const weekend = date.getUTCDay() % 6 === 0
    names.push(name)
    worked.push(weekend ? WORKED.includes(name) : !OFF.includes(name))
  }
  return { names, worked }
}

/** How many days a year has, and how many of them are worked by the notices. */
const YEARS = [
  [2020, 366, 249],
  [2025, 365, 248],
] as const

describe.each(YEARS)('a request received on any day of %i', (year, length, workedDays) => {
  const { names, worked } = daysFrom(year)

  test('meets the working days of that year', () => {
    expect(worked.slice(0, length).filter(Boolean)).toHaveLength(workedDays)
  })

  test.each([7, 15, 20, 40])('has its %i working days', days => {
    const article = ''
    const rule = { days, unit: 'workday', article } as const
    for (let received = 0; received < length; received += 1) {
      let place = received
      for (let left = days; left > 0; ) {
        place += 1
        if (worked[place]) left -= 1
      }
      const at = civilDate(names[received] ?? '')
      const expected = { state: 'running', date: names[place], provisional: false }
      const events = [{ kind: 'start', at, article }] as const
      expect(due(rule, events, BUILT_IN_CALENDAR)).toMatchObject(expected)
      expect(dueDate(rule, events, BUILT_IN_CALENDAR)).toEqual(expected)
      expect(addWorkdays(at, days, BUILT_IN_CALENDAR).date).toBe(names[place])
    }
  })
})
