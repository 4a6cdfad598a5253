import { type CivilDate, compareDates } from './civil-date.ts'

/** How long the law gives, and where it says so. */
export interface ClockRule {
  readonly days: number
  readonly unit: 'workday' | 'day'
  readonly article: string
  /**
   * For natural days: the article by which a last day that is not worked gives way to the next working day.
   * Absent where no such rule applies.
   */
  readonly rollForward?: string
}

/**
 * Something that happened to a clock, on the day that the law counts from. `start` and `restart` set the base:
 * the latest one holds (a correction served restarts, Regulation art. 30). `extend` adds days of the rule's unit to the
 * base that holds when it is granted. `pause` and `resume` bound the time that does not count (art. 33). Pauses that run
 * beside each other carry different keys; a pause ends with the first `resume` of its key that follows it, so two bounds
 * of which the earlier holds are simply two `resume` events. A `resume` that ends nothing changes nothing.
 */
export type ClockEvent =
  | { readonly kind: 'start' | 'restart'; readonly at: CivilDate; readonly article: string }
  | { readonly kind: 'extend'; readonly at: CivilDate; readonly days: number; readonly article: string }
  | {
      readonly kind: 'pause' | 'resume'
      readonly at: CivilDate
      readonly article: string
      readonly key?: string
    }

/** Time that does not count: the days after `from`, up to and with `to`; without `to` it goes on. */
export interface ClockPause {
  readonly from: CivilDate
  readonly to: CivilDate | undefined
  readonly article: string
}

/** What the events of a clock come to. */
export interface ClockReading {
  readonly base: { readonly at: CivilDate; readonly article: string }
  /** The rule's own days, then those of each extension that still holds. */
  readonly grants: readonly { readonly days: number; readonly article: string }[]
  /** The sum of the grants. */
  readonly total: number
  /** In the order in which they began; those of one day in the order given. They may overlap. */
  readonly pauses: readonly ClockPause[]
}

/**
 * Reads the events of a clock; undefined before anything started it. Events may come in any order; those of one day keep
 * the order given. An extension lapses when the base is set anew after it: the time that it prolonged no longer runs
 * (unverified: no text says so). Throws RangeError for a negative or broken count of days.
 */
export function readClock(rule: ClockRule, events: readonly ClockEvent[]): ClockReading | undefined {
  const ordered = events.length > 1 ? [...events].sort((a, b) => compareDates(a.at, b.at)) : events
  const place = ordered.findLastIndex(event => event.kind === 'start' || event.kind === 'restart')
  const base = ordered[place]
  if (base === undefined) return undefined

  const grants = [{ days: counted(rule.days), article: rule.article }]
  for (const [index, event] of ordered.entries()) {
    if (event.kind !== 'extend') continue
    const days = counted(event.days)
    // Before a clock first starts there is nothing to extend, so the order within its first day does not matter.
    const holds = index > place || (base.kind === 'start' && event.at === base.at)
    if (holds) grants.push({ days, article: event.article })
  }
  return {
    base,
    grants,
    total: grants.reduce((sum, { days }) => sum + days, 0),
    pauses: pausesOf(ordered),
  }
}

function counted(days: number): number {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a count of days: ${days}`)
  return days
}

function pausesOf(ordered: readonly ClockEvent[]): readonly ClockPause[] {
  const pauses: { from: CivilDate; to: CivilDate | undefined; article: string; key: string }[] = []
  for (const event of ordered) {
    if (event.kind !== 'pause' && event.kind !== 'resume') continue
    const key = event.key ?? ''
    const open = pauses.find(pause => pause.to === undefined && pause.key === key)
    if (event.kind === 'resume') {
      if (open) open.to = event.at
    } else if (!open) {
      pauses.push({ from: event.at, to: undefined, article: event.article, key })
    }
  }
  return pauses
}
