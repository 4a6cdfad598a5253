import type { ReportForm } from '../../../law/report-form.ts'
import type { WorkbookProblem } from '../../../platform/workbooks/bounded-workbook.ts'
import { readWorkbook, type WorkbookSheet } from '../../../platform/workbooks/read-workbook.ts'
import { type Grid, type ReadTables, readTables } from './read-tables.ts'

/** The tables of a report out of a workbook: ours, or any that holds the tables of the national form. `no-tables` where it holds none. */
export async function readReportFile(
  form: ReportForm,
  bytes: Uint8Array,
): Promise<ReadTables | WorkbookProblem | 'no-tables'> {
  const sheets = await readWorkbook(bytes)
  if (typeof sheets === 'string') return sheets
  const read = readTables(form, sheets.map(spread))
  return read.values.size === 0 ? 'no-tables' : read
}

/** Every place of a sheet with the text of the cell that covers it. */
function spread({ rows }: WorkbookSheet): Grid {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((row, top) => {
    let at = 0
    for (const { text, colspan, rowspan } of row) {
      while (grid[top]?.[at] !== undefined) at++
      for (let down = 0; down < rowspan; down++) {
        for (let right = 0; right < colspan; right++) {
          const line = grid[top + down]
          if (line) line[at + right] = text
        }
      }
      at += colspan
    }
  })
  return grid.map(row => Array.from(row, text => text ?? ''))
}
