import {
  cellsOf,
  formatDecimal,
  isWhole,
  type Millionths,
  type ReportValues,
  sumsOf,
  withSums,
} from './report-cells.ts'
import {
  REPORT_PARTS,
  type ReportCell,
  type ReportForm,
  type ReportScope,
  type ReportTexts,
  TABLE_TWO_COLUMNS,
  type TableTwoColumn,
} from './report-form.ts'

/** The rules of consistency (domain/02 §6). V13 as far as labels and order go, V16 in report-deadlines: the form and the dates are data. */
export type ReportRule =
  | 'V1'
  | 'V2'
  | 'V3'
  | 'V4'
  | 'V5'
  | 'V6'
  | 'V7'
  | 'V8'
  | 'V9'
  | 'V10'
  | 'V11'
  | 'V12'
  | 'V13'
  | 'V14'
  | 'V15'
  | 'V17'

/** `E` keeps a report from being handed in; `W` wants an explanation. */
export interface ReportFinding {
  readonly rule: ReportRule
  readonly level: 'E' | 'W'
  /** Where: a cell, a column or a part. With the rule it names the explanation. */
  readonly where: string
  readonly words: string
}

export interface CheckedReport {
  readonly form: ReportForm
  readonly scope: ReportScope
  readonly values: ReportValues
  readonly texts: ReportTexts
  /** What the cases say, where they are kept here. */
  readonly counted?: ReportValues | undefined
  /** The reports below added up, for an aggregate. */
  readonly below?: ReportValues | undefined
  readonly previous?:
    | { readonly form: ReportForm; readonly values: ReportValues; readonly texts: ReportTexts }
    | undefined
  /** What was collected for handling information, where that is kept here: in yuan. */
  readonly fees?: { readonly requests: number; readonly yuan: number } | undefined
  /** Whether an agency of this kind can make rules at all (立法法: a city with districts, and above; unverified). */
  readonly makesRules: boolean
}

/** As far as the first part may go; 原则上 (form of 2021). */
export const MOST_WORDS = 1000
/** Shares above which somebody should look (product thresholds). */
const MANY_OTHERS = 0.05
const TOO_SIMILAR = 0.8

/** Everything that is wrong or remarkable in a report, in the order of the rules. */
export function checkReport(report: CheckedReport): readonly ReportFinding[] {
  return [
    ...balance(report),
    ...sums(report),
    ...carried(report),
    ...kinds(report),
    ...inForce(report),
    ...fees(report),
    ...said(report),
    ...others(report),
    ...texts(report),
    ...below(report),
    ...counted(report),
    ...rules(report),
  ]
}

const of = (values: ReportValues, cell: ReportCell) => values.get(cell) ?? 0n

/** What came (items one and two) and what became of it (three and four), for a column of table two: they are to be equal (V1). */
export function balanceOf(
  form: ReportForm,
  values: ReportValues,
  column: TableTwoColumn,
): { readonly came: Millionths; readonly went: Millionths } {
  const all = withSums(form, values)
  return {
    came: of(all, `t2.r1.${column}`) + of(all, `t2.r2.${column}`),
    went: of(all, `t2.r3.7.${column}`) + of(all, `t2.r4.${column}`),
  }
}

function balance({ form, values }: CheckedReport): ReportFinding[] {
  return TABLE_TWO_COLUMNS.flatMap(({ key, label }): ReportFinding[] => {
    const { came, went } = balanceOf(form, values, key)
    if (came === went) return []
    const words = `表二“${label}”列不平：第一项加第二项为 ${formatDecimal(came)}，第三项加第四项为 ${formatDecimal(went)}。`
    return [{ rule: 'V1', level: 'E', where: key, words }]
  })
}

/** A sum that somebody wrote and that is none. */
function sums({ form, values }: CheckedReport): ReportFinding[] {
  const reckoned = sumsOf(form, values)
  return cellsOf(form).flatMap(({ cell, label, sum, table }): ReportFinding[] => {
    const written = values.get(cell)
    const is = reckoned.get(cell)
    if (!sum || written === undefined || is === undefined || written === is) return []
    const rule = table === 3 ? 'V5' : cell.endsWith('.total') ? 'V3' : 'V2'
    const words = `${label}填 ${formatDecimal(written)}，各项之和为 ${formatDecimal(is)}。`
    return [{ rule, level: 'E', where: cell, words }]
  })
}

