import { addDays, type CivilDate, laterDate } from './civil-date.ts'
import { type ClockEvent, type ClockPause, type ClockRule, readClock } from './clock-events.ts'
import { type Calendar, type DayReason, judgeDay } from './working-days.ts'

export type { ClockEvent, ClockRule } from './clock-events.ts'

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

/**
 * The answer of a clock. `provisional`: some day that was judged lies in a year without a calendar. `since`: the day
 * after which the clock stands, not before its base.
 */
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

/**
 * The day by which something must be done, with the reason for every day between: a function of recorded events
 * and a calendar, so it is never stored and never patched. `dueDate` reckons the same day without the reasons.
 *
 * The base day itself does not count. A pause takes out the days after its first, up to and with its last, as far as
 * they lie after the base; pauses are united, not added: a day counts once or not at all. An extension lapses when the
 * clock starts again. A pause without an end gives `paused` with the days that remain; one that begins when the
 * time has run out moves nothing. Events may come in any order; those of one day keep the order given.
 * Throws RangeError for a negative or broken count.
 */
export function due(rule: ClockRule, events: readonly ClockEvent[], calendar: Calendar): Due {
  const reading = readClock(rule, events)
  if (reading === undefined) return { state: 'not-started' }

  const { base, pauses, total } = reading
  const articles = reading.grants.flatMap(({ days, article }) => Array<string>(days).fill(article))
  const because: ReckonedDay[] = [
    { date: base.at, counted: false, number: 0, reason: 'base', article: base.article, provisional: false },
  ]
  let date = base.at
  let number = 0
  while (number < total) {
    date = addDays(date, 1)
    const pause = pauseOn(date, pauses)
    if (pause?.to === undefined && pause !== undefined) {
      const since = laterDate(pause.from, base.at)
      return { state: 'paused', since, remaining: total - number, ...explained(because) }
    }
    const day = reckon(date, number, articles[number] ?? rule.article, rule.unit, pause, calendar)
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

/** The pause that a day falls into. An open one comes first: a day under both waits for it. */
function pauseOn(date: CivilDate, pauses: readonly ClockPause[]): ClockPause | undefined {
  return (
    pauses.find(({ from, to }) => from < date && to === undefined) ??
    pauses.find(({ from, to }) => from < date && to !== undefined && date <= to)
  )
}

function reckon(
  date: CivilDate,
  before: number,
  article: string,
  unit: ClockRule['unit'],
  pause: ClockPause | undefined,
  calendar: Calendar,
): ReckonedDay {
  if (unit === 'day') {
    return pause
      ? { date, counted: false, number: before, reason: 'paused', article: pause.article, provisional: false }
      : { date, counted: true, number: before + 1, reason: 'natural-day', article, provisional: false }
  }
  const verdict = judgeDay(date, calendar)
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
