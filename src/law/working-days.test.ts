import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate, weekday } from './civil-date.ts'
import { BUILT_IN_CALENDAR as calendar } from './work-calendar-data.ts'
import {
  addWorkdays,
  calendarYearProblems,
  isWorkday,
  judgeDay,
  nextWorkdayOn,
  workdaysBetween,
  workdaysInYear,
} from './working-days.ts'

const knownDates = fc.integer({ min: 0, max: 2600 }).map(days => addDays(civilDate('2019-01-01'), days))

describe('adding working days', () => {
  it.each([
    ['2020-01-17', 20, '2020-02-21', 'across Spring Festival, with a worked Sunday'],
    ['2020-01-20', 7, '2020-02-06', 'a correction notice across Spring Festival'],
    ['2020-07-17', 20, '2020-08-14', 'no holiday at all'],
    ['2020-09-10', 20, '2020-10-14', 'across National Day'],
    ['2020-09-10', 40, '2020-11-11', 'extended by twenty days'],
    ['2020-04-24', 15, '2020-05-18', 'a third party across May Day'],
    ['2020-06-24', 7, '2020-07-06', 'across the Dragon Boat Festival'],
    ['2019-04-28', 20, '2019-05-28', 'received on a worked Sunday'],
    ['2021-02-08', 20, '2021-03-12', 'Spring Festival 2021'],
    ['2024-12-20', 20, '2025-01-20', 'across the new year'],
    ['2025-01-24', 20, '2025-02-27', 'Spring Festival 2025'],
    ['2025-09-26', 20, '2025-10-30', 'National Day with Mid-Autumn'],
    ['2026-02-13', 20, '2026-03-19', 'two worked Saturdays'],
  ])('%s and %i working days end on %s: %s', (from, days, expected) => {
    expect(addWorkdays(civilDate(from), days, calendar)).toEqual({ date: expected, provisional: false })
  })

  it('stays on the day for none, and refuses a count that is no count', () => {
    expect(addWorkdays(civilDate('2020-10-01'), 0, calendar).date).toBe('2020-10-01')
    expect(() => addWorkdays(civilDate('2020-10-01'), -1, calendar)).toThrow(RangeError)
    expect(() => addWorkdays(civilDate('2020-10-01'), 1.5, calendar)).toThrow(RangeError)
  })

  it('says that a date is provisional as soon as it passes through a year without a notice', () => {
    expect(addWorkdays(civilDate('2026-12-25'), 4, calendar)).toEqual({
      date: '2026-12-31',
      provisional: false,
    })
    expect(addWorkdays(civilDate('2026-12-25'), 5, calendar)).toEqual({
      date: '2027-01-01',
      provisional: true,
    })
    expect(addWorkdays(civilDate('2018-12-27'), 3, calendar)).toEqual({
      date: '2019-01-02',
      provisional: true,
    })
    expect(judgeDay(civilDate('2027-10-01'), calendar)).toEqual({
      workday: true,
      reason: 'weekday',
      provisional: true,
    })
  })

  it('always ends on a working day, with exactly that many between', () => {
    fc.assert(
      fc.property(knownDates, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const { date } = addWorkdays(from, days, calendar)
        expect(isWorkday(date, calendar)).toBe(true)
        expect(workdaysBetween(from, date, calendar).count).toBe(days)
        expect(workdaysBetween(from, addDays(date, -1), calendar).count).toBe(days - 1)
      }),
    )
  })

  it('adds up when done in two steps', () => {
    fc.assert(
      fc.property(knownDates, fc.nat(30), fc.nat(30), (from, first, second) => {
        const once = addWorkdays(from, first + second, calendar).date
        const twice = addWorkdays(addWorkdays(from, first, calendar).date, second, calendar).date
        expect(twice).toBe(once)
      }),
    )
  })
})

