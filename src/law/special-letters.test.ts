import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { type CorrectionResult, composeCorrection, composeTransfer } from './correction-letters.ts'
import { DOCUMENT_CONTENTS, documentContents } from './document-contents.ts'
import { OUTCOMES } from './outcomes.ts'
import { remedyKind, remedyText } from './remedies.ts'
import { missingElements, missingOnIssue, REQUEST_DOCUMENTS } from './request-documents.ts'
import { NOTICE_DOCUMENTS } from './request-letters.ts'
import { composeDisclosureNotice, type DisclosureGround } from './third-party-letters.ts'

const remedy = remedyText('B', '告知书', {
  review: ['示例市人民政府'],
  court: '示例区人民法院',
  online: '',
})
const STAMP = { number: '示公开〔2026〕1号', date: '2026年3月20日', sealed: true }

describe('a third party is told that what concerns it is disclosed', () => {
  const facts = {
    agency: '示例市示例局',
    thirdParty: '示例公司',
    askedOn: civilDate('2026-03-05'),
    content: '示例合同的金额。',
    reason: '事关公众安全',
    notBefore: civilDate('2026-04-03'),
  }
  const words: Readonly<Record<DisclosureGround, string>> = {
    consented: '同意公开',
    silent: '逾期未提出意见',
    unreasonable: '所提理由不足以认定',
    'public-interest': '对公共利益造成重大影响',
  }

  test.each(Object.entries(words) as [DisclosureGround, string][])('because: %s', (ground, found) => {
    const letter = composeDisclosureNotice({ ...facts, ground }, remedy)
    const text = letter.paragraphs.join('\n')
    expect(missingOnIssue(letter, STAMP)).toEqual([])
    expect(text).toContain(found)
    for (const part of ['示例合同的金额', '事关公众安全', '第三十二条', '2026年4月3日以前'])
      expect(text).toContain(part)
    expect(text).not.toMatch(/undefined|。。/)
    expect(letter.remedy).toContain('或者自收到本告知书之日起6个月内')
  })
})

describe('who wants a record about themselves corrected', () => {
  const facts = {
    agency: '示例市示例局',
    applicant: '示小例',
    number: 'G2026-00001',
    receivedOn: civilDate('2026-03-05'),
    record: '登记的出生年份',
    finding: '已经核对档案',
    responsible: '示例市示例二局，电话0539-0000001',
  }
  const RESULTS: readonly (readonly [CorrectionResult, string])[] = [
    ['corrected', '已经更正该记录'],
    ['not-corrected', '不予更正'],
    ['transferred', '转送有权更正的行政机关：示例市示例二局'],
    ['elsewhere', '请您向有权更正的行政机关提出：示例市示例二局'],
  ]

  test.each(RESULTS)('is answered: %s', (result, words) => {
    const letter = composeCorrection(result, facts, remedy)
    expect(missingOnIssue(letter, STAMP)).toEqual([])
    expect(letter.decision).toContain(words)
    expect(letter.paragraphs.join('')).toContain('第四十一条')
  })

  test('and the agency that may do it is sent the papers, without the name in the letter', () => {
    const { applicant, record: _record, ...rest } = facts
    const letter = composeTransfer(rest)
    expect(JSON.stringify(letter)).not.toContain(applicant)
    expect(letter.attachments).toEqual(['更正申请及证据材料'])
    expect(letter.namesRemedy).toBe(false)
  })
})

describe('the documents of the procedure', () => {
  test('are D01 to D27, each with its day and what it must say', () => {
    const keys = REQUEST_DOCUMENTS.map(each => each.key)
    expect(keys).toEqual(Array.from({ length: 27 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`))
    expect(Object.keys(DOCUMENT_CONTENTS)).toEqual(keys)
    for (const { when, contents } of Object.values(DOCUMENT_CONTENTS)) {
      expect(when).not.toBe('')
      expect(contents.length).toBeGreaterThan(0)
    }
  })

  test('name a remedy where something is decided, and none on the way', () => {
    for (const key of NOTICE_DOCUMENTS) expect([key, documentContents(key)?.remedy]).toEqual([key, 'none'])
    for (const { document } of OUTCOMES) expect(documentContents(document)?.remedy).toBe('by-outcome')
    // The same says the paper that a remedy speaks of.
    for (const { key, paper } of REQUEST_DOCUMENTS) {
      expect([key, documentContents(key)?.remedy === 'none']).toEqual([key, paper === ''])
    }
    expect(documentContents('D99')).toBeUndefined()
  })

  test('an unpaid fee may be contested, an uncorrected request not', () => {
    const on = { repliedOn: civilDate('2026-03-20'), choice: '', onlyReconsideration: false }
    expect(remedyKind('R23', on)).toBe('B')
    expect(remedyKind('R22', on)).toBe('none')
  })
})

test('a reply without number, day or seal is not whole', () => {
  const letter = composeTransfer({
    agency: '示例市示例局',
    number: 'G2026-00001',
    receivedOn: civilDate('2026-03-05'),
    finding: '不属于本机关',
    responsible: '示例市示例二局',
  })
  expect(missingElements(letter)).toEqual(['request'])
  expect(missingOnIssue(letter, { number: '', date: '2026年3月20日', sealed: false })).toEqual([
    'request',
    'number',
    'date-and-seal',
  ])
})
