import { addDays, type CivilDate, civilDate, datePartsOf, weekday } from '../../law/civil-date.ts'
import {
  type Calendar,
  type CalendarYear,
  calendarYearProblems,
  type DayVerdict,
  judgeDay,
} from '../../law/working-days.ts'
import type { Problem } from '../../platform/forms/form.ts'

/** What is missing from the calendar: `soon` may wait some weeks, `now` makes deadlines provisional. */
export interface CalendarAlarm {
  readonly urgency: 'soon' | 'now'
  readonly year: number
}

/** The State Council's notice for the next year comes in October or November (domain: 办理期限). */
const NOTICE_MONTH = 11

/**
 * Which years of the calendar somebody must enter. From 1 November the next year is asked for; `now` where one of `dates`
 * (today among them) falls in a year without data, because whatever is counted there is a guess.
 */
export function calendarAlarm(
  calendar: Calendar,
  today: CivilDate,
  dates: readonly CivilDate[] = [],
): CalendarAlarm[] {
  const { year, month } = datePartsOf(today)
  const needed = new Set([year, ...dates.map(date => datePartsOf(date).year)])
  const alarms: CalendarAlarm[] = [...needed]
    .filter(each => !calendar.years.has(each))
    .map(each => ({ urgency: 'now', year: each }))
  if (month >= NOTICE_MONTH && !needed.has(year + 1) && !calendar.years.has(year + 1)) {
    alarms.push({ urgency: 'soon', year: year + 1 })
  }
  return alarms.sort((a, b) => a.year - b.year)
}

/** What stands against entering a year: typing errors, and years that no notice can be about yet. */
export function enteringProblems(
  year: number,
  data: CalendarYear,
  current: CalendarYear | undefined,
  today: CivilDate,
): Problem[] {
  const thisYear = datePartsOf(today).year
  if (year > thisYear + 1) return [{ field: 'year', code: 'too-far' }]
  if (year < thisYear - 20) return [{ field: 'year', code: 'too-old' }]
  if (data.holidays.length === 0) return [{ field: 'notice', code: 'no-holidays' }]
  const [wrong] = calendarYearProblems(year, data)
  if (wrong) return [{ field: 'notice', code: wrong.code, detail: { date: wrong.date } }]
  return current && sameYear(current, data) ? [{ field: 'notice', code: 'unchanged' }] : []
}

/** One day of a month's table, as the public reads it. */
export interface MonthDay extends DayVerdict {
  readonly date: CivilDate
}

/** The days of a month, judged. */
export function daysOfMonth(year: number, month: number, calendar: Calendar): MonthDay[] {
  const days: MonthDay[] = []
  let date = civilDate(`${year}-${String(month).padStart(2, '0')}-01`)
  for (; datePartsOf(date).month === month; date = addDays(date, 1)) {
    days.push({ date, ...judgeDay(date, calendar) })
  }
  return days
}

/** How many days of each month, January first, are worked. */
export function workdaysByMonth(year: number, calendar: Calendar): number[] {
  return Array.from(
    { length: 12 },
    (_, index) => daysOfMonth(year, index + 1, calendar).filter(day => day.workday).length,
  )
}

/** A calendar in which one year is as proposed: for looking before it is entered. */
export function withYear(calendar: Calendar, year: number, data: CalendarYear): Calendar {
  return { version: `${calendar.version}+${year}`, years: new Map([...calendar.years, [year, data]]) }
}

/** Leaves out what the plain week says already: holidays on weekends, and days listed twice. */
export function plainYear(
  data: Pick<CalendarYear, 'holidays' | 'workdays'>,
): Pick<CalendarYear, 'holidays' | 'workdays'> {
  return {
    holidays: [...new Set(data.holidays)].filter(date => weekday(date) <= 5).sort(),
    workdays: [...new Set(data.workdays)].sort(),
  }
}

function sameYear(a: CalendarYear, b: CalendarYear): boolean {
  const text = (year: CalendarYear) =>
    [[...year.holidays].sort(), [...year.workdays].sort()].map(dates => dates.join(' ')).join('|')
  return a.source === b.source && text(a) === text(b)
}
