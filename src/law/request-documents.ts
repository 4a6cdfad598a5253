import type { LetterText } from './letter-text.ts'

/** A document of the procedure (domain/01 §12.2). */
export interface RequestDocument {
  readonly key: string
  readonly title: string
  readonly to: 'applicant' | 'third-party' | 'agency' | 'inner' | 'file'
  /** What the remedy speaks of: `由本决定书`, `本答复书`, `本告知书`; '' where no remedy is named. */
  readonly paper: string
}

/** D01–D27; what each must say and when is in `document-contents`. */
export const REQUEST_DOCUMENTS: readonly RequestDocument[] = [
  document('D01', '政府信息公开申请表', 'file'),
  document('D02', '政府信息公开申请登记表', 'inner'),
  document('D03', '政府信息公开申请登记回执', 'applicant'),
  document('D04', '政府信息公开申请补正告知书', 'applicant'),
  document('D05', '政府信息公开申请说明理由告知书', 'applicant'),
  document('D06', '政府信息公开申请延期答复告知书', 'applicant'),
  document('D07', '征求意见书', 'third-party'),
  document('D08', '征求意见确认函', 'file'),
  document('D09', '征求第三方意见告知书', 'applicant'),
  document('D10', '依申请公开告知书', 'third-party', '告知书'),
  document('D11', '征求意见书', 'agency'),
  document('D12', '协助办理函', 'agency'),
  document('D13', '政府信息公开信息处理费收费通知书', 'applicant'),
  document('D14', '政府信息已主动公开告知书', 'applicant', '告知书'),
  document('D15', '政府信息公开答复书', 'applicant', '答复书'),
  document('D16', '政府信息部分公开答复书', 'applicant', '答复书'),
  document('D17', '政府信息不予公开决定书', 'applicant', '决定书'),
  document('D18', '行政查询事项告知书', 'applicant', '告知书'),
  document('D19', '政府信息不存在告知书', 'applicant', '告知书'),
  document('D20', '非本机关负责公开政府信息告知书', 'applicant', '告知书'),
  document('D21', '政府信息无法提供告知书', 'applicant', '告知书'),
  document('D22', '政府信息公开申请不予处理告知书', 'applicant', '告知书'),
  document('D23', '政府信息公开申请处理情况告知书', 'applicant', '告知书'),
  document('D24', '更正信息告知书', 'applicant', '告知书'),
  document('D25', '送达回证', 'file'),
  document('D26', '政府信息公开申请审查呈批单', 'inner'),
  document('D27', '主动公开移送表', 'inner'),
]

const BY_KEY = new Map(REQUEST_DOCUMENTS.map(each => [each.key, each]))

/** The document of a key. Throws RangeError: a stored key without a document is a fault of ours. */
export function requestDocument(key: string): RequestDocument {
  const found = BY_KEY.get(key)
  if (!found) throw new RangeError(`no such document: ${key}`)
  return found
}

export function titleOfDocument(key: string): string {
  return requestDocument(key).title
}

/**
 * The elements of a reply (苏规五2) that its words must hold: number, day and seal are stamped with the signature and are not among
 * them. `remedy` is asked for only where the outcome names one.
 */
export type ReplyElement = 'title' | 'addressee' | 'request' | 'basis' | 'decision' | 'remedy' | 'signer'

/** Which elements a reply lacks. */
export function missingElements(letter: LetterText): readonly ReplyElement[] {
  const blank = (text: string | undefined) => (text ?? '').trim() === ''
  const lacks: readonly [ReplyElement, boolean][] = [
    ['title', blank(letter.title)],
    ['addressee', blank(letter.addressee)],
    ['request', blank(letter.request)],
    ['basis', blank(letter.basis)],
    ['decision', blank(letter.decision)],
    ['remedy', letter.namesRemedy && blank(letter.remedy)],
    ['signer', blank(letter.signer)],
  ]
  return lacks.filter(([, missing]) => missing).map(([element]) => element)
}

/** What is stamped upon a letter when it is signed. */
export interface Stamp {
  readonly number: string
  readonly date: string
  readonly sealed: boolean
}

/** Which of the nine elements a reply lacks as it goes out (苏规五2): those of its words, then number, day and seal. */
export function missingOnIssue(
  letter: LetterText,
  { number, date, sealed }: Stamp,
): readonly (ReplyElement | 'number' | 'date-and-seal')[] {
  return [
    ...missingElements(letter),
    ...(number.trim() === '' ? (['number'] as const) : []),
    ...(date.trim() === '' || !sealed ? (['date-and-seal'] as const) : []),
  ]
}

function document(key: string, title: string, to: RequestDocument['to'], paper = ''): RequestDocument {
  return { key, title, to, paper }
}
