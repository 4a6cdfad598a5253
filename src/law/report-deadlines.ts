import { type CivilDate, civilDate, datePartsOf } from './civil-date.ts'
import type { ReportScope } from './report-form.ts'

/** At which level an agency stands, as far as the dates of the report tell levels apart. */
export type ReportLevel = 'city' | 'county' | 'township'

/** By when a report is handed in and made public, and the article or notice that says so. */
export interface ReportDeadline {
  readonly date: CivilDate
  readonly source: string
}

/**
 * The year whose reports are being written on a day: from 1 December, when the forms are handed out, to the law's last day, 31 March
 * (domain/02 §8; art. 49). Undefined in between.
 */
export function reportYearOn(today: CivilDate): number | undefined {
  const { year, month } = datePartsOf(today)
  if (month === 12) return year
  return month <= 3 ? year - 1 : undefined
}

const NOTICE = '国办公开办函〔2021〕30号'
const REGULATION = '《中华人民共和国政府信息公开条例》第四十九条'

/**
 * The day by which the report of a year is public. An agency's own: 31 January of the next year (art. 49; townships by the notice). A
 * government's aggregate: 20 February at the county, 10 March at the city; the law's last day is 31 March.
 */
export function reportDue(year: number, scope: ReportScope, level: ReportLevel): ReportDeadline {
  const next = year + 1
  if (scope === 'agency')
    return {
      date: civilDate(`${next}-01-31`),
      source: level === 'township' ? NOTICE : REGULATION,
    }
  return level === 'city'
    ? { date: civilDate(`${next}-03-10`), source: NOTICE }
    : { date: civilDate(`${next}-02-20`), source: NOTICE }
}
