import { describe, expect, it } from 'vitest'
import { civilDate } from './civil-date.ts'
import { due } from './clock.ts'
import { clockRuleOf, PUBLICATION_DEADLINES, publicationDeadline } from './deadlines.ts'
import { BUILT_IN_CALENDAR } from './work-calendar-data.ts'

describe('a time for publication', () => {
  it.each([
    ['general', 'within', 20, 'workday', false],
    ['agency-functions', 'within', 20, 'workday', false],
    ['licence-decision', 'within', 7, 'workday', false],
    ['penalty-decision', 'within', 7, 'workday', false],
    ['enforcement-decision', 'within', 20, 'workday', false],
    ['penalty-withdrawal', 'within', 3, 'workday', false],
    ['government-budget', 'within', 20, 'day', true],
    ['department-budget', 'within', 20, 'day', true],
    ['tender-notice', 'at-least', 5, 'workday', true],
    ['rule-in-force', 'at-least', 30, 'day', false],
    ['rule-filing', 'within', 30, 'day', false],
    ['policy-text', 'within', 3, 'workday', true],
    ['interpretation', 'within', 3, 'workday', true],
    ['land-notice', 'at-least', 10, 'workday', true],
  ])('for %s is %s %i (%s), unverified: %s', (key, bound, days, unit, unverified) => {
    expect(publicationDeadline(key)).toMatchObject({ bound, days, unit, unverified })
  })

  it('may have no number', () => {
    const rule = publicationDeadline('rule-text')
    expect(rule).toMatchObject({ bound: 'promptly' })
    expect(rule && clockRuleOf(rule)).toBeUndefined()
    expect(publicationDeadline('nothing')).toBeUndefined()
  })

  it('runs on the clock', () => {
    const deadline = publicationDeadline('penalty-decision')
    const rule = deadline && clockRuleOf(deadline)
    const start = { kind: 'start', at: civilDate('2020-06-24'), article: '' } as const
    expect(rule && due(rule, [start], BUILT_IN_CALENDAR)).toMatchObject({ date: '2020-07-06' })
  })

  it('always names its subject, its start and its source', () => {
    for (const deadline of PUBLICATION_DEADLINES) {
      expect([deadline.subject, deadline.from, deadline.article].every(text => text !== '')).toBe(true)
    }
    expect(new Set(PUBLICATION_DEADLINES.map(({ key }) => key)).size).toBe(PUBLICATION_DEADLINES.length)
  })
})
