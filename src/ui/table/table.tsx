import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'

export interface Column<Row> {
  readonly key: string
  /** The head of the column; on narrow screens the label before each value. */
  readonly head: string
  cell(row: Row, index: number): ComponentChildren
  /** Figures stand right-aligned, digit under digit. */
  readonly figures?: boolean | undefined
  /** The cell that names its row. At most one column. */
  readonly rowHeader?: boolean | undefined
  /** Keeps dates and numbers on one line. */
  readonly nowrap?: boolean | undefined
}

interface TableProps<Row> {
  caption: ComponentChildren
  /** For a table right under a heading that says the same. */
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey?: ((row: Row, index: number) => string) | undefined
  /** A last row of totals, by column key. */
  totals?: Readonly<Record<string, ComponentChildren>> | undefined
  /** Links to the same rows as files. */
  downloads?: ComponentChildren | undefined
  /** Sources, units, what was left out. */
  note?: ComponentChildren | undefined
  /** What stands in the place of the rows when there are none. */
  empty?: ComponentChildren | undefined
  /** Many columns: the table scrolls sideways in its own box instead of becoming a list of pairs. */
  wide?: boolean | undefined
  id?: string | undefined
}

/**
 * A table with a caption and headed rows and columns. The head stays in view on wide screens; on narrow ones each row
 * becomes a list of pairs, labelled by `data-label`.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, caption, wide, id = 'table' } = props
  const table = (
    <table class={classNames('table', wide === true ? 'table-wide' : 'table-folding')}>
      <caption
        class={props.captionHidden === true ? 'visually-hidden' : 'table-caption'}
        id={`${id}-caption`}
      >
        {caption}
      </caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.key} scope="col" class={cellClass(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={props.rowKey?.(row, index) ?? index}>
            {columns.map(column => (
              <Cell key={column.key} column={column} content={column.cell(row, index)} />
            ))}
          </tr>
        ))}
        {rows.length === 0 ? (
          <tr>
            <td class="table-empty" colSpan={columns.length}>
              {props.empty ?? '暂无内容。'}
            </td>
          </tr>
        ) : null}
      </tbody>
      {props.totals === undefined ? null : (
        <tfoot>
          <tr>
            {columns.map(column => (
              <Cell key={column.key} column={column} content={props.totals?.[column.key] ?? ''} />
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  return (
    <div class="table-block">
      {wide === true ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.2 SC 2.1.1).
        <section class="table-scroll" tabIndex={0} aria-labelledby={`${id}-caption`}>
          {table}
        </section>
      ) : (
        table
      )}
      {props.note === undefined ? null : <p class="table-note">{props.note}</p>}
      {props.downloads === undefined ? null : <p class="table-downloads">{props.downloads}</p>}
    </div>
  )
}

function Cell<Row>({ column, content }: { column: Column<Row>; content: ComponentChildren }) {
  // The value is one box, so that on narrow screens label and value stand side by side whatever the value is made of.
  const value = <div class="cell-value">{content}</div>
  return column.rowHeader === true ? (
    <th scope="row" class={cellClass(column)} data-label={column.head}>
      {value}
    </th>
  ) : (
    <td class={cellClass(column)} data-label={column.head}>
      {value}
    </td>
  )
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  return (
    classNames(column.figures === true && 'cell-figures', column.nowrap === true && 'cell-nowrap') ||
    undefined
  )
}
