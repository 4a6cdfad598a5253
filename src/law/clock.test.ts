import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civilDate } from './civil-date.ts'
import { type ClockEvent, type ClockRule, type Due, due } from './clock.ts'
import { BUILT_IN_CALENDAR as calendar } from './work-calendar-data.ts'
import { addWorkdays, workdaysBetween } from './working-days.ts'

const REPLY: ClockRule = { days: 20, unit: 'workday', article: '条例第三十三条' }
const CONSULTED = '条例第三十三条第三款'

function on(kind: 'start' | 'restart' | 'pause' | 'resume', at: string, key?: string): ClockEvent {
  const article = kind === 'pause' || kind === 'resume' ? CONSULTED : '条例第三十一条'
  if (kind === 'start' || kind === 'restart') return { kind, at: civilDate(at), article }
  return key === undefined ? { kind, at: civilDate(at), article } : { kind, at: civilDate(at), article, key }
}

function extendedOn(at: string): ClockEvent {
  return { kind: 'extend', at: civilDate(at), days: 20, article: '条例第三十三条' }
}

function dateOf(answer: Due): CivilDate {
  if (answer.state !== 'running') throw new Error(`the clock is ${answer.state}`)
  return answer.date
}

describe('the clock of a reply', () => {
  it('gives twenty working days from receipt', () => {
    const answer = due(REPLY, [on('start', '2020-07-17')], calendar)
    expect(dateOf(answer)).toBe('2020-08-14')
    expect(answer).toMatchObject({ state: 'running', provisional: false })
  })

  it('has not started before anything was received', () => {
    expect(due(REPLY, [], calendar)).toEqual({ state: 'not-started' })
  })

  it('leaves out the fourteen working days in which a third party was asked', () => {
    const events = [on('start', '2020-09-10'), on('pause', '2020-09-16'), on('resume', '2020-10-12')]
    expect(dateOf(due(REPLY, events, calendar))).toBe('2020-11-03')
  })

  it('starts again when the correction arrives', () => {
    const correction: ClockRule = { days: 7, unit: 'workday', article: '条例第三十条' }
    expect(dateOf(due(correction, [on('start', '2020-06-22')], calendar))).toBe('2020-07-02')
    expect(dateOf(due(REPLY, [on('start', '2020-06-22'), on('restart', '2020-07-10')], calendar))).toBe(
      '2020-08-07',
    )
  })

  it('starts again when the fee is paid', () => {
    const received = on('start', '2021-03-01')
    expect(dateOf(due(REPLY, [received], calendar))).toBe('2021-03-29')
    expect(dateOf(due(REPLY, [on('start', '2021-03-25')], calendar))).toBe('2021-04-23')
    expect(dateOf(due(REPLY, [received, on('restart', '2021-04-12')], calendar))).toBe('2021-05-11')
  })

  it('gives twenty more when the head of the office extends it', () => {
    const extended = [on('start', '2020-09-10'), extendedOn('2020-10-12')]
    expect(dateOf(due(REPLY, extended, calendar))).toBe('2020-11-11')
  })

  it('is extended on its very first day in whatever order that was recorded', () => {
    const events = [extendedOn('2020-09-10'), on('start', '2020-09-10')]
    expect(dateOf(due(REPLY, events, calendar))).toBe('2020-11-11')
    expect(dateOf(due(REPLY, events.toReversed(), calendar))).toBe('2020-11-11')
  })

  it('refuses a broken extension', () => {
    const extend: ClockEvent = { kind: 'extend', at: civilDate('2020-10-12'), days: -1, article: 'x' }
    expect(() => due(REPLY, [on('start', '2020-09-10'), extend], calendar)).toThrow(RangeError)
  })

  it('takes back what was granted when it starts again: the prolonged time no longer runs', () => {
    const extended = [on('start', '2020-09-10'), extendedOn('2020-10-12')]
    expect(dateOf(due(REPLY, extended, calendar))).toBe('2020-11-11')
    const alone = addWorkdays(civilDate('2020-10-20'), 20, calendar).date
    expect(dateOf(due(REPLY, [...extended, on('restart', '2020-10-20')], calendar))).toBe(alone)
    expect(dateOf(due(REPLY, [on('restart', '2020-10-20'), ...extended], calendar))).toBe(alone)
    const again = [...extended, on('restart', '2020-10-20'), extendedOn('2020-11-02')]
    expect(dateOf(due(REPLY, again, calendar))).toBe(addWorkdays(civilDate('2020-10-20'), 40, calendar).date)
  })

  it('keeps the order of one day: what was granted in the morning lapses with the correction of the afternoon', () => {
    const [start, morning, correction] = [
      on('start', '2020-09-10'),
      extendedOn('2020-10-12'),
      on('restart', '2020-10-12'),
    ]
    const twenty = addWorkdays(civilDate('2020-10-12'), 20, calendar).date
    const forty = addWorkdays(civilDate('2020-10-12'), 40, calendar).date
    expect(dateOf(due(REPLY, [start, morning, correction], calendar))).toBe(twenty)
    expect(dateOf(due(REPLY, [start, correction, morning], calendar))).toBe(forty)
  })

  it('is provisional where it runs into a year without a notice', () => {
    const answer = due(REPLY, [on('start', '2026-12-21')], calendar)
    expect(answer).toMatchObject({ state: 'running', provisional: true })
  })
})

