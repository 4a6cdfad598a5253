import type { SettingKey } from '../../foundation/settings/index.ts'

/** The settings that hold a number of working days for an answer. */
type AnswerDays = Extract<SettingKey, 'letters.answer-days' | 'letters.site-error-days'>

/** A kind of letter is a definition: what is asked for, how long the answer may take, what may become of it. */
export interface LetterKind {
  readonly key: string
  readonly label: string
  /** One sentence for the writer who chooses. */
  readonly about: string
  readonly days: AnswerDays
  /** Whom it is from must be known, and how to reach them. */
  readonly named: boolean
  /** A place belongs to it: where it happened. */
  readonly placed: boolean
  /** The writer chooses an agency; otherwise it goes to whoever answers for the site. */
  readonly addressed: boolean
  /** The kind of publication that a rewritten question and its answer become; null: never. */
  readonly publishedAs: 'letter-answer' | 'policy-answer' | null
}

/** The kinds in the order in which they are offered. */
export const LETTER_KINDS: readonly LetterKind[] = [
  letter('policy', '政策咨询', '问一项政策怎样理解、怎样办理、适用于谁', { publishedAs: 'policy-answer' }),
  letter('consult', '咨询', '问办事流程、机构职责和其他与政府工作有关的问题'),
  letter('suggest', '建议', '对政府工作提出意见和改进建议'),
  letter('complain', '投诉', '对行政机关及其工作人员的服务态度、办事效率不满意', { placed: true }),
  letter('help', '求助', '遇到困难，请政府部门帮助协调解决', { placed: true }),
  {
    key: 'site-error',
    label: '我为政府网站找错',
    about: '页面打不开、内容有误、信息过时、附件不能下载',
    days: 'letters.site-error-days',
    named: false,
    placed: false,
    addressed: false,
    publishedAs: null,
  },
]

/** The kind under which a report about a website is kept. */
export const SITE_ERROR = 'site-error'

/** The kinds that have the one form; the report about a website has its own. */
export const WRITTEN_KINDS: readonly LetterKind[] = LETTER_KINDS.filter(kind => kind.key !== SITE_ERROR)

/** The kind of a key. Throws: a stored key without a kind is a fault of ours. */
export function kindOf(key: string): LetterKind {
  const kind = LETTER_KINDS.find(each => each.key === key)
  if (!kind) throw new Error(`no kind of letter "${key}"`)
  return kind
}

/** What can be wrong with a page, as the state's own error platform sorts it. */
export const ERROR_KINDS: readonly { readonly key: string; readonly label: string }[] = [
  { key: 'unreachable', label: '网站或者页面打不开' },
  { key: 'link', label: '链接失效、附件不能下载' },
  { key: 'wrong', label: '内容错误（错别字、数据、职务名称等）' },
  { key: 'stale', label: '信息过时、长期不更新' },
  { key: 'service', label: '办事指南不准确、不实用' },
  { key: 'unanswered', label: '留言不答复、答复不实' },
  { key: 'other', label: '其他问题' },
]

function letter(
  key: string,
  label: string,
  about: string,
  parts: Partial<Pick<LetterKind, 'placed' | 'publishedAs'>> = {},
): LetterKind {
  return {
    key,
    label,
    about,
    days: 'letters.answer-days',
    named: true,
    placed: false,
    addressed: true,
    publishedAs: 'letter-answer',
    ...parts,
  }
}
