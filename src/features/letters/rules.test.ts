import { describe, expect, test } from 'vitest'
import type { CaseEventRow } from '../../foundation/cases/index.ts'
import { civilDate } from '../../law/civil-date.ts'
import { BUILT_IN_CALENDAR } from '../../law/work-calendar-data.ts'
import { makeForm } from '../../platform/forms/form.ts'
import { readLetter, readSiteError } from './forms.ts'
import { kindOf } from './kinds.ts'
import { answerIn } from './published.ts'
import {
  isMet,
  letterDue,
  type NeedFacts,
  personalTraces,
  redLine,
  toldBy,
  urgencyOf,
  workdaysLeft,
} from './rules.ts'
import { mean, monthBefore, percent } from './statistics.ts'
import type { LetterNeed } from './workflow.ts'

const day = civilDate
const event = (parts: Partial<CaseEventRow>): CaseEventRow => ({
  case_id: 'c',
  seq: 1,
  event: 'file',
  from_state: null,
  to_state: 'received',
  clock: null,
  clock_on: null,
  clock_days: null,
  clock_article: '',
  clock_key: null,
  actor_id: null,
  by: 'applicant',
  agency_id: 'a',
  says: '',
  at: new Date('2026-11-20T02:00:00Z'),
  ...parts,
})
const filed = event({ clock: 'start', clock_on: day('2026-11-20') })
const due = (...more: CaseEventRow[]) => letterDue(5, [filed, ...more], BUILT_IN_CALENDAR)

describe('the clock of a letter', () => {
  test('counts five working days from the day after it came, and says why for each day', () => {
    const clock = due()
    // 2026-11-20 is a Friday.
    expect(clock).toMatchObject({ state: 'running', date: '2026-11-27', provisional: false })
    if (clock.state !== 'running') return
    expect(clock.because.map(each => each.reason)).toEqual([
      'base',
      'weekend',
      'weekend',
      ...Array(5).fill('weekday'),
    ])
    expect(clock.because.at(-1)?.article).toContain('5 个工作日')
  })

  test.each([
    [
      'waits while its writer is asked',
      [event({ clock: 'pause', clock_on: day('2026-11-24') })],
      'paused',
      3,
    ],
    [
      'goes on when they answer',
      [
        event({ clock: 'pause', clock_on: day('2026-11-24') }),
        event({ clock: 'resume', clock_on: day('2026-11-26') }),
      ],
      'running',
      '2026-12-01',
    ],
    [
      'runs longer once it was extended',
      [event({ clock: 'extend', clock_on: day('2026-11-26'), clock_days: 10 })],
      'running',
      '2026-12-11',
    ],
    ['does not begin again with a transfer', [event({ event: 'transfer' })], 'running', '2026-11-27'],
  ] as const)('%s', (_, events, state, end) => {
    const clock = due(...events)
    expect(clock.state).toBe(state)
    expect(clock.state === 'running' ? clock.date : clock.state === 'paused' ? clock.remaining : null).toBe(
      end,
    )
  })

  test.each([
    ['2026-11-24', 'ahead', 3],
    ['2026-11-26', 'soon', 1],
    ['2026-11-27', 'today', 0],
    ['2026-11-28', 'late', -0],
    ['2026-12-01', 'late', -2],
  ] as const)('on %s it is %s', (today, urgency, left) => {
    expect(urgencyOf(due(), day(today), BUILT_IN_CALENDAR)).toBe(urgency)
    expect(workdaysLeft(day('2026-11-27'), day(today), BUILT_IN_CALENDAR)).toBe(left)
  })

  test('warns of three months without an answer, which would be a veto for the site', () => {
    expect([29, 30, 60, 89, 90].map(age => redLine(day('2026-01-01'), addedTo('2026-01-01', age)))).toEqual([
      null,
      30,
      60,
      60,
      90,
    ])
  })
})

const addedTo = (from: string, days: number) =>
  day(new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10))

