import { addDays, type CivilDate, civilDate } from './civil-date.ts'
import type { Calendar, CalendarYear } from './working-days.ts'

/**
 * Holidays on weekdays, then worked weekend days, of each year from the yearly notices of the General Office of
 * the State Council (国务院办公厅关于部分节假日安排的通知). `~` is an inclusive span. Only days that depart from the plain
 * week are listed, so no span crosses a weekend.
 */
const NOTICES: readonly (readonly [year: number, holidays: string, workdays: string])[] = [
  [
    2019,
    '01-01, 02-04~08, 04-05, 05-01~03, 06-07, 09-13, 10-01~04, 10-07',
    '02-02, 02-03, 04-28, 05-05, 09-29, 10-12',
  ],
  [
    2020,
    '01-01, 01-24, 01-27~31, 04-06, 05-01, 05-04, 05-05, 06-25, 06-26, 10-01, 10-02, 10-05~08',
    '01-19, 04-26, 05-09, 06-28, 09-27, 10-10',
  ],
  [
    2021,
    '01-01, 02-11, 02-12, 02-15~17, 04-05, 05-03~05, 06-14, 09-20, 09-21, 10-01, 10-04~07',
    '02-07, 02-20, 04-25, 05-08, 09-18, 09-26, 10-09',
  ],
  [
    2022,
    '01-03, 01-31~02-04, 04-04, 04-05, 05-02~04, 06-03, 09-12, 10-03~07',
    '01-29, 01-30, 04-02, 04-24, 05-07, 10-08, 10-09',
  ],
  [
    2023,
    '01-02, 01-23~27, 04-05, 05-01~03, 06-22, 06-23, 09-29, 10-02~06',
    '01-28, 01-29, 04-23, 05-06, 06-25, 10-07, 10-08',
  ],
  [
    2024,
    '01-01, 02-12~16, 04-04, 04-05, 05-01~03, 06-10, 09-16, 09-17, 10-01~04, 10-07',
    '02-04, 02-18, 04-07, 04-28, 05-11, 09-14, 09-29, 10-12',
  ],
  [
    2025,
    '01-01, 01-28~31, 02-03, 02-04, 04-04, 05-01, 05-02, 05-05, 06-02, 10-01~03, 10-06~08',
    '01-26, 02-08, 04-27, 09-28, 10-11',
  ],
  [
    2026,
    '01-01, 01-02, 02-16~20, 02-23, 04-06, 05-01, 05-04, 05-05, 06-19, 09-25, 10-01, 10-02, 10-05~07',
    '01-04, 02-14, 02-28, 05-09, 09-20, 10-10',
  ],
]

/** The working-day calendar that the platform starts with, 2019 to 2026. Later years come from the calendar's own page. */
export const BUILT_IN_CALENDAR: Calendar = {
  version: 'built-in-2019-2026',
  years: new Map(NOTICES.map(([year, holidays, workdays]) => [year, calendarYear(year, holidays, workdays)])),
}

function calendarYear(year: number, holidays: string, workdays: string): CalendarYear {
  return {
    holidays: datesOf(year, holidays),
    workdays: datesOf(year, workdays),
    source: `国务院办公厅关于${year}年部分节假日安排的通知`,
  }
}

function datesOf(year: number, list: string): CivilDate[] {
  return list.split(', ').flatMap(item => {
    const [first = '', last = first] = item.split('~')
    const start = civilDate(`${year}-${first}`)
    const end = civilDate(`${year}-${last.length === 2 ? `${first.slice(0, 3)}${last}` : last}`)
    const days: CivilDate[] = []
    for (let date = start; date <= end; date = addDays(date, 1)) days.push(date)
    return days
  })
}