describe('pauses', () => {
  const start = on('start', '2020-09-10')

  it('that overlap are united, not added', () => {
    const whole = [start, on('pause', '2020-09-16'), on('resume', '2020-10-12')]
    const overlapping = [
      start,
      on('pause', '2020-09-16', 'third party'),
      on('pause', '2020-09-20', 'other agency'),
      on('resume', '2020-10-09', 'third party'),
      on('resume', '2020-10-12', 'other agency'),
    ]
    const nested = [...whole, on('pause', '2020-09-21', 'within'), on('resume', '2020-09-28', 'within')]
    const touching = [
      start,
      on('pause', '2020-09-16'),
      on('resume', '2020-09-25'),
      on('pause', '2020-09-25'),
      on('resume', '2020-10-12'),
    ]
    for (const events of [whole, overlapping, nested, touching]) {
      expect(dateOf(due(REPLY, events, calendar))).toBe('2020-11-03')
    }
  })

  it('are understood in whatever order they were recorded', () => {
    const events = [start, on('pause', '2020-09-16'), on('resume', '2020-10-12')]
    expect(dateOf(due(REPLY, events.toReversed(), calendar))).toBe('2020-11-03')
  })

  it('end with the earlier of the opinion and the lapse of its time', () => {
    const events = [
      start,
      on('pause', '2020-09-16', 'a'),
      on('resume', '2020-10-12', 'a'),
      on('resume', '2020-10-20', 'a'),
    ]
    expect(dateOf(due(REPLY, events, calendar))).toBe('2020-11-03')
  })

  it('stop the clock while nobody has ended them, and say what remains', () => {
    const answer = due(REPLY, [start, on('pause', '2020-09-16')], calendar)
    expect(answer).toMatchObject({ state: 'paused', since: '2020-09-16', remaining: 16, provisional: false })
  })

  it('wait for the open one where another has ended', () => {
    const events = [
      start,
      on('pause', '2020-09-16', 'a'),
      on('pause', '2020-09-16', 'b'),
      on('resume', '2020-09-18', 'a'),
    ]
    expect(due(REPLY, events, calendar)).toMatchObject({
      state: 'paused',
      since: '2020-09-16',
      remaining: 16,
    })
  })

  it('that begin after the time ran out change nothing', () => {
    expect(dateOf(due(REPLY, [start, on('pause', '2020-10-14')], calendar))).toBe('2020-10-14')
  })

  it('before the clock started again are forgotten', () => {
    const events = [start, on('pause', '2020-09-14'), on('resume', '2020-09-18'), on('restart', '2020-09-21')]
    expect(dateOf(due(REPLY, events, calendar))).toBe(addWorkdays(civilDate('2020-09-21'), 20, calendar).date)
  })

  it('that run on across a new start take out only the days after it', () => {
    const across = [on('pause', '2020-09-16'), on('resume', '2020-10-12'), on('restart', '2020-09-25')]
    const after = workdaysBetween(civilDate('2020-09-25'), civilDate('2020-10-12'), calendar).count
    expect(after).toBe(7)
    expect(dateOf(due(REPLY, [start, ...across], calendar))).toBe(
      addWorkdays(civilDate('2020-09-25'), 20 + after, calendar).date,
    )
    expect(
      due(REPLY, [start, on('pause', '2020-09-16'), on('restart', '2020-09-25')], calendar),
    ).toMatchObject({
      state: 'paused',
      since: '2020-09-25',
      remaining: 20,
    })
  })

  it('move the date by exactly their working days', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(24), fc.nat(40), (offset, until, length) => {
        const base = addDays(civilDate('2019-02-01'), offset)
        const from = addDays(base, until)
        const to = addDays(from, length)
        const events: ClockEvent[] = [
          { kind: 'start', at: base, article: 'a' },
          { kind: 'pause', at: from, article: 'b' },
          { kind: 'resume', at: to, article: 'b' },
        ]
        const paused = workdaysBetween(from, to, calendar).count
        const ranOutBefore = workdaysBetween(base, from, calendar).count >= 20
        expect(dateOf(due(REPLY, events, calendar))).toBe(
          addWorkdays(base, ranOutBefore ? 20 : 20 + paused, calendar).date,
        )
      }),
    )
  })
})

