interface DateTextProps {
  /** A calendar day, `2026-11-22`. */
  date: string
  /** A time of that day in the zone of the site, `15:00`. */
  time?: string | undefined
  /** Adds the day of the week: `2026-11-22（周日）`. */
  weekday?: boolean | undefined
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The weekday of `YYYY-MM-DD` in Chinese, or undefined when this is no day of the calendar. */
export function weekdayOf(date: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (match === null) return undefined
  const day = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return day.toISOString().slice(0, 10) === date ? WEEKDAYS[day.getUTCDay()] : undefined
}

/** A date as the state writes it in tables. What is not a calendar day is shown as it came. */
export function DateText({ date, time, weekday }: DateTextProps) {
  const day = weekdayOf(date)
  if (day === undefined) return <span class="date">{date}</span>
  return (
    <time class="date" datetime={time === undefined ? date : `${date}T${time}`}>
      {date}
      {weekday === true ? `（${day}）` : ''}
      {time === undefined ? '' : ` ${time}`}
    </time>
  )
}
