import { expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { RECEIPT_RULES, receiptDay, receiptRule } from './receipt-days.ts'

const facts = {
  submittedOn: civilDate('2020-07-13'),
  signedForOn: civilDate('2020-07-14'),
  confirmedOn: civilDate('2020-07-15'),
}

test.each([
  ['in-person', '2020-07-13'],
  ['spoken', '2020-07-13'],
  ['signed-mail', '2020-07-14'],
  ['ordinary-mail', '2020-07-15'],
  ['internet', '2020-07-15'],
  ['fax', '2020-07-15'],
] as const)('a request by %s is received on %s', (channel, date) => {
  expect(receiptDay(channel, facts)).toBe(date)
})

test('a request that came over the internet is not received before both sides confirmed it', () => {
  expect(receiptDay('internet', { submittedOn: facts.submittedOn })).toBeUndefined()
})

test('a plain letter is confirmed on the day on which it came, the rest soon after', () => {
  expect(receiptRule('ordinary-mail').confirmWithin?.workdays).toBe(0)
  expect(receiptRule('internet').confirmWithin?.workdays).toBe(1)
  expect(receiptRule('signed-mail').confirmWithin).toBeUndefined()
})

test('each way names what proves its day, and the article', () => {
  for (const rule of RECEIPT_RULES) {
    expect(rule.evidence.length).toBeGreaterThan(0)
    expect(rule.article).toContain('第三十一条')
    expect(rule.counts === 'confirmedOn').toBe(rule.confirmWithin !== undefined)
    if (rule.counts === 'confirmedOn') expect(rule.evidence).toContain('确认时间')
  }
  expect(() => receiptRule('pigeon' as 'fax')).toThrow(RangeError)
})
