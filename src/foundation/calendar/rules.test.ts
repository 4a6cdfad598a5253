import { describe, expect, it } from 'vitest'
import { civilDate } from '../../law/civil-date.ts'
import { BUILT_IN_CALENDAR } from '../../law/work-calendar-data.ts'
import { calendarAlarm, daysOfMonth, enteringProblems, withYear, workdaysByMonth } from './rules.ts'

const dates = (...texts: string[]) => texts.map(civilDate)
const year2027 = { holidays: dates('2027-01-01'), workdays: dates('2027-01-03'), source: '示例通知' }

describe('the alarm', () => {
  it.each([
    ['is silent while the next notice is not to be expected', '2026-10-31', []],
    ['asks for the next year from 1 November', '2026-11-01', [{ urgency: 'soon', year: 2027 }]],
    ['is urgent once the year without data has begun', '2027-01-01', [{ urgency: 'now', year: 2027 }]],
  ])('%s', (_, today, expected) => {
    expect(calendarAlarm(BUILT_IN_CALENDAR, civilDate(today))).toEqual(expected)
  })

  it('is urgent at once where a deadline falls in a year without data', () => {
    expect(
      calendarAlarm(BUILT_IN_CALENDAR, civilDate('2026-06-01'), dates('2027-01-05', '2026-07-01')),
    ).toEqual([{ urgency: 'now', year: 2027 }])
  })

  it('asks for each year once, the earliest first', () => {
    const late = calendarAlarm(BUILT_IN_CALENDAR, civilDate('2027-11-02'), dates('2027-12-30'))
    expect(late).toEqual([
      { urgency: 'now', year: 2027 },
      { urgency: 'soon', year: 2028 },
    ])
  })

  it('is silent once the year was entered', () => {
    const calendar = withYear(BUILT_IN_CALENDAR, 2027, year2027)
    expect(calendarAlarm(calendar, civilDate('2026-11-22'))).toEqual([])
  })
})

describe('a year that somebody enters', () => {
  const today = civilDate('2026-11-22')
  const problems = (year: number, change: Partial<typeof year2027>, current?: typeof year2027) =>
    enteringProblems(year, { ...year2027, ...change }, current, today).map(problem => problem.code)

  it('is taken when it reads like a notice', () => {
    expect(problems(2027, {})).toEqual([])
  })

  it.each([
    ['of a year whose notice cannot be out', 2028, {}, 'too-far'],
    ['of a year long past', 1999, {}, 'too-old'],
    ['without a holiday', 2027, { holidays: [] }, 'no-holidays'],
    ['with a day of another year', 2027, { holidays: dates('2026-12-31') }, 'outside-year'],
    ['with a Monday worked “instead”', 2027, { workdays: dates('2027-01-04') }, 'workday-on-weekday'],
    ['with a day both off and worked', 2027, { workdays: dates('2027-01-01') }, 'listed-twice'],
  ])('is refused %s', (_, year, change, code) => {
    expect(problems(year, change)).toEqual([code])
  })

  it('is refused when it changes nothing', () => {
    expect(problems(2027, {}, year2027)).toEqual(['unchanged'])
    expect(problems(2027, { source: '修改后的通知' }, year2027)).toEqual([])
  })
})

describe('a month', () => {
  it('says of each day whether it is worked, and why', () => {
    const february = daysOfMonth(2026, 2, BUILT_IN_CALENDAR)
    expect(february).toHaveLength(28)
    expect(february.find(day => day.date === '2026-02-14')).toMatchObject({
      workday: true,
      reason: 'make-up-workday',
    })
    expect(february.find(day => day.date === '2026-02-16')).toMatchObject({
      workday: false,
      reason: 'holiday',
    })
  })

  it('adds up with the others to the working days of the year', () => {
    const sum = (year: number) => workdaysByMonth(year, BUILT_IN_CALENDAR).reduce((a, b) => a + b, 0)
    expect([sum(2020), sum(2025)]).toEqual([249, 248])
  })
})
