import { unzipSync, zipSync } from 'fflate'
import type { GridCell } from './grid.ts'
import type { PlanSource } from './plan-source.ts'

const MOST_UNPACKED = 60 * 1024 * 1024
const MOST_ROWS = 5000
const MOST_COLUMNS = 60

/**
 * The tables of a workbook, one a sheet, with their merged cells (ECMA-376 §18.3.1.55). Undefined for what is no workbook, or
 * unpacks past all bounds.
 */
export async function partsOfSheet(bytes: Uint8Array): Promise<PlanSource | undefined> {
  const bounded = withinBounds(bytes)
  if (bounded === undefined) return undefined
  // The library is large: whoever reads no workbook never loads it.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bounded as never)
  } catch {
    return undefined
  }
  const tables = workbook.worksheets.flatMap(sheet => {
    const rows: GridCell[][] = []
    // Asking for a cell makes it, so the bounds are taken before.
    const height = Math.min(sheet.rowCount, MOST_ROWS)
    const width = Math.min(sheet.columnCount, MOST_COLUMNS)
    for (let at = 1; at <= height; at++) {
      const row = sheet.getRow(at)
      const cells: GridCell[] = []
      for (let column = 1; column <= width; column++) {
        const cell = row.getCell(column)
        // A place inside a merged cell is covered by the one that it began in.
        if (cell.isMerged && cell.master.address !== cell.address) continue
        cells.push({ text: textOf(cell), ...spanOf(sheet, cell, height, width) })
      }
      rows.push(cells)
    }
    return rows.length > 0 ? [{ rows, after: 0 }] : []
  })
  return { lines: [], tables }
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

/** The same archive, unpacked within bounds: its sizes are read before anything is unpacked. */
function withinBounds(bytes: Uint8Array): ArrayBuffer | undefined {
  let unpacked = 0
  try {
    const parts = unzipSync(bytes, {
      filter: file => {
        unpacked += file.originalSize
        return unpacked <= MOST_UNPACKED
      },
    })
    if (unpacked > MOST_UNPACKED || parts['xl/workbook.xml'] === undefined) return undefined
    const packed = zipSync(parts, { level: 0 })
    return packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer
  } catch {
    return undefined
  }
}
