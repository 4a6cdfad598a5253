import type { PaperBlock } from '../../../ui/paper/paper.ts'
import { type ReportContent, readValues, reportTitle } from '../content.ts'
import { reportTables } from '../report-tables.ts'

const BORDER = { style: 'thin' } as const
const EDGES = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER }
const SHEETS = ['表一 主动公开', '表二 申请办理', '表三 复议诉讼'] as const

/** The three tables of a report as a workbook, one sheet each, merged as in the national form. */
export async function reportWorkbook(content: ReportContent): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  reportTables(content.form, readValues(content.values)).forEach((block, at) => {
    const sheet = workbook.addWorksheet(SHEETS[at] as string, {
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    })
    sheet.addRow([reportTitle(content)])
    place(sheet, block)
  })
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer)
}

type Sheet = import('exceljs').Worksheet

/** Puts each cell where the spans of those before it leave room, as a browser does. */
function place(sheet: Sheet, block: PaperBlock): void {
  if (block.kind !== 'table') return
  const taken = new Set<string>()
  block.rows.forEach((row, rowAt) => {
    let column = 1
    for (const cell of row) {
      while (taken.has(`${rowAt} ${column}`)) column++
      const { colspan = 1, rowspan = 1 } = cell
      for (let down = 0; down < rowspan; down++) {
        for (let right = 0; right < colspan; right++) taken.add(`${rowAt + down} ${column + right}`)
      }
      const top = rowAt + 2
      if (colspan > 1 || rowspan > 1) sheet.mergeCells(top, column, top + rowspan - 1, column + colspan - 1)
      const target = sheet.getCell(top, column)
      target.value = cell.number ? Number(cell.text) : cell.text
      target.border = EDGES
      target.alignment = { wrapText: true, vertical: 'middle', horizontal: cell.number ? 'right' : 'center' }
      if (cell.number) target.numFmt = '0.######'
      column += colspan
    }
  })
  block.widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width * 10
  })
}
