import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { OUTCOMES } from './outcomes.ts'
import { missingFields, replyFields } from './reply-words.ts'
import { missingElements, REQUEST_DOCUMENTS, requestDocument } from './request-documents.ts'
import { composeNotice, composeReply, type LetterFacts, NOTICE_DOCUMENTS } from './request-letters.ts'

const facts: LetterFacts = {
  agency: '示例市示例局',
  applicant: '示小例',
  number: 'Q2026-00001',
  description: '《示例办法》（例政发〔2026〕1号）全文',
  receivedOn: civilDate('2026-03-02'),
  today: civilDate('2026-03-20'),
  dueOn: civilDate('2026-03-30'),
  contact: '0539-0000000',
  fields: {},
}
const filled = (keys: readonly string[]) => Object.fromEntries(keys.map(key => [key, `示例${key}。`]))

describe('the reply of an outcome', () => {
  test.each(OUTCOMES)('$code $name', outcome => {
    const choice = outcome.choices[0]?.key ?? ''
    const fields = filled(replyFields(outcome).map(each => each.key))
    const letter = composeReply(outcome, choice, '如不服本决定，可以……', { ...facts, fields })
    expect(missingElements(letter)).toEqual([])
    const text = letter.paragraphs.join('\n')
    expect(text).toContain('2026年3月2日')
    expect(text).toContain('Q2026-00001')
    expect(text).toContain(outcome.article)
    // Everything that was typed is read somewhere, and no sentence ends twice.
    for (const [key, value] of Object.entries(fields)) {
      const said = key === 'attachments' ? letter.attachments.join('') : text
      expect([key, said.includes(value.replace('。', ''))]).toEqual([key, true])
    }
    expect(text).not.toMatch(/。。|undefined|（）/)
    expect(letter.title).toBe(requestDocument(outcome.document).title)
  })

  test('is not whole without its remedy where it names one, nor without an addressee', () => {
    const [first] = OUTCOMES
    if (!first) throw new Error('there are outcomes')
    const letter = composeReply(first, '', '', { ...facts, applicant: '', fields: { where: '示例网址' } })
    expect(missingElements(letter)).toEqual(['addressee'])
    expect(missingElements({ ...letter, namesRemedy: true })).toEqual(['addressee', 'remedy'])
  })

  test('what must be written is asked for', () => {
    const outcome = OUTCOMES.find(each => each.code === 'R03')
    if (!outcome) throw new Error('R03')
    expect(missingFields(outcome, { when: '4月1日' })).toEqual(['where'])
    expect(missingFields(outcome, { when: '4月1日', where: '门户网站' })).toEqual([])
  })
})

describe('a notice', () => {
  const fields = {
    name: '示例公司',
    question: '拟公开示例合同',
    words: '请写明文号',
    days: '15',
    reason: '检索量大',
    basis: 'pages',
    count: '250',
    amount: '4700',
  }

  test.each(NOTICE_DOCUMENTS)('%s is composed', key => {
    const letter = composeNotice(key, { ...facts, fields })
    const text = letter.paragraphs.join('\n')
    expect(text).not.toMatch(/undefined|。。/)
    expect(letter.namesRemedy).toBe(false)
    const toOthers = requestDocument(key).to !== 'applicant'
    // Nobody outside learns who asks.
    expect(JSON.stringify(letter).includes('示小例')).toBe(!toOthers)
    expect(letter.addressee).toBe(toOthers ? '示例公司' : '示小例')
  })

  test('is refused for a document that is none', () => {
    expect(() => composeNotice('D17', facts)).toThrow(RangeError)
  })
})

test('every outcome has a letter in the list of documents', () => {
  const keys = REQUEST_DOCUMENTS.map(each => each.key)
  for (const { document } of OUTCOMES) expect(keys).toContain(document)
})
