import { type Block, type Cell, lineOf, plainCell, type TableBlock, textBlock } from './blocks.ts'
import type { LossCode, Remark, RepairCode } from './document.ts'
import { repairCellText } from './repair.ts'

export interface Unflattened {
  readonly blocks: readonly Block[]
  readonly lost: readonly Remark<LossCode>[]
  readonly repaired: readonly Remark<RepairCode>[]
}

const FEWEST_CELLS = 4
const MOST_LINES_IN_CELL = 12

/**
 * Finds tables that a copy from a web page has flattened into one cell a line, each ending with ` |`, and builds them
 * again where the rows are certain. Else the cells stay paragraphs, and the loss is named.
 */
export function unflattenTables(blocks: readonly Block[]): Unflattened {
  const out: Block[] = []
  const lost: Remark<LossCode>[] = []
  const repaired: Remark<RepairCode>[] = []
  for (let at = 0; at < blocks.length; ) {
    const end = endOfRegion(blocks, at)
    const cells = end === at ? [] : cellsOf(blocks.slice(at, end))
    if (cells.length < FEWEST_CELLS) {
      const block = blocks[at]
      if (block) out.push(block)
      at++
      continue
    }
    const mended = cells.map(repairCellText)
    for (const cell of mended) repaired.push(...cell.remarks)
    const table = tableByOrdinal(mended.map(cell => cell.text)) ?? tableByDuty(mended.map(cell => cell.text))
    if (table) repaired.push({ code: 'rebuilt-table', detail: String(table.rows.length) })
    else lost.push({ code: 'flattened-table', detail: String(cells.length) })
    const empty = cells.filter(cell => cell === '').length
    if (empty > 0) repaired.push({ code: 'empty-cell', detail: String(empty) })
    const kept = table ? [table] : mended.filter(cell => cell.text !== '').map(cell => paragraphOf(cell.text))
    for (const block of kept) out.push(block)
    at = end
  }
  return { blocks: out, lost, repaired }
}

function paragraphOf(cell: string): Block {
  return textBlock(plainCell(cell, false).html.replace(/\n/g, '<br>'))
}

const endsCell = (block: Block | undefined): boolean =>
  block !== undefined && /(?:^|\s)\|$/.test(lineOf(block))

// A region begins with a line that ends a cell, and goes on while another such line follows soon: a cell may have
// several lines, of which the last alone carries the mark.
function endOfRegion(blocks: readonly Block[], start: number): number {
  if (!endsCell(blocks[start])) return start
  let end = start + 1
  for (let at = end; at < blocks.length && at - end <= MOST_LINES_IN_CELL; at++) {
    if (blocks[at]?.kind !== 'text') break
    if (endsCell(blocks[at])) end = at + 1
  }
  return end
}

function cellsOf(region: readonly Block[]): string[] {
  const cells: string[] = []
  let lines: string[] = []
  for (const block of region) {
    lines.push(lineOf(block).replace(/\s*\|$/, ''))
    if (!endsCell(block)) continue
    cells.push(lines.filter(line => line !== '').join('\n'))
    lines = []
  }
  return cells
}

/** A table with a column 序号: between two numbers that follow one another there is always one row. */
function tableByOrdinal(cells: readonly string[]): TableBlock | undefined {
  const column = cells.slice(0, 8).findIndex(cell => /^序\s*号$/.test(cell))
  if (column !== 0) return undefined
  const first = cells.indexOf('1')
  const width = first
  if (width < 2 || cells.length % width !== 0) return undefined
  const rows = Array.from({ length: cells.length / width }, (_, row) =>
    cells.slice(row * width, (row + 1) * width),
  )
  const counted = rows.slice(1).every((row, index) => row[0] === String(index + 1))
  if (!counted) return undefined
  return {
    kind: 'table',
    caption: '',
    rows: rows.map((row, index) => row.map(cell => cellOf(cell, index === 0))),
  }
}

const DUTY_HEADER = /^(?:责任|牵头|承办|落实)(?:单位|部门)$/
const BODY_NAME = /(?:政府|单位|部门|委员会|管委会|委|局|办|厅|署|院|中心|公司|银行|编办)/

/**
 * A table of tasks, whose last column names who is responsible: a row ends at each such cell. What stands before the
 * requirement are the names of the tasks, merged over the rows below; two levels share the first column of the heading.
 */
function tableByDuty(cells: readonly string[]): TableBlock | undefined {
  const last = cells.slice(0, 6).findIndex(cell => DUTY_HEADER.test(cell))
  if (last !== 2) return undefined
  const rows = rowsByDuty(cells.slice(last + 1).filter(cell => cell !== ''))
  if (rows === undefined || rows.length < 2) return undefined
  const depth = Math.max(...rows.map(row => row.length)) - 2
  if (depth < 1 || depth > 2 || rows[0]?.length !== depth + 2) return undefined
  const header = cells.slice(0, 3).map((cell, index) => plainCell(cell, true, index === 0 ? depth : 1))
  return { kind: 'table', caption: '', rows: [header, ...spanned(rows, depth)] }
}

function rowsByDuty(cells: readonly string[]): string[][] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  for (const cell of cells) {
    row.push(cell)
    if (!namesDuty(cell)) continue
    if (row.length < 2 || row.length > 4) return undefined
    rows.push(row)
    row = []
  }
  return row.length === 0 ? rows : undefined
}

// A list of bodies: short parts that each end as names of bodies do, and no sentence.
function namesDuty(cell: string): boolean {
  if (/[。；;]/.test(cell)) return false
  const parts = cell.split(/[、，,\n]/).filter(part => part !== '')
  return parts.length > 0 && parts.every(part => part.length <= 30 && BODY_NAME.test(part.slice(-6)))
}

// A name of a task reaches down to the next one of its level or of a level above.
function spanned(rows: readonly (readonly string[])[], depth: number): Cell[][] {
  return rows.map((row, at) => {
    const names = row.slice(0, -2)
    const cells = names.map((name, index) => {
      const level = depth - names.length + index
      const below = rows.slice(at + 1).findIndex(other => other.length - 2 >= depth - level)
      return { ...plainCell(name, true, 1, below === -1 ? rows.length - at : below + 1) }
    })
    return [...cells, ...row.slice(-2).map(cell => cellOf(cell, false))]
  })
}

function cellOf(text: string, header: boolean): Cell {
  const cell = plainCell(text, header)
  return { ...cell, html: cell.html.replace(/\n/g, '<br>') }
}
