import { addDays, type CivilDate, compareDates } from './civil-date.ts'
import { type Calendar, type DayReason, judgeDay } from './working-days.ts'

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
 * the latest one holds (a correction served restarts, Regulation art. 30). `extend` adds days of the rule's unit.
 * `pause` and `resume` bound the time that does not count (art. 33). Pauses that run beside each other carry
 * different keys; a pause ends with the first `resume` of its key that follows it, so two bounds of which the earlier
 * holds are simply two `resume` events. A `resume` that ends nothing changes nothing.
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

export type ReckonedReason = DayReason | 'base' | 'natural-day' | 'paused' | 'rolled-forward'

/** One day of the explanation: whether it counted, as which, why, and by which article or notice. */
export interface ReckonedDay {
  readonly date: CivilDate
  readonly counted: boolean
  /** How many days have been counted up to and with this one. */
  readonly number: number
  readonly reason: ReckonedReason
  readonly article: string
  readonly provisional: boolean
}

/** The answer of a clock. `provisional`: some day that was judged lies in a year without a calendar. */
export type Due =
  | { readonly state: 'not-started' }
  | {
      readonly state: 'running'
      readonly date: CivilDate
      readonly provisional: boolean
      readonly because: readonly ReckonedDay[]
    }
  | {
      readonly state: 'paused'
      readonly since: CivilDate
      readonly remaining: number
      readonly provisional: boolean
      readonly because: readonly ReckonedDay[]
    }

interface Pause {
  readonly from: CivilDate
  readonly to: CivilDate | undefined
  readonly article: string
}

/**
 * The day by which something must be done, with the reason for every day between: a function of recorded events
 * and a calendar, so it is never stored and never patched. The base day itself does not count. Pauses are united,
 * not added: a day counts once or not at all. An extension stays granted when the clock starts again.
 * A pause without an end gives `paused` with the days that remain, unless the time ran out before it began.
 * Events may come in any order; those of one day keep the order given. Throws RangeError for a negative or broken count.
 */
export function due(rule: ClockRule, events: readonly ClockEvent[], calendar: Calendar): Due {
  const ordered = [...events].sort((a, b) => compareDates(a.at, b.at))
  const base = ordered.findLast(event => event.kind === 'start' || event.kind === 'restart')
  if (base === undefined) return { state: 'not-started' }

  const allowances = allowancesOf(rule, ordered)
  const total = allowances.length
  const pauses = pausesOf(ordered)
  const because: ReckonedDay[] = [
    { date: base.at, counted: false, number: 0, reason: 'base', article: base.article, provisional: false },
  ]
  let date = base.at
  let number = 0
  while (number < total) {
    date = addDays(date, 1)
    const pause = pauses.find(({ from, to }) => from < date && (to === undefined || date <= to))
    if (pause?.to === undefined && pause !== undefined) {
      return { state: 'paused', since: pause.from, remaining: total - number, ...explained(because) }
    }
    const day = reckon(date, number, allowances[number] ?? rule.article, rule.unit, pause, calendar)
    number = day.number
    because.push(day)
  }
  if (rule.unit === 'day' && rule.rollForward !== undefined) {
    const rolled = rollForward(date, number, rule.rollForward, calendar)
    because.push(...rolled.days)
    return { state: 'running', date: rolled.date, provisional: rolled.provisional, because }
  }
  return { state: 'running', date, ...explained(because) }
}

function explained(because: readonly ReckonedDay[]) {
  return { provisional: because.some(day => day.provisional), because }
}

/** The article behind each day that may be counted: first the rule's own days, then those of each extension. */
function allowancesOf(rule: ClockRule, events: readonly ClockEvent[]): string[] {
  const grants = [rule, ...events.filter(event => event.kind === 'extend')]
  return grants.flatMap(({ days, article }) => {
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a count of days: ${days}`)
    return Array<string>(days).fill(article)
  })
}

function pausesOf(events: readonly ClockEvent[]): Pause[] {
  const open = new Map<string, Pause>()
  const closed: Pause[] = []
  for (const event of events) {
    if (event.kind !== 'pause' && event.kind !== 'resume') continue
    const key = event.key ?? ''
    const pause = open.get(key)
    if (event.kind === 'pause') {
      if (!pause) open.set(key, { from: event.at, to: undefined, article: event.article })
    } else if (pause) {
      closed.push({ ...pause, to: event.at })
      open.delete(key)
    }
  }
  // An open pause comes first, so that a day under both is seen to wait for it.
  return [...open.values(), ...closed]
}

function reckon(
  date: CivilDate,
  before: number,
  article: string,
  unit: ClockRule['unit'],
  pause: Pause | undefined,
  calendar: Calendar,
): ReckonedDay {
  const verdict = judgeDay(date, calendar)
  if (unit === 'day') {
    return pause
      ? { date, counted: false, number: before, reason: 'paused', article: pause.article, provisional: false }
      : { date, counted: true, number: before + 1, reason: 'natural-day', article, provisional: false }
  }
  const { reason, provisional } = verdict
  if (!verdict.workday) {
    return { date, counted: false, number: before, reason, article: noticeOf(date, calendar), provisional }
  }
  return pause
    ? { date, counted: false, number: before, reason: 'paused', article: pause.article, provisional }
    : { date, counted: true, number: before + 1, reason, article, provisional }
}

/** Moves on while the day is not worked; provisional when it had to judge a day of a year without a calendar. */
function rollForward(last: CivilDate, number: number, article: string, calendar: Calendar) {
  const days: ReckonedDay[] = []
  let date = last
  let verdict = judgeDay(date, calendar)
  let provisional = verdict.provisional
  while (!verdict.workday) {
    date = addDays(date, 1)
    verdict = judgeDay(date, calendar)
    provisional ||= verdict.provisional
    days.push({
      date,
      counted: false,
      number,
      reason: 'rolled-forward',
      article,
      provisional: verdict.provisional,
    })
  }
  return { date, days, provisional }
}

function noticeOf(date: CivilDate, calendar: Calendar): string {
  return calendar.years.get(Number(date.slice(0, 4)))?.source ?? ''
}
