import { type CivilDate, civilDate, weekday } from './civil-date.ts'
import type { Calendar, CalendarYear } from './work-calendar.ts'

/**
 * The working days of one year, counted beforehand, so that adding days and counting between two of them is a look into a
 * table and not a walk. Days are their ordinals in the year, 1 to 366.
 */
interface YearTable {
  readonly year: number
  /** Whether the year has a notice; else the plain week was taken. */
  readonly known: boolean
  /** How many days the year has. */
  readonly length: number
  /** `through[d]`: how many of the first d days are worked. */
  readonly through: Uint16Array
  /** `worked[n - 1]`: the n-th working day. */
  readonly worked: Uint16Array
}

const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const TWO_DIGITS = Array.from({ length: 32 }, (_, value) => String(value).padStart(2, '0'))

/** Tables made so far: of notices by the notice itself, which never changes; of plain years by their number. */
const ofNotices = new WeakMap<CalendarYear, YearTable>()
const ofPlainYears = new Map<number, YearTable>()

/**
 * The n-th working day after `from` (n ≥ 1), and whether a day passed over lies in a year without a notice. Throws
 * RangeError past the year 9999.
 */
export function nthWorkday(
  from: CivilDate,
  n: number,
  calendar: Calendar,
): { date: CivilDate; provisional: boolean } {
  let table = tableOf(yearOf(from), calendar)
  const ordinal = ordinalOf(from, table.length)
  let place = (table.through[ordinal] ?? 0) + n
  let provisional = !table.known && ordinal < table.length
  while (place > table.worked.length) {
    place -= table.worked.length
    table = tableOf(table.year + 1, calendar)
    provisional ||= !table.known
  }
  return { date: dateOf(table, table.worked[place - 1] ?? 0), provisional }
}

/** How many working days x satisfy a < x ≤ b, and whether one of these days lies in a year without a notice; a < b. */
export function countWorkdays(
  a: CivilDate,
  b: CivilDate,
  calendar: Calendar,
): { count: number; provisional: boolean } {
  let table = tableOf(yearOf(a), calendar)
  const lastYear = yearOf(b)
  const ordinal = ordinalOf(a, table.length)
  let count = -(table.through[ordinal] ?? 0)
  let provisional = !table.known && ordinal < table.length
  while (table.year < lastYear) {
    count += table.worked.length
    table = tableOf(table.year + 1, calendar)
    provisional ||= !table.known
  }
  return { count: count + (table.through[ordinalOf(b, table.length)] ?? 0), provisional }
}

function tableOf(year: number, calendar: Calendar): YearTable {
  const notice = calendar.years.get(year)
  const found = notice ? ofNotices.get(notice) : ofPlainYears.get(year)
  // One notice object may have been entered for two years (an empty one, in a test): the number decides.
  if (found?.year === year) return found
  const made = makeTable(year, notice)
  if (notice) ofNotices.set(notice, made)
  else ofPlainYears.set(year, made)
  return made
}

function makeTable(year: number, notice: CalendarYear | undefined): YearTable {
  const length = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365
  const first = weekday(civilDate(`${year}-01-01`))
  const ordinalsOf = (dates: readonly CivilDate[] = []) =>
    new Set(dates.filter(date => yearOf(date) === year).map(date => ordinalOf(date, length)))
  const holidays = ordinalsOf(notice?.holidays)
  const makeUps = ordinalsOf(notice?.workdays)
  const through = new Uint16Array(length + 1)
  const worked: number[] = []
  for (let ordinal = 1; ordinal <= length; ordinal += 1) {
    const weekend = (first + ordinal - 2) % 7 >= 5
    if (weekend ? makeUps.has(ordinal) : !holidays.has(ordinal)) worked.push(ordinal)
    through[ordinal] = worked.length
  }
  return { year, known: notice !== undefined, length, through, worked: Uint16Array.from(worked) }
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

function ordinalOf(date: CivilDate, length: number): number {
  const month = Number(date.slice(5, 7))
  const leap = length === 366 && month > 2 ? 1 : 0
  return (MONTH_STARTS[month - 1] ?? 0) + leap + Number(date.slice(8, 10))
}

function dateOf({ year, length }: YearTable, ordinal: number): CivilDate {
  const leap = length - 365
  const startOf = (month: number) => (MONTH_STARTS[month - 1] ?? 0) + (month > 2 ? leap : 0)
  let month = Math.min(12, Math.ceil(ordinal / 29))
  while (startOf(month) >= ordinal) month -= 1
  return `${year}-${TWO_DIGITS[month]}-${TWO_DIGITS[ordinal - startOf(month)]}` as CivilDate
}
