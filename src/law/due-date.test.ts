import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDate } from './civil-date.ts'
import { type ClockEvent, type ClockRule, type Due, due } from './clock.ts'
import { type DueDate, dueDate } from './due-date.ts'
import { BUILT_IN_CALENDAR as calendar } from './work-calendar-data.ts'
import { judgeDay } from './working-days.ts'

const ANSWER: ClockRule = { days: 20, unit: 'workday', article: '条例第三十三条' }
const START = civilDate('2018-11-01')

const day = fc.integer({ min: 0, max: 3000 }).map(days => addDays(START, days))
const key = fc.constantFrom('third party', 'other agency', 'a third')
const rule: fc.Arbitrary<ClockRule> = fc.record({
  days: fc.nat(60),
  unit: fc.constantFrom('workday', 'day'),
  article: fc.constant('a'),
  rollForward: fc.constantFrom('b', undefined),
}) as fc.Arbitrary<ClockRule>

/** A history of whatever kind, near one day so that its events meet, and in whatever order. */
const history = fc
  .tuple(day, fc.array(fc.tuple(fc.nat(90), fc.nat(5), key, fc.nat(20)), { maxLength: 9 }))
  .map(([base, later]): ClockEvent[] => [
    { kind: 'start', at: base, article: 'a' },
    ...later.map(([after, kind, named, days]): ClockEvent => {
      const at = addDays(base, after - 10)
      if (kind === 0) return { kind: 'restart', at, article: 'a' }
      if (kind === 1) return { kind: 'extend', at, days, article: 'a' }
      return { kind: kind < 4 ? 'pause' : 'resume', at, article: 'a', key: named }
    }),
  ])

function withoutReasons(answer: Due): DueDate {
  if (answer.state === 'not-started') return answer
  const { because: _, ...rest } = answer
  return rest
}

describe('the date without its reasons', () => {
  test('is the one that is explained, whatever happened and in whatever order it was recorded', () => {
    fc.assert(
      fc.property(
        rule,
        history.chain(events => fc.shuffledSubarray(events)),
        (given, events) => {
          expect(dueDate(given, events, calendar)).toEqual(withoutReasons(due(given, events, calendar)))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('refuses a broken count, as the explained one does', () => {
    expect(() =>
      dueDate({ ...ANSWER, days: 1.5 }, [{ kind: 'start', at: START, article: '' }], calendar),
    ).toThrow(RangeError)
  })
})

describe('a handler who asks others, once or often', () => {
  test('neither loses nor gains a day: its days are added to the working days on which somebody was asked', () => {
    const asked = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 6 })
    const arbitrary = fc.tuple(day, fc.integer({ min: 1, max: 40 }), asked).chain(([base, days, times]) => {
      const spans = times.map(
        ([after, length]) => [addDays(base, after), addDays(base, after + length)] as const,
      )
      const events = eventsOf(base, spans)
      const shuffled = fc.shuffledSubarray(events, { minLength: events.length })
      return fc.record({
        base: fc.constant(base),
        days: fc.constant(days),
        spans: fc.constant(spans),
        events: shuffled,
      })
    })
    fc.assert(
      fc.property(arbitrary, ({ base, days, spans, events }) => {
        const date = countedOff(base, days, spans)
        expect(dueDate({ ...ANSWER, days }, events, calendar)).toMatchObject({ state: 'running', date })
      }),
      { numRuns: 2000 },
    )
  })

  test('asks two at once and loses no more than the days on which one of them was asked', () => {
    const both = dueDate(ANSWER, asking(['2020-09-16', '2020-09-30'], ['2020-09-25', '2020-10-12']), calendar)
    const one = dueDate(ANSWER, asking(['2020-09-16', '2020-10-12']), calendar)
    expect(both).toEqual(one)
    expect(one).toMatchObject({ date: '2020-11-03' })
  })

  test('asks in any pieces, beside or within one another, and loses what the whole time takes out', () => {
    const pieces = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 })
    fc.assert(
      fc.property(day, fc.nat(30), pieces, (base, after, cuts) => {
        const whole = [addDays(base, after), addDays(base, after + 40)] as const
        const within = cuts.map(([a, b]) => {
          const [from, to] = a < b ? [a, b] : [b, a]
          return [addDays(whole[0], from), addDays(whole[0], to)] as const
        })
        expect(dueDate(ANSWER, eventsOf(base, [whole, ...within]), calendar)).toEqual(
          dueDate(ANSWER, eventsOf(base, [whole]), calendar),
        )
      }),
    )
  })

  test('on the day on which the answer was due, or after it, moves nothing', () => {
    fc.assert(
      fc.property(day, fc.nat(100), fc.nat(100), (base, late, length) => {
        const plain = dueDate(ANSWER, eventsOf(base, []), calendar)
        if (plain.state !== 'running') throw new Error('a clock that nothing pauses runs')
        const from = addDays(plain.date, late)
        expect(dueDate(ANSWER, eventsOf(base, [[from, addDays(from, length)]]), calendar)).toEqual(plain)
        const open: ClockEvent = { kind: 'pause', at: from, article: 'b' }
        expect(dueDate(ANSWER, [...eventsOf(base, []), open], calendar)).toEqual(plain)
      }),
    )
    expect(dueDate(ANSWER, asking(['2020-10-15', '2020-12-01']), calendar)).toMatchObject({
      date: '2020-10-14',
    })
  })
})

describe('an applicant who sends a correction', () => {
  test('is answered as if they had asked on that day: what was granted or waited for before is forgotten', () => {
    const earlier = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(20), fc.boolean()), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(day, earlier, (base, before) => {
        const corrected: ClockEvent = { kind: 'restart', at: addDays(base, 31), article: 'c' }
        const spans = before
          .filter(each => each[2])
          .map(([after]) => [addDays(base, after - 1), addDays(base, after)] as const)
        const granted = before.map(
          ([after, days]): ClockEvent => ({ kind: 'extend', at: addDays(base, after), days, article: 'd' }),
        )
        expect(dueDate(ANSWER, [...eventsOf(base, spans), ...granted, corrected], calendar)).toEqual(
          dueDate(ANSWER, [corrected], calendar),
        )
      }),
    )
  })
})

function asking(...times: readonly (readonly [string, string])[]): ClockEvent[] {
  return eventsOf(
    civilDate('2020-09-10'),
    times.map(([from, to]) => [civilDate(from), civilDate(to)]),
  )
}

function eventsOf(base: CivilDate, spans: readonly (readonly [CivilDate, CivilDate])[]): ClockEvent[] {
  return [
    { kind: 'start', at: base, article: 'a' },
    ...spans.flatMap(([from, to], index): ClockEvent[] => [
      { kind: 'pause', at: from, article: 'b', key: String(index) },
      { kind: 'resume', at: to, article: 'b', key: String(index) },
    ]),
  ]
}

/** Tells the days off on the fingers: the independent way, one set of days that are taken out. */
function countedOff(
  base: CivilDate,
  days: number,
  spans: readonly (readonly [CivilDate, CivilDate])[],
): CivilDate {
  const out = new Set<CivilDate>()
  for (const [from, to] of spans) {
    for (let date = from; date < to; ) {
      date = addDays(date, 1)
      out.add(date)
    }
  }
  let date = base
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (judgeDay(date, calendar).workday && !out.has(date)) left -= 1
  }
  return date
}
