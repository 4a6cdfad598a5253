import { describe, expect, test } from 'vitest'
import { addMonths, civilDate } from './civil-date.ts'
import { due } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'
import { dueDate } from './due-date.ts'
import {
  extensionRefusals,
  REQUEST_CLOCKS,
  type RequestClockKey,
  requestClock,
  requestClockEnd,
  requestClockRule,
} from './request-clock.ts'
import { consultationPause } from './request-consultation.ts'
import { BUILT_IN_CALENDAR as calendar } from './work-calendar-data.ts'

const day = civilDate
const start = (at: string): ClockEvent => ({ kind: 'start', at: day(at), article: '条例第三十一条' })
const restart = (at: string): ClockEvent => ({ kind: 'restart', at: day(at), article: '条例第三十条' })
const extend = (at: string, days: number): ClockEvent => ({
  kind: 'extend',
  at: day(at),
  days,
  article: requestClock('extension').article,
})

describe('an applicant whose request was received', () => {
  test.each<[RequestClockKey, string, string, string]>([
    ['answer', '2020-01-17', '2020-02-21', 'across a prolonged Spring Festival with a worked Sunday'],
    ['correction-notice', '2020-01-20', '2020-02-06', 'a correction notice across Spring Festival'],
    ['answer', '2020-07-17', '2020-08-14', 'no holiday'],
    ['answer', '2020-09-10', '2020-10-14', 'across National Day'],
    ['third-party', '2020-04-24', '2020-05-18', 'a third party across May Day'],
    ['correction-notice', '2020-06-24', '2020-07-06', 'Dragon Boat Festival'],
    ['answer', '2019-04-28', '2019-05-28', 'received on a worked Sunday'],
    ['answer', '2021-02-08', '2021-03-12', 'Spring Festival'],
    ['answer', '2024-12-20', '2025-01-20', 'across the new year'],
    ['answer', '2025-01-24', '2025-02-27', 'Spring Festival'],
    ['answer', '2025-09-26', '2025-10-30', 'National Day and Mid-Autumn'],
    ['answer', '2026-02-13', '2026-03-19', 'two worked Saturdays'],
  ])('%s counted from %s ends on %s: %s', (key, from, end) => {
    expect(requestClockEnd(key, day(from), calendar)).toEqual({ date: end, provisional: false })
    const events = [start(from)]
    expect(due(requestClockRule(key), events, calendar)).toMatchObject({ state: 'running', date: end })
    expect(dueDate(requestClockRule(key), events, calendar)).toMatchObject({ state: 'running', date: end })
  })

  const ANSWER = requestClockRule('answer')
  test.each([
    [
      'waits twenty days more when it was extended',
      [start('2020-09-10'), extend('2020-10-12', 20)],
      '2020-11-11',
    ],
    [
      'waits as long as the third party was asked',
      [
        start('2020-09-10'),
        ...consultationPause(
          {
            party: 'third-party',
            dispatchedOn: day('2020-09-16'),
            servedOn: day('2020-09-21'),
            opinionOn: day('2020-10-12'),
          },
          'a',
          3,
          calendar,
        ),
      ],
      '2020-11-03',
    ],
    ['waits anew from the day of the correction', [start('2020-06-22'), restart('2020-07-10')], '2020-08-07'],
    [
      'waits anew from the day on which the fee was paid',
      [start('2021-03-01'), restart('2021-04-12')],
      '2021-05-11',
    ],
    [
      'waits no longer for what was granted before the correction',
      [start('2020-06-22'), extend('2020-07-01', 20), restart('2020-07-10')],
      '2020-08-07',
    ],
  ] as const)('%s', (_, events, date) => {
    expect(due(ANSWER, events, calendar)).toMatchObject({ state: 'running', date })
  })

  test('is told by 2 July 2020 what to correct, and has until 23 April 2021 to pay', () => {
    expect(requestClockEnd('correction-notice', day('2020-06-22'), calendar).date).toBe('2020-07-02')
    expect(requestClockEnd('answer', day('2021-03-01'), calendar).date).toBe('2021-03-29')
    expect(requestClockEnd('fee', day('2021-03-25'), calendar).date).toBe('2021-04-23')
  })

  test('may be given another time for the correction than the ordinary fifteen days', () => {
    expect(requestClockEnd('correction', day('2020-07-17'), calendar, 10).date).toBe('2020-07-31')
    expect(requestClockRule('correction', 10)).toMatchObject({ days: 10, unit: 'workday' })
    expect(requestClockRule('correction').days).toBe(15)
    expect(() => requestClockEnd('correction', day('2020-07-17'), calendar, 1.5)).toThrow(RangeError)
  })
})

