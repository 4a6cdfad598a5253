/**
 * The form of the annual report on government information disclosure: its parts, its three tables, their labels word for word.
 * Sources: 《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）; before it the trial form of 国办公开办函〔2019〕60号.
 */

/** The reports of 2019 and 2020 are in the trial form, all later ones in that of 2021. */
export type ReportForm = '2019' | '2021'

/** 机关年报 of one agency, or 汇总年报 of a government: its office, its departments and the governments below together. */
export type ReportScope = 'agency' | 'government'

/** The form of a year's report; undefined before 2019, when no form was common to all. */
export function formOfYear(year: number): ReportForm | undefined {
  if (year < 2019) return undefined
  return year < 2021 ? '2019' : '2021'
}

/** Who asked, as table two divides applicants: a person, or one of five kinds of organisations. */
export const APPLICANT_COLUMNS = ['natural', 'business', 'research', 'welfare', 'legal', 'other'] as const
export type ApplicantColumn = (typeof APPLICANT_COLUMNS)[number]

/** What became of a request: the rows of table two that one result fills. */
export const RESULT_ROWS = [
  'r3.1',
  'r3.2',
  'r3.3.1',
  'r3.3.2',
  'r3.3.3',
  'r3.3.4',
  'r3.3.5',
  'r3.3.6',
  'r3.3.7',
  'r3.3.8',
  'r3.4.1',
  'r3.4.2',
  'r3.4.3',
  'r3.5.1',
  'r3.5.2',
  'r3.5.3',
  'r3.5.4',
  'r3.5.5',
  'r3.6.1',
  'r3.6.2',
  'r3.6.3',
] as const
export type ResultRow = (typeof RESULT_ROWS)[number]

/** A row of table two that cases are counted into; `r3.7` is a sum. */
export type CountedRow = 'r1' | 'r2' | ResultRow | 'r4'

/** The three groups of table three: reconsideration, suits brought at once, suits after reconsideration. */
export const DISPUTE_GROUPS = ['review', 'direct', 'after'] as const
export type DisputeGroup = (typeof DISPUTE_GROUPS)[number]

/** What a dispute came to, or that it is pending at the end of the year. */
export const DISPUTE_RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const
export type DisputeResult = (typeof DISPUTE_RESULTS)[number]

/** The name of a cell that is counted from cases; sums are reckoned from these. */
export type CountedCell = `t2.${CountedRow}.${ApplicantColumn}` | `t3.${DisputeGroup}.${DisputeResult}`

/** Any row of table two: the trial form has 其他处理 (`r3.6`) undivided. */
export type TableTwoRow = CountedRow | 'r3.6' | 'r3.7'
export type TableTwoColumn = ApplicantColumn | 'total'
export type TableThreeColumn = DisputeResult | 'total'

/** The name of any cell of the three tables, e.g. `t1.rules.made`, `t2.r3.7.total`, `t3.review.upheld`. */
export type ReportCell =
  | `t1.${string}.${string}`
  | `t2.${TableTwoRow}.${TableTwoColumn}`
  | `t3.${DisputeGroup}.${TableThreeColumn}`

/** `count`: whole and not negative. `amount`: decimal and not negative. `change`: whole, may fall (本年增/减). */
export type CellKind = 'count' | 'amount' | 'change'

export interface TableOneColumn {
  readonly key: string
  readonly label: string
  readonly kind: CellKind
}

/** One block of table one: an item of article 20 with rows of its own columns. */
export interface TableOneGroup {
  /** 第二十条第（一）项. */
  readonly item: string
  readonly columns: readonly TableOneColumn[]
  readonly rows: readonly { readonly key: string; readonly label: string }[]
}

const column = (key: string, label: string, kind: CellKind = 'count'): TableOneColumn => ({
  key,
  label,
  kind,
})
const row = (key: string, label: string) => ({ key, label })

