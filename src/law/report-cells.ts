import {
  APPLICANT_COLUMNS,
  type CellKind,
  DISPUTE_GROUPS,
  DISPUTE_RESULTS,
  type ReportCell,
  type ReportForm,
  TABLE_THREE_COLUMNS,
  TABLE_THREE_GROUPS,
  TABLE_TWO_COLUMNS,
  tableOne,
  tableTwo,
} from './report-form.ts'

/**
 * A number of the report in millionths: money has up to six decimal places in real reports (万元), and sums of it must be exact.
 */
export type Millionths = bigint

/** Numbers by cell; a cell that is not there counts as nought. */
export type ReportValues = ReadonlyMap<ReportCell, Millionths>

const ONE = 1_000_000n

/** A whole number as the tables keep it. Throws RangeError for a fraction. */
export function whole(n: number): Millionths {
  return BigInt(n) * ONE
}

/**
 * Reads a decimal with at most six places and twelve digits before them; group commas and spaces around are allowed. Undefined for
 * anything else, and for nothing.
 */
export function parseDecimal(text: string): Millionths | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.trim().replace(/(\d)[,，](?=\d{3})/g, '$1'))
  if (!match) return undefined
  const size = BigInt(match[2] ?? '0') * ONE + BigInt((match[3] ?? '').padEnd(6, '0'))
  return match[1] === '-' ? -size : size
}

/** The shortest way to write a number: `0`, `18651.06`, `-3`. */
export function formatDecimal(value: Millionths): string {
  const size = value < 0n ? -value : value
  const places = String(size % ONE)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${size / ONE}${places === '' ? '' : `.${places}`}`
}

export function isWhole(value: Millionths): boolean {
  return value % ONE === 0n
}

export interface CellOfForm {
  readonly cell: ReportCell
  readonly table: 1 | 2 | 3
  /** Where it stands, in words: 表二 “（一）予以公开” 自然人. */
  readonly label: string
  readonly kind: CellKind
  /** Reckoned from other cells; what somebody wrote there is only compared. */
  readonly sum: boolean
}

/** Every cell of a form, in reading order. */
export function cellsOf(form: ReportForm): readonly CellOfForm[] {
  return CELLS[form]
}

/** A cell of a form; undefined where the form has none of that name. */
export function cellOf(form: ReportForm, cell: string): CellOfForm | undefined {
  return BY_NAME[form].get(cell)
}

function list(form: ReportForm): readonly CellOfForm[] {
  const one = tableOne(form).flatMap(group =>
    group.rows.flatMap(row =>
      group.columns.map(
        ({ key, label, kind }): CellOfForm => ({
          cell: `t1.${row.key}.${key}`,
          table: 1,
          label: `表一“${row.label}”${label}`,
          kind,
          sum: false,
        }),
      ),
    ),
  )
  const two = tableTwo(form).flatMap(line =>
    TABLE_TWO_COLUMNS.map(
      (column): CellOfForm => ({
        cell: `t2.${line.key}.${column.key}`,
        table: 2,
        label: `表二“${line.group ?? ''}${line.label}”${column.label}`,
        kind: 'count',
        sum: column.key === 'total' || line.key === 'r3.7',
      }),
    ),
  )
  const three = TABLE_THREE_GROUPS.flatMap(group =>
    TABLE_THREE_COLUMNS.map(
      (column): CellOfForm => ({
        cell: `t3.${group.key}.${column.key}`,
        table: 3,
        label: `表三“${group.under ?? ''}${group.label}”${column.label}`,
        kind: 'count',
        sum: column.key === 'total',
      }),
    ),
  )
  return [...one, ...two, ...three]
}

const CELLS = { '2019': list('2019'), '2021': list('2021') } as const
const BY_NAME = {
  '2019': new Map<string, CellOfForm>(CELLS['2019'].map(each => [each.cell, each])),
  '2021': new Map<string, CellOfForm>(CELLS['2021'].map(each => [each.cell, each])),
} as const

/** The rows whose sum is 三（七）总计, by form. */
export function rowsOfResults(form: ReportForm) {
  return tableTwo(form)
    .filter(line => line.part !== undefined && line.key !== 'r3.7')
    .map(line => line.key)
}

/** The sums of tables two and three, reckoned from what is not a sum (V2, V3 and V5 of the checks are these definitions). */
export function sumsOf(form: ReportForm, values: ReportValues): ReportValues {
  const of = (cell: ReportCell) => values.get(cell) ?? 0n
  const sums = new Map<ReportCell, Millionths>()
  for (const column of APPLICANT_COLUMNS) {
    sums.set(
      `t2.r3.7.${column}`,
      rowsOfResults(form).reduce((sum, row) => sum + of(`t2.${row}.${column}`), 0n),
    )
  }
  for (const { key } of tableTwo(form)) {
    const part = (column: (typeof APPLICANT_COLUMNS)[number]) =>
      sums.get(`t2.${key}.${column}`) ?? of(`t2.${key}.${column}`)
    sums.set(
      `t2.${key}.total`,
      APPLICANT_COLUMNS.reduce((sum, column) => sum + part(column), 0n),
    )
  }
  for (const group of DISPUTE_GROUPS) {
    sums.set(
      `t3.${group}.total`,
      DISPUTE_RESULTS.reduce((sum, each) => sum + of(`t3.${group}.${each}`), 0n),
    )
  }
  return sums
}

/**
 * The whole of a report's numbers: what is known, and the sums where nobody wrote one. Real reports leave total columns blank; a
 * blank is the sum, a written total stays as it was written and is checked.
 */
export function withSums(form: ReportForm, values: ReportValues): ReportValues {
  return new Map([...sumsOf(form, values), ...values])
}

/**
 * What was counted from cases, in the cells of a form: the trial form has 其他处理 undivided, so its three rows fall together.
 */
export function countedFor(
  form: ReportForm,
  counted: ReadonlyMap<string, number>,
): Map<ReportCell, Millionths> {
  const values = new Map<ReportCell, Millionths>()
  for (const [name, n] of counted) {
    const cell = (form === '2019' ? name.replace(/^t2\.r3\.6\.\d\./, 't2.r3.6.') : name) as ReportCell
    values.set(cell, (values.get(cell) ?? 0n) + whole(n))
  }
  return values
}

/** The same cells of several reports, added up: the aggregate of a government (2021 form, 二（二）). */
export function addReports(form: ReportForm, reports: readonly ReportValues[]): Map<ReportCell, Millionths> {
  const values = new Map<ReportCell, Millionths>()
  for (const { cell, sum } of cellsOf(form)) {
    if (sum) continue
    values.set(
      cell,
      reports.reduce((total, report) => total + (report.get(cell) ?? 0n), 0n),
    )
  }
  return values
}
