import type { CivilDate } from './civil-date.ts'

/** One year of the State Council's yearly notice, reduced to where it departs from the plain week. */
export interface CalendarYear {
  /** Mondays to Fridays that are days off. */
  readonly holidays: readonly CivilDate[]
  /** Saturdays and Sundays that are worked instead (调休上班). */
  readonly workdays: readonly CivilDate[]
  /** The notice that the year was taken from. */
  readonly source: string
}

/**
 * Working days as versioned data: the notice may be amended within the year (as 2019's May Day was), so
 * whatever was computed from a calendar keeps the `version` and is computed again when that changes.
 */
export interface Calendar {
  readonly version: string
  readonly years: ReadonlyMap<number, CalendarYear>
}