function carried({ form, values, previous }: CheckedReport): ReportFinding[] {
  if (!previous) return []
  const [now, before] = [withSums(form, values), withSums(previous.form, previous.values)]
  return TABLE_TWO_COLUMNS.flatMap(({ key, label }): ReportFinding[] => {
    const [is, was] = [of(now, `t2.r2.${key}`), of(before, `t2.r4.${key}`)]
    if (is === was) return []
    const words = `表二“${label}”列：上年结转填 ${formatDecimal(is)}，上一年度报告的结转下年度为 ${formatDecimal(was)}。`
    return [{ rule: 'V4', level: 'W', where: key, words }]
  })
}

function kinds({ form, values }: CheckedReport): ReportFinding[] {
  return cellsOf(form).flatMap(({ cell, label, kind }): ReportFinding[] => {
    const value = values.get(cell)
    if (value === undefined) return []
    const wrong =
      kind === 'amount'
        ? value < 0n && '不能是负数'
        : kind === 'change'
          ? !isWhole(value) && '应当是整数'
          : (value < 0n || !isWhole(value)) && '应当是不小于零的整数'
    return wrong ? [{ rule: 'V6', level: 'E', where: cell, words: `${label}${wrong}。` }] : []
  })
}

function inForce({ form, values, previous }: CheckedReport): ReportFinding[] {
  if (form !== '2021' || previous?.form !== '2021') return []
  return (['rules', 'normative'] as const).flatMap((row): ReportFinding[] => {
    const should =
      of(previous.values, `t1.${row}.in-force`) +
      of(values, `t1.${row}.made`) -
      of(values, `t1.${row}.repealed`)
    const is = of(values, `t1.${row}.in-force`)
    if (is === should) return []
    const label = row === 'rules' ? '规章' : '行政规范性文件'
    const words = `表一“${label}”：上年现行有效加本年制发减本年废止为 ${formatDecimal(should)}，本年现行有效填 ${formatDecimal(is)}。`
    return [{ rule: 'V7', level: 'W', where: row, words }]
  })
}

function fees({ form, values, fees: paid, texts: { others: words } }: CheckedReport): ReportFinding[] {
  if (form !== '2021' || /收费|处理费/.test(words)) return []
  const why = [
    ...(of(withSums(form, values), 't2.r3.6.2.total') === 0n ? [] : ['有申请因逾期未缴费不再处理']),
    ...(paid && paid.requests > 0 ? [`本年度收取信息处理费 ${paid.requests} 件、${paid.yuan} 元`] : []),
  ]
  if (why.length === 0) return []
  const says = `${why.join('，')}，第六部分应当报告信息处理费收取情况。`
  return [{ rule: 'V8', level: 'W', where: 'others', words: says }]
}

/** What a text may say of the tables, and the cells that say it. */
const SAID: readonly {
  readonly what: string
  readonly pattern: RegExp
  readonly cells: readonly (readonly ReportCell[])[]
}[] = [
  {
    what: '收到的申请',
    pattern: /(?:收到|新收|受理)[^。；，\d]{0,20}申请[^。；，\d]{0,8}(\d+)\s*件/g,
    cells: [['t2.r1.total'], ['t2.r1.total', 't2.r2.total']],
  },
  { what: '办结', pattern: /办结[^。；，\d]{0,8}(\d+)\s*件/g, cells: [['t2.r3.7.total']] },
  {
    what: '结转下年度',
    pattern: /结转(?:下年|下一年)?[^。；，\d]{0,8}(\d+)\s*件/g,
    cells: [['t2.r4.total'], ['t2.r2.total']],
  },
  {
    what: '予以公开',
    pattern: /(?<!不)予以公开[^。；，、及和\d]{0,6}(\d+)\s*件/g,
    cells: [['t2.r3.1.total']],
  },
  { what: '行政复议', pattern: /复议[^。；，\d诉]{0,8}(\d+)\s*[件起]/g, cells: [['t3.review.total']] },
  {
    what: '行政诉讼',
    pattern: /诉讼[^。；，\d]{0,8}(\d+)\s*[件起]/g,
    cells: [['t3.direct.total', 't3.after.total']],
  },
]

