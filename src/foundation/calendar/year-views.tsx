import { addDays, type CivilDate, datePartsOf, weekday } from '../../law/civil-date.ts'
import type { Calendar } from '../../law/working-days.ts'
import { type DayCell, Month, Months } from '../../ui/month/month.tsx'
import { daysOfMonth, type MonthDay, workdaysByMonth } from './rules.ts'
import { DAY_MARKS, WEEKDAYS } from './words.ts'

/** A year as twelve months, each with the number of its working days. */
export function YearTables({
  year,
  calendar,
  today,
}: {
  year: number
  calendar: Calendar
  today?: CivilDate | undefined
}) {
  const counts = workdaysByMonth(year, calendar)
  return (
    <Months>
      {counts.map((count, index) => {
        const days = daysOfMonth(year, index + 1, calendar)
        const first = days[0]?.date
        return (
          <Month
            key={index}
            caption={
              <>
                <strong>{index + 1}月</strong>　工作日 {count} 天
              </>
            }
            weekdays={WEEKDAYS}
            offset={first ? weekday(first) - 1 : 0}
            days={days.map(day => cellOf(day, today))}
          />
        )
      })}
    </Months>
  )
}

function cellOf(day: MonthDay, today: CivilDate | undefined): DayCell {
  const looks = { weekday: 'plain', weekend: 'rest', holiday: 'off', 'make-up-workday': 'on' } as const
  return {
    day: datePartsOf(day.date).day,
    look: looks[day.reason],
    mark: DAY_MARKS[day.reason],
    today: day.date === today,
  }
}

/** Days in a row as spans: `1月1日至1月2日、2月16日至2月20日`. */
export function spansInWords(dates: readonly CivilDate[]): string {
  const spans: [CivilDate, CivilDate][] = []
  for (const date of dates) {
    const last = spans.at(-1)
    if (last && addDays(last[1], 1) === date) last[1] = date
    else spans.push([date, date])
  }
  return spans.map(([from, to]) => (from === to ? short(from) : `${short(from)}至${short(to)}`)).join('、')
}

function short(date: CivilDate): string {
  const { month, day } = datePartsOf(date)
  return `${month}月${day}日`
}
