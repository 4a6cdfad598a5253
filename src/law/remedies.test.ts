import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { OUTCOMES } from './outcomes.ts'
import { courtFor, type RemedyKind, remedyKind, remedyText, reviewBodies } from './remedies.ts'

const BEFORE_2024 = civilDate('2023-12-31')
const SINCE_2024 = civilDate('2024-01-01')
const BEFORE_RULING = civilDate('2025-05-31')
const SINCE_RULING = civilDate('2025-06-01')

/** For each outcome: before 2024, since 2024, and since June 2025 where the setting asks for kind C. */
const TABLE: Readonly<Record<string, readonly [RemedyKind, RemedyKind, RemedyKind]>> = {
  R01: ['B', 'B', 'B'],
  R02: ['B', 'B', 'B'],
  R03: ['B', 'B', 'B'],
  R04: ['B', 'A', 'A'],
  R05: ['B', 'A', 'A'],
  R06: ['B', 'A', 'A'],
  R07: ['B', 'A', 'A'],
  R08: ['B', 'A', 'A'],
  R09: ['B', 'A', 'A'],
  R10: ['B', 'A', 'A'],
  R11: ['B', 'A', 'A'],
  R12: ['B', 'B', 'C'],
  R13: ['B', 'B', 'B'],
  R14: ['B', 'B', 'B'],
  R15: ['B', 'B', 'C'],
  R16: ['B', 'B', 'B'],
  R17: ['B', 'B', 'C'],
  R18: ['B', 'B', 'C'],
  R19: ['B', 'B', 'C'],
  R20: ['B', 'B', 'B'],
  R21: ['B', 'B', 'B'],
  R22: ['none', 'none', 'none'],
  R23: ['B', 'B', 'B'],
  R24: ['none', 'none', 'none'],
}

/** The kind that a case usually has where the outcome knows kinds. */
const USUAL: Readonly<Record<string, string>> = { R04: 'withheld-14-16', R18: 'disclosed', R24: 'withdrawn' }

describe('a reply names the remedy of its day', () => {
  test('there is a line for every outcome', () => {
    expect(Object.keys(TABLE)).toEqual(OUTCOMES.map(each => each.code))
  })

  test.each(Object.entries(TABLE))('%s', (outcome, [before, since, ruled]) => {
    const facts = { choice: USUAL[outcome] ?? '', onlyReconsideration: true }
    expect(remedyKind(outcome, { ...facts, repliedOn: BEFORE_2024 })).toBe(before)
    expect(remedyKind(outcome, { ...facts, repliedOn: SINCE_2024 })).toBe(since)
    expect(remedyKind(outcome, { ...facts, repliedOn: BEFORE_RULING })).toBe(since)
    expect(remedyKind(outcome, { ...facts, repliedOn: SINCE_RULING })).toBe(ruled)
    // Without the setting nobody is kept from a suit.
    expect(remedyKind(outcome, { ...facts, onlyReconsideration: false, repliedOn: SINCE_RULING })).toBe(since)
  })

  test('a part that is withheld on other grounds may be contested either way', () => {
    const facts = { choice: 'withheld-other', onlyReconsideration: true, repliedOn: SINCE_RULING }
    expect(remedyKind('R04', facts)).toBe('B')
  })

  test('a repetition of what was not disclosed may be contested either way', () => {
    const facts = { choice: 'not-disclosed', onlyReconsideration: true, repliedOn: SINCE_RULING }
    expect(remedyKind('R18', facts)).toBe('B')
  })

  test('is refused for what is no outcome', () => {
    const facts = { choice: '', onlyReconsideration: false, repliedOn: SINCE_2024 }
    expect(() => remedyKind('R25', facts)).toThrow(RangeError)
  })
})

describe('the words of a remedy', () => {
  const bodies = { review: ['示例市人民政府'], court: '示例市中级人民法院', online: '' }

  test('name the body, the court, the days and the order', () => {
    const text = remedyText('A', '决定书', bodies)
    expect(text).toContain('先向示例市人民政府申请行政复议')
    expect(text).toContain('60日内')
    expect(text).toContain('15日内')
    expect(text).toContain('第二十三条')
    expect(remedyText('B', '答复书', bodies)).toContain(
      '或者自收到本答复书之日起6个月内向示例市中级人民法院提起行政诉讼',
    )
    expect(remedyText('C', '告知书', bodies)).not.toContain('诉讼')
    expect(remedyText('none', '告知书', bodies)).toBe('')
  })

  test('name the online way where the letter is served online, and both bodies where there is a choice', () => {
    const text = remedyText('B', '答复书', { ...bodies, review: ['甲', '乙'], online: '示例复议平台' })
    expect(text).toContain('甲或者乙')
    expect(text).toContain('可以通过示例复议平台提交')
  })
})

describe('the reconsideration body', () => {
  const agency = { government: '示例市人民政府', above: '示例省人民政府' }
  test.each([
    ['department', SINCE_2024, ['示例市人民政府']],
    ['department', BEFORE_2024, ['示例市人民政府', '上一级主管部门']],
    ['city-government', SINCE_2024, ['示例省人民政府']],
    ['county-government', SINCE_2024, ['示例省人民政府']],
    ['township', SINCE_2024, ['示例市人民政府']],
    ['subdistrict', SINCE_2024, ['示例市人民政府']],
    ['justice', SINCE_2024, ['示例市人民政府', '上一级司法行政部门']],
    ['vertical', SINCE_2024, ['上一级主管部门']],
    ['zone', SINCE_2024, ['示例市人民政府']],
  ] as const)('of a %s on %s', (kind, on, bodies) => {
    expect(reviewBodies({ ...agency, kind }, on)).toEqual(bodies)
  })

  test('the court of a government is the intermediate one', () => {
    expect(courtFor('county-government')).toContain('中级')
    expect(courtFor('department')).not.toContain('中级')
  })
})
