import { addDays, type CivilDate, daysBetween, laterDate } from './civil-date.ts'
import { type ClockEvent, type ClockRule, readClock } from './clock-events.ts'
import { addWorkdays, type Calendar, nextWorkdayOn, workdaysBetween } from './working-days.ts'

/** What `due` says without its reasons; a `Due` is one. */
export type DueDate =
  | { readonly state: 'not-started' }
  | { readonly state: 'running'; readonly date: CivilDate; readonly provisional: boolean }
  | {
      readonly state: 'paused'
      readonly since: CivilDate
      readonly remaining: number
      readonly provisional: boolean
    }

/**
 * The day that `due` finds, by the same rules, for lists of many cases: it jumps from pause to pause where `due` walks
 * through every day to explain it. Throws as `due` does.
 */
export function dueDate(rule: ClockRule, events: readonly ClockEvent[], calendar: Calendar): DueDate {
  const reading = readClock(rule, events)
  if (reading === undefined) return { state: 'not-started' }

  const base = reading.base.at
  const measure = rule.unit === 'workday' ? WORKDAYS : NATURAL_DAYS
  let remaining = reading.total
  /** The last day that is settled: everything up to it was counted or taken out. */
  let settled = base
  for (const pause of reading.pauses) {
    if (pause.to !== undefined && pause.to <= settled) continue
    if (pause.from > settled) {
      const counted = measure.between(settled, pause.from, calendar)
      if (counted >= remaining) break
      remaining -= counted
      settled = pause.from
    }
    if (remaining === 0) break
    if (pause.to === undefined) {
      const since = laterDate(pause.from, base)
      return { state: 'paused', since, remaining, provisional: measure.provisional(base, since, calendar) }
    }
    settled = pause.to
  }
  const date = measure.after(settled, remaining, calendar)
  if (rule.unit === 'day' && rule.rollForward !== undefined) {
    return { state: 'running', ...nextWorkdayOn(date, calendar) }
  }
  return { state: 'running', date, provisional: measure.provisional(base, date, calendar) }
}

const WORKDAYS = {
  between: (a: CivilDate, b: CivilDate, calendar: Calendar) => workdaysBetween(a, b, calendar).count,
  after: (from: CivilDate, n: number, calendar: Calendar) => addWorkdays(from, n, calendar).date,
  provisional: (a: CivilDate, b: CivilDate, calendar: Calendar) =>
    workdaysBetween(a, b, calendar).provisional,
}

/** Natural days need no calendar, so nothing of them is provisional. */
const NATURAL_DAYS = {
  between: (a: CivilDate, b: CivilDate) => daysBetween(a, b),
  after: (from: CivilDate, n: number) => addDays(from, n),
  provisional: () => false,
}
