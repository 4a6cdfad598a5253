import { addDays, civilDate } from '../src/law/civil-date.ts'
import { due } from '../src/law/clock.ts'
import type { ClockEvent, ClockRule } from '../src/law/clock-events.ts'
import { dueDate } from '../src/law/due-date.ts'
import { BUILT_IN_CALENDAR } from '../src/law/work-calendar-data.ts'
import type { Figure } from './table.ts'

const ANSWER: ClockRule = {
  days: 20,
  unit: 'workday',
  article: '《中华人民共和国政府信息公开条例》第三十三条第二款',
}
const LEAST = 200_000
const MILLISECONDS = 1_000

/**
 * Due dates a second over requests of seven years, a quarter each: plain, extended, paused for a third party, and
 * corrected, extended and paused twice with an overlap. With reasons, as a page of one case shows it, and without, as lists
 * reckon it; a date that differs between the two stops the run.
 */
export function dueFigures(): Figure[] {
  const histories = Array.from({ length: 2_400 }, (_, at) => historyOf(at))
  for (const events of histories) {
    const [explained, plain] = [
      due(ANSWER, events, BUILT_IN_CALENDAR),
      dueDate(ANSWER, events, BUILT_IN_CALENDAR),
    ]
    if (explained.state !== 'running' || plain.state !== 'running' || explained.date !== plain.date) {
      throw new Error(`two answers for ${JSON.stringify(events)}`)
    }
  }
  const dates = rateOf(histories, events => dueDate(ANSWER, events, BUILT_IN_CALENDAR))
  const reasons = rateOf(histories, events => due(ANSWER, events, BUILT_IN_CALENDAR))
  return [
    {
      name: 'due dates',
      value: dates,
      unit: '/s',
      goal: `≥ ${LEAST.toLocaleString('en-US')}`,
      held: dates >= LEAST,
    },
    { name: '… with the reason for every day', value: reasons, unit: '/s' },
  ]
}

function historyOf(at: number): readonly ClockEvent[] {
  const article = ANSWER.article
  const received = addDays(civilDate('2019-01-02'), at)
  const after = (days: number) => addDays(received, days)
  const start: ClockEvent = { kind: 'start', at: received, article }
  const pause = (key: string, from: number, to: number): ClockEvent[] => [
    { kind: 'pause', at: after(from), article, key },
    { kind: 'resume', at: after(to), article, key },
  ]
  const extend: ClockEvent = { kind: 'extend', at: after(12), days: 20, article }
  switch (at % 4) {
    case 0:
      return [start]
    case 1:
      return [start, extend]
    case 2:
      return [start, ...pause('third party', 4, 24)]
    default:
      return [
        start,
        { kind: 'restart', at: after(10), article },
        extend,
        ...pause('third party', 14, 34),
        ...pause('other agency', 20, 40),
      ]
  }
}

/** How often a second, over whole rounds for a second after one that warms. */
function rateOf<T>(given: readonly T[], run: (each: T) => unknown): number {
  for (const each of given) run(each)
  let rounds = 0
  const start = performance.now()
  let passed = 0
  while (passed < MILLISECONDS) {
    for (const each of given) run(each)
    rounds += 1
    passed = performance.now() - start
  }
  return (rounds * given.length * 1_000) / passed
}
