import type { ClockEvent } from '../../law/clock.ts'
import type { CaseEventRow } from './tables.ts'

/**
 * What the law's clock reads in a case's events. `stop` ends the reckoning in the room's own rules and is left out: a
 * stopped clock keeps the due date that it had.
 */
export function clockEventsOf(events: readonly CaseEventRow[]): ClockEvent[] {
  return events.flatMap((event): ClockEvent[] => {
    const { clock, clock_on: at, clock_days: days } = event
    const article = event.clock_article ?? ''
    if (!clock || clock === 'stop' || at === null) return []
    if (clock === 'extend') return days === null ? [] : [{ kind: clock, at, days, article }]
    if (clock === 'start' || clock === 'restart') return [{ kind: clock, at, article }]
    return [{ kind: clock, at, article, ...(event.clock_key === null ? {} : { key: event.clock_key }) }]
  })
}
