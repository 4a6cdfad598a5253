import { formatDecimal, type ReportValues } from '../../law/report-cells.ts'
import {
  type ReportCell,
  type ReportForm,
  TABLE_THREE_COLUMNS,
  TABLE_THREE_GROUPS,
  TABLE_TWO_COLUMNS,
  TABLE_TWO_NOTE,
  tableOne,
  tableTwo,
} from '../../law/report-form.ts'
import type { PaperBlock, PaperCell } from '../../ui/paper/paper.ts'

type Row = readonly PaperCell[]
/** What a cell shows beside its number: where its cases are listed. */
export type LinkOf = (cell: ReportCell) => string | undefined

const head = (text: string, spans: Partial<PaperCell> = {}): PaperCell => ({ text, head: true, ...spans })

/** The three tables in the national form, cells merged as there; nought is shown as 0. */
export function reportTables(
  form: ReportForm,
  values: ReportValues,
  linkOf: LinkOf = () => undefined,
): readonly [PaperBlock, PaperBlock, PaperBlock] {
  const figure = (cell: ReportCell): PaperCell => {
    const href = linkOf(cell)
    return {
      text: formatDecimal(values.get(cell) ?? 0n),
      number: true,
      ...(href === undefined ? {} : { href }),
    }
  }
  return [one(form, figure), two(form, figure), three(figure)]
}

type Figure = (cell: ReportCell) => PaperCell
/** As wide as the widest block of table one is. */
const MOST_COLUMNS = 3

function one(form: ReportForm, figure: Figure): PaperBlock {
  const rows = tableOne(form).flatMap((group): Row[] => {
    const spans = spread(group.columns.length)
    return [
      [head(group.item, { colspan: 1 + MOST_COLUMNS })],
      [
        head('信息内容'),
        ...group.columns.map((column, at) => head(column.label, { colspan: spans[at] as number })),
      ],
      ...group.rows.map(row => [
        head(row.label),
        ...group.columns.map((column, at) => ({
          ...figure(`t1.${row.key}.${column.key}`),
          colspan: spans[at] as number,
        })),
      ]),
    ]
  })
  return { kind: 'table', widths: [3, 2, 2, 2], rows }
}

/** How many of the columns each of `n` takes. */
function spread(n: number): readonly number[] {
  const each = Math.floor(MOST_COLUMNS / n)
  return Array.from({ length: n }, (_, at) => (at === n - 1 ? MOST_COLUMNS - each * (n - 1) : each))
}

function two(form: ReportForm, figure: Figure): PaperBlock {
  const lines = tableTwo(form)
  const organisations = TABLE_TWO_COLUMNS.length - 2
  const rows: Row[] = [
    [
      head(TABLE_TWO_NOTE, { colspan: 3, rowspan: 3 }),
      head('申请人情况', { colspan: TABLE_TWO_COLUMNS.length }),
    ],
    [
      head('自然人', { rowspan: 2 }),
      head('法人或其他组织', { colspan: organisations }),
      head('总计', { rowspan: 2 }),
    ],
    TABLE_TWO_COLUMNS.slice(1, -1).map(column => head(column.label)),
  ]
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    const labels: PaperCell[] = []
    if (line.part === undefined) labels.push(head(line.label, { colspan: 3 }))
    else {
      if (before?.part !== line.part) {
        labels.push(head(line.part, { rowspan: lines.filter(each => each.part === line.part).length }))
      }
      if (line.group === undefined) labels.push(head(line.label, { colspan: 2 }))
      else {
        if (before?.group !== line.group) {
          labels.push(head(line.group, { rowspan: lines.filter(each => each.group === line.group).length }))
        }
        labels.push(head(line.label))
      }
    }
    rows.push([...labels, ...TABLE_TWO_COLUMNS.map(column => figure(`t2.${line.key}.${column.key}`))])
  })
  return { kind: 'table', widths: [1.2, 1.5, 4, 1, 1, 1, 1, 1, 1, 1], rows }
}

function three(figure: Figure): PaperBlock {
  const columns = TABLE_THREE_COLUMNS.length
  const rows: Row[] = [
    [head('行政复议', { colspan: columns, rowspan: 2 }), head('行政诉讼', { colspan: columns * 2 })],
    [head('未经复议直接起诉', { colspan: columns }), head('复议后起诉', { colspan: columns })],
    TABLE_THREE_GROUPS.flatMap(() => TABLE_THREE_COLUMNS.map(column => head(column.label))),
    TABLE_THREE_GROUPS.flatMap(group =>
      TABLE_THREE_COLUMNS.map(column => figure(`t3.${group.key}.${column.key}`)),
    ),
  ]
  return { kind: 'table', widths: Array.from({ length: columns * 3 }, () => 1), rows }
}