describe('the explanation', () => {
  const events: ClockEvent[] = [
    on('start', '2020-09-10'),
    on('pause', '2020-09-16'),
    on('resume', '2020-10-12'),
    { kind: 'extend', at: civilDate('2020-10-20'), days: 2, article: '条例第三十三条第二款' },
  ]
  const answer = due(REPLY, events, calendar)
  const because = answer.state === 'running' ? answer.because : []
  const day = (date: string) => because.find(entry => entry.date === date)

  it('has one entry for each day from the base to the last', () => {
    expect(because.map(entry => entry.date)).toEqual(
      because.map((_, index) => addDays(civilDate('2020-09-10'), index)),
    )
    expect(because.at(-1)).toMatchObject({ date: dateOf(answer), counted: true, number: 22 })
  })

  it('names the reason and the article of each', () => {
    expect(day('2020-09-10')).toMatchObject({ counted: false, reason: 'base' })
    expect(day('2020-09-11')).toMatchObject({
      counted: true,
      number: 1,
      reason: 'weekday',
      article: REPLY.article,
    })
    expect(day('2020-09-12')).toMatchObject({ counted: false, reason: 'weekend' })
    expect(day('2020-09-17')).toMatchObject({ counted: false, reason: 'paused', article: CONSULTED })
    expect(day('2020-09-27')).toMatchObject({ counted: false, reason: 'paused' })
    expect(day('2020-10-01')).toMatchObject({
      counted: false,
      reason: 'holiday',
      article: '国务院办公厅关于2020年部分节假日安排的通知',
    })
    expect(because.at(-1)?.article).toBe('条例第三十三条第二款')
  })
})

describe('a clock of natural days', () => {
  const review: ClockRule = { days: 60, unit: 'day', article: '行政复议法第二十条' }

  it('counts every day', () => {
    expect(dateOf(due(review, [on('start', '2020-08-03')], calendar))).toBe('2020-10-02')
  })

  it('is provisional where nobody knows yet whether the last day is worked', () => {
    const rolling = { ...review, rollForward: '民事诉讼法期间规定' }
    const answer = due(rolling, [on('start', '2026-11-10')], calendar)
    expect(answer).toMatchObject({ state: 'running', date: '2027-01-11', provisional: true })
  })

  it('gives way to the next working day where a rule says so', () => {
    const rolling = { ...review, rollForward: '民事诉讼法期间规定' }
    const answer = due(rolling, [on('start', '2020-08-03')], calendar)
    expect(dateOf(answer)).toBe('2020-10-09')
    expect(answer).toMatchObject({
      because: expect.arrayContaining([expect.objectContaining({ reason: 'rolled-forward' })]),
    })
  })
})
