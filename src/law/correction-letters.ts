import { type CivilDate, formatChineseDate } from './civil-date.ts'
import type { LetterText } from './letter-text.ts'

/** What became of a demand to correct a record about oneself (Regulation art. 41). */
export type CorrectionResult =
  | 'corrected'
  | 'not-corrected'
  /** Another agency may correct it, and has been sent the demand. */
  | 'transferred'
  /** The applicant is told who may correct it. */
  | 'elsewhere'

export interface CorrectionFacts {
  readonly agency: string
  readonly applicant: string
  readonly number: string
  readonly receivedOn: CivilDate
  /** Which record is said to be wrong. */
  readonly record: string
  /** What was found, or how it was corrected. */
  readonly finding: string
  /** The agency that may correct it, with how to reach it; empty where it is this one. */
  readonly responsible: string
}

const ARTICLE = '《中华人民共和国政府信息公开条例》第四十一条'

const TITLES: Readonly<Record<CorrectionResult, string>> = {
  corrected: '政府信息记录更正告知书',
  'not-corrected': '政府信息记录不予更正告知书',
  transferred: '更正申请转送告知书',
  elsewhere: '更正申请告知书',
}

/** D24: answers who demanded a correction. `remedy` is the standard text of kind B. Not counted among requests (unverified). */
export function composeCorrection(
  result: CorrectionResult,
  facts: CorrectionFacts,
  remedy: string,
): LetterText {
  const request = `本机关于${formatChineseDate(facts.receivedOn)}收到您提出的更正申请（编号${facts.number}），要求更正与您自身相关的政府信息记录“${facts.record.trim()}”。`
  const basis = `依据${ARTICLE}的规定`
  const decision = DECISIONS[result](facts)
  return {
    title: TITLES[result],
    addressee: facts.applicant,
    request,
    basis,
    decision,
    paragraphs: [request, `经审核，${whole(facts.finding)}`, `${basis}，${decision}`, '特此告知。'],
    namesRemedy: true,
    remedy,
    attachments: [],
    signer: facts.agency,
  }
}

/** D24: hands a demand over to the agency that may correct the record. Whom it concerns stands in what is attached, not here. */
export function composeTransfer(facts: Omit<CorrectionFacts, 'applicant' | 'record'>): LetterText {
  const decision = `现将有关更正申请（本机关编号${facts.number}，${formatChineseDate(facts.receivedOn)}收到）转送贵单位，请依法处理并告知申请人。`
  return {
    title: '更正申请转送函',
    addressee: facts.responsible,
    request: '',
    basis: `依据${ARTICLE}的规定`,
    decision,
    paragraphs: [`经审核，${whole(facts.finding)}`, `依据${ARTICLE}的规定，${decision}`],
    namesRemedy: false,
    remedy: '',
    attachments: ['更正申请及证据材料'],
    signer: facts.agency,
  }
}

const DECISIONS: Readonly<Record<CorrectionResult, (facts: CorrectionFacts) => string>> = {
  corrected: () => '您的申请属实，本机关已经更正该记录。',
  'not-corrected': () => '现有证据不能证明该记录不准确，本机关不予更正。',
  transferred: ({ responsible }) =>
    `该记录的更正不属于本机关职能范围，本机关已经将您的申请转送有权更正的行政机关：${whole(responsible)}`,
  elsewhere: ({ responsible }) =>
    `该记录的更正不属于本机关职能范围，请您向有权更正的行政机关提出：${whole(responsible)}`,
}

function whole(text: string): string {
  return `${text.trim().replace(/[。；;，,]+$/u, '')}。`
}
