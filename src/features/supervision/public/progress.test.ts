import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../law/civil-date.ts'
import { lightOfTask, progressOf, publicLight } from './progress.ts'
import type { LiveAnswer } from './store-live.ts'

const pace = { today: civilDate('2026-11-23'), soonDays: 7 }
const answer = (parts: Partial<LiveAnswer>): LiveAnswer => ({
  case_id: 'c',
  task_id: 't',
  list_number: 1,
  agency_key: 'finance',
  agency_name: '示例财政局',
  role: 'lead',
  state: 'acknowledged',
  dispatched_at: new Date('2026-03-01T01:00:00Z'),
  acknowledged_at: null,
  due: '2026-12-31',
  extensions: 0,
  reminders: 0,
  returns: 0,
  reported_at: null,
  reported_final: false,
  accepted_at: null,
  done_at: null,
  closed_at: null,
  report_number: null,
  report_at: null,
  changed_at: new Date('2026-03-01T01:00:00Z'),
  ...parts,
})
const late = answer({ due: '2026-11-22' })
const soon = answer({ due: '2026-11-30' })
const open = answer({})
const undated = answer({ due: null })
const done = answer({ state: 'closed', due: '2026-11-22', done_at: new Date('2026-11-22T15:00:00Z') })
const doneLate = answer({ state: 'closed', due: '2026-11-22', done_at: new Date('2026-11-22T16:30:00Z') })
const cancelled = answer({ state: 'cancelled', due: '2026-01-01' })

describe('what the public sees of an answer', () => {
  test.each([
    ['late', late],
    ['soon', soon],
    ['on-time', open],
    ['no-date', undated],
    ['done', done],
    ['done-late', doneLate],
    ['cancelled', cancelled],
    // Handed in before its day and not judged yet: not late by the office's delay.
    [
      'on-time',
      answer({
        state: 'reported',
        due: '2026-11-22',
        reported_final: true,
        reported_at: new Date('2026-11-21T01:00:00Z'),
      }),
    ],
    // Returned: what was handed in does not count.
    [
      'late',
      answer({
        state: 'returned',
        due: '2026-11-22',
        reported_final: true,
        reported_at: new Date('2026-11-21T01:00:00Z'),
      }),
    ],
  ])('is %s', (light, each) => {
    expect(publicLight(each, pace)).toBe(light)
  })

  test('counts what is owed; what was cancelled is not', () => {
    expect(progressOf([late, soon, open, done, doneLate, cancelled], pace)).toEqual({
      total: 5,
      done: 2,
      late: 1,
      soon: 1,
      reported: 0,
    })
  })

  test('makes a task late by one agency, and done by all alone', () => {
    expect(lightOfTask([done, late, open], pace)).toBe('late')
    expect(lightOfTask([done, open], pace)).toBe('on-time')
    expect(lightOfTask([done, doneLate], pace)).toBe('done-late')
    expect(lightOfTask([done, cancelled], pace)).toBe('done')
    expect(lightOfTask([cancelled], pace)).toBe('cancelled')
  })
})