const MADE_2021 = [
  column('made', '本年制发件数'),
  column('repealed', '本年废止件数'),
  column('in-force', '现行有效件数'),
]
const DECISIONS_2021 = [column('decisions', '本年处理决定数量')]
const MADE_2019 = [
  column('made', '本年新制作数量'),
  column('opened', '本年新公开数量'),
  column('public', '对外公开总数量'),
]
const ITEMS_2019 = [column('before', '上一年项目数量'), column('change', '本年增/减', 'change')]
const DECISIONS_2019 = [...ITEMS_2019, column('decisions', '处理决定数量')]

const TABLE_ONE: Readonly<Record<ReportForm, readonly TableOneGroup[]>> = {
  '2021': [
    {
      item: '第二十条第（一）项',
      columns: MADE_2021,
      rows: [row('rules', '规章'), row('normative', '行政规范性文件')],
    },
    { item: '第二十条第（五）项', columns: DECISIONS_2021, rows: [row('licence', '行政许可')] },
    {
      item: '第二十条第（六）项',
      columns: DECISIONS_2021,
      rows: [row('penalty', '行政处罚'), row('coercion', '行政强制')],
    },
    {
      item: '第二十条第（八）项',
      columns: [column('amount', '本年收费金额（单位：万元）', 'amount')],
      rows: [row('fees', '行政事业性收费')],
    },
  ],
  '2019': [
    {
      item: '第二十条第（一）项',
      columns: MADE_2019,
      rows: [row('rules', '规章'), row('normative', '规范性文件')],
    },
    {
      item: '第二十条第（五）项',
      columns: DECISIONS_2019,
      rows: [row('licence', '行政许可'), row('services', '其他对外管理服务事项')],
    },
    {
      item: '第二十条第（六）项',
      columns: DECISIONS_2019,
      rows: [row('penalty', '行政处罚'), row('coercion', '行政强制')],
    },
    { item: '第二十条第（八）项', columns: ITEMS_2019, rows: [row('fees', '行政事业性收费')] },
    {
      item: '第二十条第（九）项',
      columns: [column('projects', '采购项目数量'), column('amount', '采购总金额', 'amount')],
      rows: [row('procurement', '政府集中采购')],
    },
  ],
}

/** The blocks of table one in the order of a form. */
export function tableOne(form: ReportForm): readonly TableOneGroup[] {
  return TABLE_ONE[form]
}

/** The labels of the columns of table two; the five kinds of organisations stand under 法人或其他组织. */
export const TABLE_TWO_COLUMNS: readonly { readonly key: TableTwoColumn; readonly label: string }[] = [
  { key: 'natural', label: '自然人' },
  { key: 'business', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'welfare', label: '社会公益组织' },
  { key: 'legal', label: '法律服务机构' },
  { key: 'other', label: '其他' },
  { key: 'total', label: '总计' },
]

/** What table two says above its numbers. */
export const TABLE_TWO_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

/** A row of table two: its own words, and the group and part that stand to the left of it in merged cells. */
export interface TableTwoLine {
  readonly key: TableTwoRow
  readonly label: string
  readonly group?: string
  readonly part?: string
}

const PART = '三、本年度办理结果'
const result = (key: TableTwoRow, label: string, group?: string): TableTwoLine =>
  group === undefined ? { key, label, part: PART } : { key, label, group, part: PART }

