declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.calendar_years': CalendarYearRow
  }
  interface LiveTables {
    'live.calendar_years': LiveCalendarYearRow
  }
}

/** One version of one year. Appended and never changed. */
export interface CalendarYearRow {
  year: number
  version: number
  holidays: string[]
  workdays: string[]
  source: string
  /** Null for the years that the platform starts with. */
  recorded_by: string | null
  recorded_at: Date
}

/** Written by `live.project_calendar_year` alone. */
export interface LiveCalendarYearRow {
  year: number
  version: number
  holidays: string[]
  workdays: string[]
  source: string
  changed_at: Date
}