describe('the needs of the table', () => {
  const today = day('2026-11-25')
  const running = due()
  const cases: readonly [LetterNeed, Partial<NeedFacts>, Partial<NeedFacts>][] = [
    ['reason', { reason: '职责不在我局' }, { reason: ' 否 ' }],
    ['other-agency', { here: 'a', to: 'b' }, { here: 'a', to: 'a' }],
    ['not-sent-back', { to: 'b', senders: ['c'] }, { to: 'b', senders: ['b'] }],
    [
      'not-sent-back',
      { to: 'b', senders: ['b'], settles: true },
      { to: 'b', senders: ['b'], settles: false },
    ],
    ['channel', { channel: 'petition' }, {}],
    ['words', { words: '门牌是多少' }, { words: '' }],
    ['waited', { askedOn: day('2026-11-15'), waitDays: 10 }, { askedOn: day('2026-11-16'), waitDays: 10 }],
    ['not-extended', { extended: false }, { extended: true }],
    ['not-late', { clock: running }, { clock: running, today: day('2026-11-30') }],
    ['not-late', { clock: running, today: day('2026-11-27') }, { clock: { state: 'not-started' } }],
    ['answer', { answer: '可以办理。' }, { answer: ' ' }],
    ['second-person', { authors: ['p1'], actorId: 'p2' }, { authors: ['p1', 'p2'], actorId: 'p2' }],
    ['second-person', { authors: ['p1'], actorId: 'p2' }, { authors: [], actorId: 'p2' }],
    ['score', { score: 5 }, { score: 6 }],
    ['score', { score: 1 }, { score: 2.5 }],
    ['not-rated', { rated: false }, { rated: true }],
  ]
  test.each(cases)('%s', (need, met, unmet) => {
    expect(isMet(need, { today, ...met })).toBe(true)
    expect(isMet(need, { today, ...unmet })).toBe(false)
  })

  test('read from the timeline who handed a letter on, that it was extended and when it was asked back', () => {
    const told = toldBy([
      filed,
      event({ event: 'transfer', agency_id: 'b' }),
      event({ event: 'transfer', agency_id: 'c' }),
      event({ event: 'ask', agency_id: 'c', at: new Date('2026-11-23T17:00:00Z') }),
      event({ event: 'extend', agency_id: 'c' }),
    ])
    expect(told).toEqual({ senders: ['a', 'b'], extended: true, askedOn: '2026-11-24' })
    expect(toldBy([filed])).toEqual({ senders: [], extended: false, askedOn: undefined })
  })
})

describe('a rewritten letter', () => {
  const writer = { name: '示小例', phone: '0539-1234567', mail: 'Writer@example.com', place: '示例街道1号' }
  test.each([
    ['示例街道的路灯坏了', []],
    ['请打 13800138000', ['personal-number']],
    ['示 小例来信', ['writer-named']],
    ['电话 05391234567', ['writer-named']],
    ['WRITER@EXAMPLE.COM', ['writer-named']],
    ['住在示例街道 1 号', ['writer-named']],
  ] as const)('“%s”', (text, traces) => {
    expect(personalTraces(text, writer)).toEqual(traces)
  })

  test('of a writer who gave nothing is not held for what is empty', () => {
    expect(personalTraces('路灯坏了', { name: '', phone: '', mail: '', place: '' })).toEqual([])
  })

  test('is used again without its marks and without the question', () => {
    const body =
      '<h2 id="s1">来信</h2><p>怎么办？</p><h2 id="s2">答复</h2><p>在窗口&lt;一层&gt;办。</p><p>免费。</p>'
    expect(answerIn(body)).toBe('在窗口<一层>办。\n免费。')
  })
})

describe('a form', () => {
  const typed = (values: Record<string, string>) => makeForm(Object.entries(values))
  const whole = {
    subject: '路灯坏了',
    body: '示例路的路灯坏了三天。',
    name: '示小例',
    phone: '0539-1234567',
    agreed: 'yes',
  }

  test('of a letter asks for a name and one way to answer', () => {
    expect(readLetter(typed(whole), kindOf('consult'))).toMatchObject({
      ok: true,
      value: { consents: false },
    })
    const { name: _, phone: __, ...without } = whole
    expect(readLetter(typed(without), kindOf('consult'))).toEqual({
      ok: false,
      problems: [
        { field: 'name', code: 'required' },
        { field: 'phone', code: 'no-contact' },
      ],
    })
  })

  test('tells everything that is wrong at once, in the order of the page', () => {
    const read = readLetter(typed({ subject: '', body: '短', phone: 'x', mail: 'y' }), kindOf('help'))
    expect(read.ok ? [] : read.problems.map(each => `${each.field}/${each.code}`)).toEqual([
      'subject/required',
      'body/too-short',
      'name/required',
      'phone/invalid',
      'mail/invalid',
      'agreed/required',
    ])
  })

  test('about a website needs nobody’s name', () => {
    const report = { page: '/d/1', error: 'link', body: '附件打不开', agreed: 'yes' }
    expect(readSiteError(typed(report))).toMatchObject({ ok: true, value: { words: { page: '/d/1' } } })
    expect(readSiteError(typed({ ...report, error: 'x' }))).toMatchObject({
      problems: [{ code: 'not-offered' }],
    })
  })
})

describe('figures', () => {
  test('are divided only where there is something to divide by', () => {
    expect([percent(2, 3), percent(0, 0), mean(7, 2), mean(0, 0)]).toEqual(['66.7%', null, '3.5', null])
  })
  test('go back over the turn of the year', () => {
    expect([monthBefore('2026-11', 11), monthBefore('2026-01', 1)]).toEqual(['2025-12', '2025-12'])
  })
})
