import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import { OUTCOMES } from './outcomes.ts'
import { missingFields, replyFields } from './reply-words.ts'
import { missingElements, REQUEST_DOCUMENTS, requestDocument } from './request-documents.ts'
import {
  composeNotice,
  composeReply,
  type LetterFacts,
  NOTICE_DOCUMENTS,
  outcomeForReply,
} from './request-letters.ts'

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
const replyOf = (code: string, choice: string, fields: Record<string, string> = {}) =>
  composeReply(outcomeForReply(code), choice, '如不服本告知书，可以……', { ...facts, fields })
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

describe('the words of a reply', () => {
  test('say that a third party refused only where it did', () => {
    const opinion = '第三方逾期未提出意见，由本机关决定'
    const { decision } = replyOf('R08', 'privacy', { opinion, reason: '涉及个人住址' })
    expect(decision).toContain('第三方的个人隐私')
    expect(decision).toContain(opinion)
    expect(decision).not.toContain('第三方不同意')
  })

  test.each([
    ['not-made', '本机关没有制作过该信息'],
    ['not-obtained', '本机关没有获取过该信息'],
    ['period-over', '已经超过保管期限'],
    ['destroyed', '已经依法销毁'],
    ['lost', '已经灭失'],
  ])('tell why information is not there (%s)', (choice, words) => {
    const { decision } = replyOf('R13', choice, { searched: '检索了档案系统' })
    expect(decision).toMatch(/^经检索（检索了档案系统），该政府信息不存在：/)
    expect(decision).toContain(words)
  })

  test('end what was withdrawn, and say of a matter of the Party whose rules hold', () => {
    const withdrawn = replyOf('R24', 'withdrawn', { facts: '您于2026年3月10日书面撤回申请' })
    expect(withdrawn.decision).toContain('您已经撤回申请')
    expect(withdrawn.paragraphs.join('')).not.toContain('第三十三条')
    const party = replyOf('R24', 'party-affairs', { facts: '申请的是党委会议纪要' })
    expect(party.decision).toContain('《中国共产党党务公开条例（试行）》')
    expect(party.decision).not.toContain('终结')
  })

  test('follow a norm that was only forwarded, and do not apply it', () => {
    expect(replyOf('R21', '', { earlier: '一号' }).basis).toMatch(/^参照/)
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

  test('of a fee shows how the fee comes about and how it is paid', () => {
    const text = composeNotice('D13', { ...facts, fields }).paragraphs.join('')
    for (const part of [
      '共70页，每页10元，计700元',
      '计2000元',
      '合计4700元',
      '缴纳方式请向本机关查询：0539-0000000',
    ]) {
      expect(text).toContain(part)
    }
    const byPieces = { basis: 'pieces', count: '45', amount: '300', how: '凭缴款码到银行缴纳' }
    const monthly = composeNotice('D13', { ...facts, fields: byPieces }).paragraphs.join('')
    expect(monthly).toContain('每件300元；您的本件申请为本自然月第45件')
    expect(monthly).toContain('缴纳方式：凭缴款码到银行缴纳。')
  })

  test('of an extension names the day that it was due, where that is known', () => {
    const text = (formerDue: string) =>
      composeNotice('D06', { ...facts, fields: { ...fields, formerDue } }).paragraphs.join('')
    expect(text('2026年3月2日')).toContain('（原答复期限至2026年3月2日届满），最迟于2026年3月30日答复')
    expect(text('')).toContain('延长答复期限15个工作日，最迟于')
  })

  test('is refused for a document that is none', () => {
    expect(() => composeNotice('D17', facts)).toThrow(RangeError)
  })
})

test('every outcome has a letter in the list of documents', () => {
  const keys = REQUEST_DOCUMENTS.map(each => each.key)
  for (const { document } of OUTCOMES) expect(keys).toContain(document)
})