const ABOVE: readonly TableTwoLine[] = [
  { key: 'r1', label: '一、本年新收政府信息公开申请数量' },
  { key: 'r2', label: '二、上年结转政府信息公开申请数量' },
  result('r3.1', '（一）予以公开'),
  result('r3.2', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
  result('r3.3.1', '1.属于国家秘密', '（三）不予公开'),
  result('r3.3.2', '2.其他法律行政法规禁止公开', '（三）不予公开'),
  result('r3.3.3', '3.危及“三安全一稳定”', '（三）不予公开'),
  result('r3.3.4', '4.保护第三方合法权益', '（三）不予公开'),
  result('r3.3.5', '5.属于三类内部事务信息', '（三）不予公开'),
  result('r3.3.6', '6.属于四类过程性信息', '（三）不予公开'),
  result('r3.3.7', '7.属于行政执法案卷', '（三）不予公开'),
  result('r3.3.8', '8.属于行政查询事项', '（三）不予公开'),
  result('r3.4.1', '1.本机关不掌握相关政府信息', '（四）无法提供'),
  result('r3.4.2', '2.没有现成信息需要另行制作', '（四）无法提供'),
  result('r3.4.3', '3.补正后申请内容仍不明确', '（四）无法提供'),
  result('r3.5.1', '1.信访举报投诉类申请', '（五）不予处理'),
  result('r3.5.2', '2.重复申请', '（五）不予处理'),
  result('r3.5.3', '3.要求提供公开出版物', '（五）不予处理'),
  result('r3.5.4', '4.无正当理由大量反复申请', '（五）不予处理'),
  result('r3.5.5', '5.要求行政机关确认或重新出具已获取信息', '（五）不予处理'),
]
const OTHER_2021: readonly TableTwoLine[] = [
  result('r3.6.1', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '（六）其他处理'),
  result(
    'r3.6.2',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '（六）其他处理',
  ),
  result('r3.6.3', '3.其他', '（六）其他处理'),
]
const BELOW: readonly TableTwoLine[] = [
  result('r3.7', '（七）总计'),
  { key: 'r4', label: '四、结转下年度继续办理' },
]
const TABLE_TWO: Readonly<Record<ReportForm, readonly TableTwoLine[]>> = {
  '2021': [...ABOVE, ...OTHER_2021, ...BELOW],
  '2019': [...ABOVE, result('r3.6', '（六）其他处理'), ...BELOW],
}

/** The rows of table two in the order of a form: 25 since 2021, 23 before. */
export function tableTwo(form: ReportForm): readonly TableTwoLine[] {
  return TABLE_TWO[form]
}

/** The groups of table three; the suits stand under 行政诉讼. */
export const TABLE_THREE_GROUPS: readonly {
  readonly key: DisputeGroup
  readonly label: string
  readonly under?: string
}[] = [
  { key: 'review', label: '行政复议' },
  { key: 'direct', label: '未经复议直接起诉', under: '行政诉讼' },
  { key: 'after', label: '复议后起诉', under: '行政诉讼' },
]

export const TABLE_THREE_COLUMNS: readonly { readonly key: TableThreeColumn; readonly label: string }[] = [
  { key: 'upheld', label: '结果维持' },
  { key: 'corrected', label: '结果纠正' },
  { key: 'other', label: '其他结果' },
  { key: 'pending', label: '尚未审结' },
  { key: 'total', label: '总计' },
]

/** The six parts (条例第五十条); `text` names those that are written and not tables. */
export const REPORT_PARTS = [
  { key: 'overview', label: '一、总体情况', text: true },
  { key: 'table1', label: '二、主动公开政府信息情况', text: false },
  { key: 'table2', label: '三、收到和处理政府信息公开申请情况', text: false },
  { key: 'table3', label: '四、政府信息公开行政复议、行政诉讼情况', text: false },
  { key: 'problems', label: '五、存在的主要问题及改进情况', text: true },
  { key: 'others', label: '六、其他需要报告的事项', text: true },
] as const

/** Where each form is laid down, as a report cites it. */
export const REPORT_NOTICES: Readonly<Record<ReportForm, string>> = {
  '2019': '国办公开办函〔2019〕60号文件',
  '2021': '《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）',
}

/** The three parts that somebody writes. */
export const TEXT_PARTS = ['overview', 'problems', 'others'] as const
export type TextPart = (typeof TEXT_PARTS)[number]
export type ReportTexts = Readonly<Record<TextPart, string>>
