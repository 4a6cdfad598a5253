import { halfWidth, parseChineseNumber } from './chinese-numerals.ts'

declare const civil: unique symbol

/**
 * A day of the calendar in Asia/Shanghai, written `YYYY-MM-DD`. Being text of fixed width, two of them
 * compare with `<` and `>` as the days do. The law counts in days, so nothing here has an hour.
 */
export type CivilDate = string & { readonly [civil]: 'CivilDate' }

/** Monday is 1 and Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const DAY = 86_400_000
const SHANGHAI_OFFSET = 8 * 3_600_000

/** Reads strict `YYYY-MM-DD`, years 1000 to 9999; undefined when there is no such day. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  return match ? fromParts(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** As `parseCivilDate`, for dates written in code and tables. Throws RangeError when there is no such day. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text)
  if (date === undefined) throw new RangeError(`not a civil date (YYYY-MM-DD): ${text}`)
  return date
}

/** Tells whether an unknown value is a civil date. */
export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && parseCivilDate(value) !== undefined
}

/** The year, month (1–12) and day (1–31) of a date. */
export function datePartsOf(date: CivilDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Day of the week, Monday 1 to Sunday 7. */
export function weekday(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** The date that many days later, or earlier for a negative number. */
export function addDays(date: CivilDate, days: number): CivilDate {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`)
  return civilDate(new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10))
}

/**
 * The same day that many months later, or the last day of that month where it has no such day (31 August and six months:
 * 28 or 29 February). So periods of months and years end: 《中华人民共和国民法典》第二百零二条 (unverified).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  if (!Number.isInteger(months)) throw new RangeError(`not a whole number of months: ${months}`)
  const { year, month, day } = datePartsOf(date)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return civilDate(`${first.toISOString().slice(0, 8)}${String(Math.min(day, length)).padStart(2, '0')}`)
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Order for sorting: negative when `a` is earlier. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The later of two dates. */
export function laterDate(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) < 0 ? b : a
}

/**
 * The day that an instant falls on in Asia/Shanghai. The offset is fixed at +08:00: summer time ended in
 * China in 1991, and no instant of this platform is older than that.
 */
export function civilDateOf(instant: Date): CivilDate {
  return civilDate(new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10))
}

/** The instant of a wall-clock time `HH:MM` (00:00 to 23:59) on a day in Asia/Shanghai. Throws RangeError. */
export function shanghaiInstant(date: CivilDate, time: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a time (HH:MM): ${time}`)
  return new Date(`${date}T${time}:00+08:00`)
}

/** `YYYY-MM-DD HH:MM` in Asia/Shanghai, the time format of 《政府网站发展指引》 for pages and the PubDate label. */
export function formatShanghaiMinute(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ')
}

/** `2026年11月22日`: Arabic digits, no leading zero, as GB/T 9704-2012 7.3.5 writes 成文日期. */
export function formatChineseDate(date: CivilDate): string {
  const { year, month, day } = datePartsOf(date)
  return `${year}年${month}月${day}日`
}

const ARABIC = String.raw`([12]\d{3})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]|([/.\-／．－])\s*(\d{1,2})\s*\4\s*(\d{1,2})(?!\d))`
const CHINESE = String.raw`([一二][〇零○ＯO0０一二三四五六七八九]{3})\s*年\s*([正元一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十廿卅]{1,3})\s*[日号]`
const WRITTEN_DATE = new RegExp(`(?<![\\d.])(?:${ARABIC})|${CHINESE}`, 'g')

/**
 * Finds every date written in Chinese prose or in figures: `2020年7月17日`, `二〇二〇年七月十七日`, `2020/7/17`,
 * `2020-07-17`, `2020.7.17`, with full-width digits and inner spaces allowed. Impossible days (2月30日) are left out.
 * Offsets are UTF-16 positions in `text`, `end` exclusive.
 */
export function findChineseDates(text: string): { date: CivilDate; start: number; end: number }[] {
  const found: { date: CivilDate; start: number; end: number }[] = []
  for (const match of halfWidth(text).matchAll(WRITTEN_DATE)) {
    const date = dateOfMatch(match)
    if (date) found.push({ date, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** Reads one written date (the forms of `findChineseDates`) that fills the whole text; else undefined. */
export function parseChineseDate(text: string): CivilDate | undefined {
  const trimmed = text.trim()
  const [only] = findChineseDates(trimmed)
  return only && only.start === 0 && only.end === trimmed.length ? only.date : undefined
}

function dateOfMatch(match: RegExpMatchArray): CivilDate | undefined {
  if (match[1] !== undefined) {
    return fromParts(Number(match[1]), Number(match[2] ?? match[5]), Number(match[3] ?? match[6]))
  }
  const year = parseChineseNumber(match[7] ?? '')
  const month = parseChineseNumber((match[8] ?? '').replace(/[正元]/, '一'))
  const day = parseChineseNumber(match[9] ?? '')
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : fromParts(year, month, day)
}

function fromParts(year: number, month: number, day: number): CivilDate | undefined {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${year}-${pad(month)}-${pad(day)}` as CivilDate
}

function dayNumber(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}
