import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { answerTimes, RULE_VERSIONS, type RuleSubject, ruleVersion, ruleVersions } from './rule-versions.ts'

describe('on a day, the rules in force are those that began last', () => {
  test.each<[RuleSubject, string, string | undefined]>([
    ['answer-times', '2019-05-14', 'fifteen'],
    ['answer-times', '2019-05-15', 'twenty'],
    ['answer-norm', '2020-01-09', undefined],
    ['answer-norm', '2020-01-10', 'jiangsu'],
    ['fee', '2020-12-31', 'none'],
    ['fee', '2021-01-01', 'charged'],
    ['annual-report-form', '2019-11-22', undefined],
    ['annual-report-form', '2021-09-25', 'form-2019'],
    ['annual-report-form', '2021-09-26', 'form-2021'],
    ['remedy-order', '2023-12-31', 'either'],
    ['remedy-order', '2024-01-01', 'reconsideration-first'],
    ['reconsideration-body', '2023-12-31', 'government-or-superior-department'],
    ['reconsideration-body', '2024-01-01', 'own-government'],
    ['interpretation', '2025-05-31', 'interpretation-2011'],
    ['interpretation', '2025-06-01', 'interpretation-2025'],
  ])('%s on %s: %s', (subject, on, key) => {
    expect(ruleVersion(subject, civilDate(on))?.key).toBe(key)
  })

  test('one a subject', () => {
    const subjects = ruleVersions(civilDate('2026-11-23')).map(version => version.subject)
    expect(subjects).toEqual([...new Set(RULE_VERSIONS.map(version => version.subject))])
  })

  test('written oldest first, so that the last that has begun holds', () => {
    for (const subject of new Set(RULE_VERSIONS.map(version => version.subject))) {
      const days = RULE_VERSIONS.filter(version => version.subject === subject).map(
        version => version.from ?? '',
      )
      expect(days).toEqual([...days].sort())
    }
  })
})

test('who asked under the old Regulation waits fifteen days', () => {
  expect(answerTimes(civilDate('2019-05-14'))).toEqual({ answer: 15, extension: 15 })
  expect(answerTimes(civilDate('2019-05-15'))).toEqual({ answer: 20, extension: 20 })
})