describe('an applicant who does not accept the answer', () => {
  test.each<[RequestClockKey, string, string, string]>([
    ['reconsideration', '2020-07-20', '2020-09-18', 'sixty days, on a Friday'],
    [
      'reconsideration',
      '2020-08-03',
      '2020-10-09',
      'the last day lies in National Day: the first day worked after it',
    ],
    ['reconsideration', '2020-07-29', '2020-09-27', 'a Sunday that is worked stays the last day'],
    [
      'reconsideration-untold',
      '2020-02-29',
      '2021-03-01',
      'a year from 29 February ends on 28 February, a Sunday',
    ],
    ['reconsideration-untold', '2020-07-20', '2021-07-20', 'one year'],
    ['lawsuit', '2020-08-31', '2021-03-01', 'six months end with February, on a Sunday'],
    ['lawsuit', '2020-03-16', '2020-09-16', 'six months'],
    ['lawsuit-after-reconsideration', '2020-09-16', '2020-10-09', 'fifteen days, the last in National Day'],
    ['lawsuit-after-reconsideration', '2020-09-01', '2020-09-16', 'fifteen days'],
    ['ordered-answer', '2020-09-10', '2020-10-14', 'twenty working days after the judgment'],
  ])('%s from %s has until %s: %s', (key, from, end) => {
    expect(requestClockEnd(key, day(from), calendar)).toEqual({ date: end, provisional: false })
  })

  test('reads with each day why it counts, where the time is one of days', () => {
    const answer = due(requestClockRule('reconsideration'), [start('2020-08-03')], calendar)
    expect(answer).toMatchObject({ state: 'running', date: '2020-10-09' })
    if (answer.state !== 'running') return
    expect(answer.because.at(-1)).toMatchObject({ reason: 'rolled-forward' })
    expect(() => requestClockRule('lawsuit')).toThrow(RangeError)
  })

  test('is told a day that is not settled as provisional', () => {
    expect(requestClockEnd('lawsuit', day('2026-09-04'), calendar)).toEqual({
      date: '2027-03-04',
      provisional: true,
    })
  })
})

describe('the head of the office who extends', () => {
  const clock = { state: 'running', date: day('2020-10-14'), provisional: false } as const
  const events = [start('2020-09-10')]
  test.each([
    [20, '2020-10-14', events, []],
    [1, '2020-09-10', events, []],
    [0, '2020-10-12', events, ['out-of-range']],
    [21, '2020-10-12', events, ['out-of-range']],
    [1.5, '2020-10-12', events, ['out-of-range']],
    [20, '2020-10-15', events, ['too-late']],
    [20, '2020-10-12', [...events, extend('2020-09-30', 5)], ['already-extended']],
    [20, '2020-10-12', [...events, extend('2020-09-30', 5), restart('2020-10-09')], ['already-extended']],
  ] as const)('by %i days on %s with %j is refused for %j', (days, today, happened, refusals) => {
    expect(extensionRefusals(days, day(today), clock, happened)).toEqual(refusals)
  })

  test('may do so while others are asked, and not before anything was received', () => {
    const paused = { state: 'paused', since: day('2020-09-16'), remaining: 16, provisional: false } as const
    expect(extensionRefusals(10, day('2020-12-01'), paused, events)).toEqual([])
    expect(extensionRefusals(10, day('2020-12-01'), { state: 'not-started' }, [])).toEqual(['not-started'])
  })
})

describe('the table of clocks', () => {
  test('names each once, with its text and the day that it counts from', () => {
    expect(new Set(REQUEST_CLOCKS.map(clock => clock.key)).size).toBe(REQUEST_CLOCKS.length)
    for (const { article, from, title, length } of REQUEST_CLOCKS) {
      expect(article).toMatch(/^《.+》.*第.+条/)
      expect([from, title].every(Boolean)).toBe(true)
      expect(length).toBeGreaterThan(0)
    }
    expect(() => requestClock('else' as RequestClockKey)).toThrow(RangeError)
  })

  test('tells silence apart: a third party leaves it to the agency, an agency that made it too consents', () => {
    expect(requestClock('third-party').lapse).toContain('由行政机关')
    expect(requestClock('co-producer').lapse).toBe('视为同意公开')
  })

  test.each([
    ['2020-08-31', 6, '2021-02-28'],
    ['2019-08-31', 6, '2020-02-29'],
    ['2020-12-15', 1, '2021-01-15'],
    ['2020-03-31', -1, '2020-02-29'],
    ['2020-05-20', 0, '2020-05-20'],
  ])('%s and %i months is %s', (from, months, end) => {
    expect(addMonths(day(from), months)).toBe(end)
  })
})