/** Numbers in the first part that the tables do not say. */
function said({ form, values, texts: { overview } }: CheckedReport): ReportFinding[] {
  const all = withSums(form, values)
  return SAID.flatMap(({ what, pattern, cells }) =>
    [...overview.matchAll(pattern)].flatMap((match): ReportFinding[] => {
      const tables = cells.map(sum => sum.reduce((total, cell) => total + of(all, cell), 0n))
      if (tables.some(value => formatDecimal(value) === match[1])) return []
      const words = `第一部分写“${match[0]}”，表中${what}为 ${formatDecimal(tables[0] ?? 0n)}。`
      return [{ rule: 'V9', level: 'W', where: match[0], words }]
    }),
  )
}

function others({ form, values }: CheckedReport): ReportFinding[] {
  const all = withSums(form, values)
  const row = form === '2021' ? 't2.r3.6.3.total' : 't2.r3.6.total'
  const [some, whole] = [Number(of(all, row)), Number(of(all, 't2.r3.7.total'))]
  if (whole === 0 || some / whole <= MANY_OTHERS) return []
  const words = `“其他处理”占办结总数的 ${Math.round((some / whole) * 100)}%，请说明情况。`
  return [{ rule: 'V10', level: 'W', where: row, words }]
}

function texts({ texts: written, previous }: CheckedReport): ReportFinding[] {
  const found: ReportFinding[] = []
  const length = [...written.overview.replace(/\s/g, '')].length
  if (length > MOST_WORDS) {
    const words = `第一部分 ${length} 字，原则上不超过 ${MOST_WORDS} 字。`
    found.push({ rule: 'V11', level: 'W', where: 'overview', words })
  }
  const alike = previous ? similarity(written.problems, previous.texts.problems) : 0
  if (alike > TOO_SIMILAR) {
    const words = `第五部分与上一年度相似 ${Math.round(alike * 100)}%，不得年年雷同。`
    found.push({ rule: 'V12', level: 'W', where: 'problems', words })
  }
  for (const { key, label, text } of REPORT_PARTS) {
    if (!text || written[key].trim() !== '') continue
    found.push({ rule: 'V13', level: 'E', where: key, words: `“${label}”还没有写。没有需要报告的，写“无”。` })
  }
  return found
}

function below({ form, scope, values, below: parts }: CheckedReport): ReportFinding[] {
  return scope === 'government' && parts ? differing(form, values, parts, 'V14', '各单位报告相加为') : []
}

function counted({ form, scope, values, counted: cases }: CheckedReport): ReportFinding[] {
  return scope === 'agency' && cases ? differing(form, values, cases, 'V15', '办件库统计为') : []
}

/** Cells that say otherwise than what they are compared with; what is compared says nothing of table one unless it has cells of it. */
function differing(
  form: ReportForm,
  values: ReportValues,
  other: ReportValues,
  rule: 'V14' | 'V15',
  says: string,
): ReportFinding[] {
  const first = [...other.keys()].some(cell => cell.startsWith('t1.'))
  return cellsOf(form).flatMap(({ cell, label, sum, table }): ReportFinding[] => {
    if (sum || (table === 1 && !first) || of(values, cell) === of(other, cell)) return []
    const words = `${label}填 ${formatDecimal(of(values, cell))}，${says} ${formatDecimal(of(other, cell))}。`
    return [{ rule, level: 'W', where: cell, words }]
  })
}

function rules({ form, values, makesRules }: CheckedReport): ReportFinding[] {
  if (makesRules) return []
  const cell: ReportCell = form === '2021' ? 't1.rules.in-force' : 't1.rules.public'
  const made: ReportCell = 't1.rules.made'
  if (of(values, cell) === 0n && of(values, made) === 0n) return []
  const words = '表一“规章”应当为 0：设区的市以上的人民政府才能制定规章。'
  return [{ rule: 'V17', level: 'W', where: cell, words }]
}

/** How alike two texts are: Dice's coefficient over pairs of neighbouring characters, 0 to 1. */
function similarity(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  if (a.size === 0 || b.size === 0) return 0
  let both = 0
  for (const pair of a) if (b.has(pair)) both++
  return (2 * both) / (a.size + b.size)
}

function pairs(text: string): Set<string> {
  const signs = [...text.replace(/[\s\p{P}\d]/gu, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}
