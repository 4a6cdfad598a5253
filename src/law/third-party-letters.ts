import { type CivilDate, formatChineseDate } from './civil-date.ts'
import type { LetterText } from './letter-text.ts'
import { titleOfDocument } from './request-documents.ts'

/** Why something is disclosed that a third party was asked about (Regulation art. 32). */
export type DisclosureGround =
  | 'consented'
  /** No opinion came in time: silence is neither consent nor refusal, the agency decides. */
  | 'silent'
  /** The reasons given were not good ones (unverified: the article speaks only of good ones). */
  | 'unreasonable'
  /** There were good reasons, but the public interest is graver. */
  | 'public-interest'

export interface DisclosureNotice {
  readonly agency: string
  /** The third party's name; the applicant's has no place in this letter. */
  readonly thirdParty: string
  readonly askedOn: CivilDate
  readonly ground: DisclosureGround
  /** What is disclosed, and why: art. 32 wants both told in writing. */
  readonly content: string
  readonly reason: string
  /** The day before which nothing is handed over, so that the third party may go to court first (法释〔2025〕8号第十三条). */
  readonly notBefore: CivilDate
}

const REGULATION = '《中华人民共和国政府信息公开条例》'

const FOUND: Readonly<Record<DisclosureGround, string>> = {
  consented: '您（单位）同意公开。',
  silent: '您（单位）逾期未提出意见，本机关依照条例的规定作出决定。',
  unreasonable: '您（单位）不同意公开，经审查，所提理由不足以认定公开会损害您（单位）的合法权益。',
  'public-interest': '您（单位）不同意公开，本机关认为不公开可能对公共利益造成重大影响。',
}

/**
 * D10: tells a third party that what concerns it is disclosed, what and why. `remedy` is the standard text of kind B: whoever is
 * disclosed may choose, since reconsideration comes first only for who is refused (行政复议法第二十三条第一款第（四）项).
 */
export function composeDisclosureNotice(facts: DisclosureNotice, remedy: string): LetterText {
  const request = `本机关于${formatChineseDate(facts.askedOn)}就一件政府信息公开申请征求您（单位）的意见。${FOUND[facts.ground]}`
  const basis = `依据${REGULATION}第十五条、第三十二条的规定`
  const decision = `本机关决定公开下列政府信息：${ended(facts.content)}`
  return {
    title: titleOfDocument('D10'),
    addressee: facts.thirdParty,
    request,
    basis,
    decision,
    paragraphs: [
      request,
      `${basis}，${decision}`,
      `决定公开的理由：${ended(facts.reason)}`,
      `${formatChineseDate(facts.notBefore)}以前，本机关不向申请人提供上述信息。`,
      '特此告知。',
    ],
    namesRemedy: true,
    remedy,
    attachments: [],
    signer: facts.agency,
  }
}

function ended(text: string): string {
  return `${text.trim().replace(/[。；;，,]+$/u, '')}。`
}
