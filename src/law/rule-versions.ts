import { type CivilDate, civilDate } from './civil-date.ts'
import { FEES_SINCE } from './fees.ts'

/** What changed over the years of the platform's cases, each by its own text and from its own day. */
export type RuleSubject =
  | 'answer-times'
  | 'answer-norm'
  | 'fee'
  | 'annual-report-form'
  | 'remedy-order'
  | 'reconsideration-body'
  | 'interpretation'

export interface RuleVersion {
  readonly subject: RuleSubject
  /** Stable name of this version within its subject. */
  readonly key: string
  /** The first day on which it holds; null for what held before the first change that is known here. */
  readonly from: CivilDate | null
  /** What it says, in a sentence. */
  readonly says: string
  readonly source: string
  readonly unverified: boolean
}

/** Every version of every subject, of each subject the oldest first. */
export const RULE_VERSIONS: readonly RuleVersion[] = [
  {
    subject: 'answer-times',
    key: 'fifteen',
    from: null,
    says: '答复期限 15 个工作日，可延长 15 个工作日；仅用于显示以前的办件',
    source: '2008 年《中华人民共和国政府信息公开条例》第二十四条',
    unverified: true,
  },
  {
    subject: 'answer-times',
    key: 'twenty',
    from: civilDate('2019-05-15'),
    says: '答复期限 20 个工作日，可延长 20 个工作日',
    source: '《中华人民共和国政府信息公开条例》（国务院令第711号）第三十三条',
    unverified: false,
  },
  {
    subject: 'answer-norm',
    key: 'jiangsu',
    from: civilDate('2020-01-10'),
    says: '国务院办公厅政府信息与政务公开办公室转发，供参考',
    source: '《江苏省政府信息公开申请办理答复规范》',
    unverified: false,
  },
  {
    subject: 'fee',
    key: 'none',
    from: null,
    says: '不收取信息处理费',
    source: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）施行以前',
    unverified: false,
  },
  {
    subject: 'fee',
    key: 'charged',
    from: FEES_SINCE,
    says: '数量、频次明显超过合理范围的，可以按件或者按量收取信息处理费',
    source: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
    unverified: false,
  },
  {
    subject: 'annual-report-form',
    key: 'form-2019',
    from: civilDate('2019-11-23'),
    says: '2019 年试行格式',
    source: '国办公开办函〔2019〕60号',
    unverified: false,
  },
  {
    subject: 'annual-report-form',
    key: 'form-2021',
    from: civilDate('2021-09-26'),
    says: '2021 年格式，从 2021 年度报告起',
    source: '国办公开办函〔2021〕30号',
    unverified: false,
  },
  {
    subject: 'remedy-order',
    key: 'either',
    from: null,
    says: '申请行政复议或者提起行政诉讼，由申请人选择',
    source: '《中华人民共和国行政复议法》（2017 年修正）',
    unverified: false,
  },
  {
    subject: 'remedy-order',
    key: 'reconsideration-first',
    from: civilDate('2024-01-01'),
    says: '申请政府信息公开，行政机关不予公开的，应当先申请行政复议',
    source: '《中华人民共和国行政复议法》（2023 年修订）第二十三条',
    unverified: false,
  },
  {
    subject: 'reconsideration-body',
    key: 'government-or-superior-department',
    from: null,
    says: '对部门的行政行为，由本级人民政府或者上一级主管部门复议，申请人选择',
    source: '《中华人民共和国行政复议法》（2017 年修正）第十二条',
    unverified: false,
  },
  {
    subject: 'reconsideration-body',
    key: 'own-government',
    from: civilDate('2024-01-01'),
    says: '对部门的行政行为，由本级人民政府复议',
    source: '《中华人民共和国行政复议法》（2023 年修订）第二十四条',
    unverified: false,
  },
  {
    subject: 'interpretation',
    key: 'interpretation-2011',
    from: civilDate('2011-08-13'),
    says: '2011 年的司法解释',
    source: '法释〔2011〕17号',
    unverified: false,
  },
  {
    subject: 'interpretation',
    key: 'interpretation-2025',
    from: civilDate('2025-06-01'),
    says: '2025 年的司法解释，替代法释〔2011〕17号',
    source: '法释〔2025〕8号',
    unverified: false,
  },
]

/** The rules in force on a day, one a subject; a subject of which nothing held yet is left out. */
export function ruleVersions(on: CivilDate): readonly RuleVersion[] {
  const inForce = new Map<RuleSubject, RuleVersion>()
  for (const version of RULE_VERSIONS) {
    if (version.from === null || version.from <= on) inForce.set(version.subject, version)
  }
  return [...inForce.values()]
}

/** The rule of one subject on a day; undefined where nothing held yet. */
export function ruleVersion(subject: RuleSubject, on: CivilDate): RuleVersion | undefined {
  return ruleVersions(on).find(version => version.subject === subject)
}

/**
 * The working days for an answer and for its one extension, by the day of receipt (unverified: that a request received under
 * the old Regulation keeps its times).
 */
export function answerTimes(receivedOn: CivilDate): { readonly answer: number; readonly extension: number } {
  return ruleVersion('answer-times', receivedOn)?.key === 'fifteen'
    ? { answer: 15, extension: 15 }
    : { answer: 20, extension: 20 }
}
