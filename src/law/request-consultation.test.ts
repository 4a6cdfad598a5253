import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import type { ClockEvent } from './clock-events.ts'
import { dueDate } from './due-date.ts'
import { requestClockRule } from './request-clock.ts'
import { type Consultation, consultationEnd, consultationPause } from './request-consultation.ts'
import { BUILT_IN_CALENDAR as calendar } from './work-calendar-data.ts'

const day = civilDate
const asked = { party: 'third-party', dispatchedOn: day('2020-09-16') } as const
const DAYS_TO_SERVE = 3

describe('a third party who is asked', () => {
  test.each<[string, Partial<Consultation>, string, string]>([
    [
      'answers in time',
      { servedOn: day('2020-09-18'), opinionOn: day('2020-09-25') },
      '2020-09-25',
      'opinion',
    ],
    [
      'answers on the last day',
      { servedOn: day('2020-09-18'), opinionOn: day('2020-10-15') },
      '2020-10-15',
      'opinion',
    ],
    [
      'answers too late',
      { servedOn: day('2020-09-18'), opinionOn: day('2020-10-16') },
      '2020-10-15',
      'lapse',
    ],
    ['never answers', { servedOn: day('2020-09-18') }, '2020-10-15', 'lapse'],
    // Served, as is taken, on Saturday the nineteenth.
    ['of whom no receipt came back', {}, '2020-10-15', 'lapse'],
    ['answers though no receipt came back', { opinionOn: day('2020-09-21') }, '2020-09-21', 'opinion'],
    [
      'answers on the day of dispatch',
      { servedOn: day('2020-09-16'), opinionOn: day('2020-09-16') },
      '2020-09-16',
      'opinion',
    ],
  ])('and %s', (_, known, date, by) => {
    expect(consultationEnd({ ...asked, ...known }, DAYS_TO_SERVE, calendar)).toMatchObject({ date, by })
  })

  test('is not waited for longer or shorter than an agency that made the information too', () => {
    const servedOn = day('2020-04-24')
    for (const party of ['third-party', 'co-producer'] as const) {
      const end = consultationEnd({ party, dispatchedOn: servedOn, servedOn }, DAYS_TO_SERVE, calendar)
      expect(end).toEqual({ date: '2020-05-18', by: 'lapse', provisional: false })
    }
  })

  test('cannot have had the letter before it went out', () => {
    expect(() => consultationEnd({ ...asked, servedOn: day('2020-09-15') }, 3, calendar)).toThrow(RangeError)
    expect(() => consultationEnd({ ...asked, opinionOn: day('2020-09-15') }, 3, calendar)).toThrow(RangeError)
    expect(() => consultationEnd(asked, -1, calendar)).toThrow(RangeError)
  })
})

describe('the answer that waits for opinions', () => {
  const start: ClockEvent = { kind: 'start', at: day('2020-09-10'), article: '条例第三十一条' }
  const dueWith = (...consultations: readonly Consultation[]) =>
    dueDate(
      requestClockRule('answer'),
      [
        start,
        ...consultations.flatMap((each, index) =>
          consultationPause(each, String(index), DAYS_TO_SERVE, calendar),
        ),
      ],
      calendar,
    )

  test('has a last day while nobody has answered, which moves nearer when they do', () => {
    const servedOn = day('2020-09-18')
    expect(dueWith({ ...asked, servedOn })).toMatchObject({ date: '2020-11-06' })
    expect(dueWith({ ...asked, servedOn, opinionOn: day('2020-10-12') })).toMatchObject({
      date: '2020-11-03',
    })
  })

  test('does not wait twice for two who are asked at one time', () => {
    const first = { ...asked, opinionOn: day('2020-09-30') }
    const second = {
      party: 'co-producer',
      dispatchedOn: day('2020-09-25'),
      opinionOn: day('2020-10-12'),
    } as const
    expect(dueWith(first, second)).toMatchObject({ date: '2020-11-03' })
    expect(dueWith(second, first)).toMatchObject({ date: '2020-11-03' })
  })
})
