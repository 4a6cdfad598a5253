import { safeWorkbook, type WorkbookProblem } from './bounded-workbook.ts'

const MOST_ROWS = 5000
const MOST_COLUMNS = 60
/** What a sheet says beside its cells. The library would unfold every range in it, cell by cell. */
const UNREAD = [
  'cols',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'autoFilter',
  'extLst',
] as const

/** A cell of a sheet; one that is merged stands where it begins. */
export interface WorkbookCell {
  readonly text: string
  readonly colspan: number
  readonly rowspan: number
}

export interface WorkbookSheet {
  readonly name: string
  readonly rows: readonly (readonly WorkbookCell[])[]
}

/**
 * The sheets of a workbook that hold anything, with their merged cells (ECMA-376 §18.3.1.55), or why it is not read. What a
 * reader does not see is read as well.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[] | WorkbookProblem> {
  const bounded = await safeWorkbook(bytes)
  if (typeof bounded === 'string') return bounded
  // The library is large: whoever reads no workbook never loads it.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bounded as never, { ignoreNodes: [...UNREAD] })
  } catch {
    return 'damaged-file'
  }
  return workbook.worksheets.flatMap(sheet => {
    const rows: WorkbookCell[][] = []
    // Asking for a cell makes it, so the bounds are taken before.
    const height = Math.min(sheet.rowCount, MOST_ROWS)
    const width = Math.min(sheet.columnCount, MOST_COLUMNS)
    for (let at = 1; at <= height; at++) {
      const row = sheet.getRow(at)
      const cells: WorkbookCell[] = []
      for (let column = 1; column <= width; column++) {
        const cell = row.getCell(column)
        // A place inside a merged cell is covered by the one that it began in.
        if (cell.isMerged && cell.master.address !== cell.address) continue
        cells.push({ text: textOf(cell), ...spanOf(sheet, cell, height, width) })
      }
      rows.push(cells)
    }
    return rows.length > 0 ? [{ name: sheet.name, rows }] : []
  })
}

interface SheetCell {
  readonly address: string
  readonly row: string | number
  readonly col: string | number
  readonly isMerged: boolean
  readonly text: string
  readonly value: unknown
  readonly master: { readonly address: string }
}

function textOf(cell: SheetCell): string {
  // A day stands as the day it is, whatever the cell's own format would make of it.
  if (cell.value instanceof Date) return cell.value.toISOString().slice(0, 10)
  return String(cell.text ?? '').trim()
}

function spanOf(
  sheet: { getRow(at: number): { getCell(column: number): SheetCell } },
  cell: SheetCell,
  height: number,
  width: number,
): { colspan: number; rowspan: number } {
  if (!cell.isMerged) return { colspan: 1, rowspan: 1 }
  const [row, column] = [Number(cell.row), Number(cell.col)]
  const covers = (down: number, across: number) =>
    sheet.getRow(row + down).getCell(column + across).master.address === cell.address
  let colspan = 1
  while (column + colspan <= width && covers(0, colspan)) colspan++
  let rowspan = 1
  while (row + rowspan <= height && covers(rowspan, 0)) rowspan++
  return { colspan, rowspan }
}
