import { type CivilDate, civilDate, datePartsOf, weekday } from './civil-date.ts'
import type { Calendar, CalendarYear } from './work-calendar.ts'
import { countWorkdays, nthWorkday } from './working-day-tables.ts'

export type { Calendar, CalendarYear } from './work-calendar.ts'

export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'make-up-workday'

/** Whether a day is worked, and why. `provisional`: its year has no data, so only the plain week was known. */
export interface DayVerdict {
  readonly workday: boolean
  readonly reason: DayReason
  readonly provisional: boolean
}

/** Judges one day: worked when Monday to Friday and not a listed holiday, or a listed make-up day. */
export function judgeDay(date: CivilDate, calendar: Calendar): DayVerdict {
  const year = calendar.years.get(datePartsOf(date).year)
  const provisional = year === undefined
  if (weekday(date) > 5) {
    const workday = year?.workdays.includes(date) ?? false
    return { workday, reason: workday ? 'make-up-workday' : 'weekend', provisional }
  }
  const holiday = year?.holidays.includes(date) ?? false
  return { workday: !holiday, reason: holiday ? 'holiday' : 'weekday', provisional }
}

/** Whether a day is a working day (工作日). Ask `judgeDay` whether the answer is provisional. */
export function isWorkday(date: CivilDate, calendar: Calendar): boolean {
  return judgeDay(date, calendar).workday
}

/**
 * The n-th working day after `from`. Counting starts on the next day: the day of receipt does not count
 * (期间开始之日不计算在期间内, unverified for this Regulation). n = 0 is `from` itself.
 * `provisional` when any day passed over lies in a year without data. Throws RangeError for a negative or broken n.
 */
export function addWorkdays(
  from: CivilDate,
  n: number,
  calendar: Calendar,
): { date: CivilDate; provisional: boolean } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a count of working days: ${n}`)
  return n === 0 ? { date: from, provisional: false } : nthWorkday(from, n, calendar)
}

/** The day itself when it is worked, else the next working day; provisional when a day judged has no notice. */
export function nextWorkdayOn(
  date: CivilDate,
  calendar: Calendar,
): { date: CivilDate; provisional: boolean } {
  const verdict = judgeDay(date, calendar)
  if (verdict.workday) return { date, provisional: verdict.provisional }
  const next = nthWorkday(date, 1, calendar)
  return { date: next.date, provisional: verdict.provisional || next.provisional }
}

/** How many working days x satisfy a < x ≤ b; none when b is not after a. */
export function workdaysBetween(
  a: CivilDate,
  b: CivilDate,
  calendar: Calendar,
): { count: number; provisional: boolean } {
  return a < b ? countWorkdays(a, b, calendar) : { count: 0, provisional: false }
}

/** The number of working days in a whole year: 249 in 2020, 248 in 2025. */
export function workdaysInYear(year: number, calendar: Calendar): { count: number; provisional: boolean } {
  return workdaysBetween(civilDate(`${year - 1}-12-31`), civilDate(`${year}-12-31`), calendar)
}

export type CalendarYearProblem =
  | { readonly code: 'outside-year'; readonly date: CivilDate }
  | { readonly code: 'holiday-on-weekend'; readonly date: CivilDate }
  | { readonly code: 'workday-on-weekday'; readonly date: CivilDate }
  | { readonly code: 'listed-twice'; readonly date: CivilDate }

/** What is wrong with a year that an administrator typed from the notice; empty when it may be used. */
export function calendarYearProblems(year: number, data: CalendarYear): CalendarYearProblem[] {
  const problems: CalendarYearProblem[] = []
  const seen = new Set<CivilDate>()
  for (const date of [...data.holidays, ...data.workdays]) {
    if (datePartsOf(date).year !== year) problems.push({ code: 'outside-year', date })
    if (seen.has(date)) problems.push({ code: 'listed-twice', date })
    seen.add(date)
  }
  for (const date of data.holidays) {
    if (weekday(date) > 5) problems.push({ code: 'holiday-on-weekend', date })
  }
  for (const date of data.workdays) {
    if (weekday(date) <= 5) problems.push({ code: 'workday-on-weekday', date })
  }
  return problems
}