describe('counting working days', () => {
  it('leaves out the first day and counts the last', () => {
    expect(workdaysBetween(civilDate('2020-09-16'), civilDate('2020-10-12'), calendar).count).toBe(14)
    expect(workdaysBetween(civilDate('2020-07-17'), civilDate('2020-07-20'), calendar).count).toBe(1)
    expect(workdaysBetween(civilDate('2020-07-20'), civilDate('2020-07-17'), calendar).count).toBe(0)
  })

  it.each([
    [2020, 249],
    [2025, 248],
  ])('finds the working days of %i to be %i', (year, count) => {
    expect(workdaysInYear(year, calendar)).toEqual({ count, provisional: false })
  })
})

describe('the tables of working days', () => {
  /** From before the first notice to after the last one. */
  const anyDate = fc.integer({ min: 0, max: 4400 }).map(days => addDays(civilDate('2017-06-01'), days))

  it('agree with a walk from day to day, with what is provisional', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(700), (a, length) => {
        const days = Array.from({ length }, (_, after) => judgeDay(addDays(a, after + 1), calendar))
        const count = days.filter(each => each.workday).length
        const provisional = days.some(each => each.provisional)
        const b = addDays(a, length)
        expect(workdaysBetween(a, b, calendar)).toEqual({ count, provisional })
        if (days.at(-1)?.workday) expect(addWorkdays(a, count, calendar)).toEqual({ date: b, provisional })
        const next = days.findIndex(each => each.workday)
        if (next < 0 || judgeDay(a, calendar).workday) return
        const after = addDays(a, next + 1)
        expect(nextWorkdayOn(a, calendar).date).toBe(after)
      }),
    )
  })

  it('do not mix up years that were given the same notice', () => {
    const empty = { holidays: [], workdays: [], source: 'a notice' }
    const shared = { version: 'shared', years: new Map([2023, 2024, 2025].map(year => [year, empty])) }
    for (const year of [2023, 2024, 2025, 2024]) {
      const first = civilDate(`${year}-01-01`)
      const { date } = addWorkdays(first, 60, { version: 'plain', years: new Map() })
      expect(addWorkdays(first, 60, shared)).toEqual({ date, provisional: false })
    }
  })

  it('end with the year 9999', () => {
    expect(() => addWorkdays(civilDate('9999-12-30'), 20, calendar)).toThrow(RangeError)
  })
})

describe('the built-in calendar', () => {
  it('covers 2019 to 2026 and contradicts itself nowhere', () => {
    expect([...calendar.years.keys()]).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const [year, data] of calendar.years)
      expect(calendarYearProblems(year, data), String(year)).toEqual([])
  })

  it.each([
    ['2020-01-19', 'make-up-workday', true],
    ['2020-01-18', 'weekend', false],
    ['2020-10-01', 'holiday', false],
    ['2020-10-09', 'weekday', true],
    ['2022-02-02', 'holiday', false],
    ['2026-02-23', 'holiday', false],
    ['2026-02-28', 'make-up-workday', true],
  ])('judges %s a %s', (date, reason, workday) => {
    expect(judgeDay(civilDate(date), calendar)).toEqual({ workday, reason, provisional: false })
  })

  it('without any data works the plain week', () => {
    const bare = { version: 'bare', years: new Map() }
    fc.assert(
      fc.property(knownDates, date => {
        expect(isWorkday(date, bare)).toBe(weekday(date) <= 5)
      }),
    )
  })
})

describe('an administrator who types next year’s notice', () => {
  it('is told of each day that cannot be right', () => {
    const days = (...list: string[]) => list.map(civilDate)
    const problems = calendarYearProblems(2027, {
      holidays: days('2027-01-01', '2027-01-02', '2026-12-31'),
      workdays: days('2027-01-01', '2027-01-03'),
      source: 'a notice',
    })
    expect(problems).toEqual([
      { code: 'outside-year', date: '2026-12-31' },
      { code: 'listed-twice', date: '2027-01-01' },
      { code: 'holiday-on-weekend', date: '2027-01-02' },
      { code: 'workday-on-weekday', date: '2027-01-01' },
    ])
  })
})
