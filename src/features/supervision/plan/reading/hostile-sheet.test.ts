import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { partsOfSheet } from './sheet.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const BOOK = 'xl/workbook.xml'
let book: Record<string, Uint8Array>

beforeAll(async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('任务')
  sheet.addRow(['任务', '责任单位'])
  sheet.addRow(['示例任务', '示例市财政局'])
  sheet.mergeCells('A3:B3')
  book = unzipSync(new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer))
})

/** The workbook with one part as somebody who means harm would write it. */
function forged(part: string, edit: (xml: string) => string): Uint8Array {
  const before = strFromU8(book[part] ?? new Uint8Array())
  const after = edit(before)
  if (after === before) throw new Error('nothing was forged')
  return zipSync({ ...book, [part]: strToU8(after) })
}
const textsOf = async (bytes: Uint8Array) => {
  const read = await partsOfSheet(bytes)
  return typeof read === 'string' ? read : read.tables[0]?.rows[1]?.map(cell => cell.text)
}
const READ = ['示例任务', '示例市财政局']
const ahead = (end: string, xml: string) => (sheet: string) => sheet.replace(end, `${xml}${end}`)

describe('a workbook', () => {
  it('is read, its merged cells with it, and with thousands of empty ones', async () => {
    expect(await textsOf(zipSync(book))).toEqual(READ)
    const empty = Array.from({ length: 2_000 }, (_, at) => `<row r="${at + 4}"><c r="A${at + 4}"/></row>`)
    expect(await textsOf(forged(SHEET, ahead('</sheetData>', empty.join(''))))).toEqual(READ)
  })

  // Each of these is a kilobyte that would keep the library at work, or fill the memory, for ever.
  it.each([
    ['merges every cell there is', SHEET, (xml: string) => xml.replace('A3:B3', 'A3:XFD1048576')],
    ['merges them backwards', SHEET, (xml: string) => xml.replace('A3:B3', 'XFD1048576:A3')],
    [
      'merges in a way that cannot be measured',
      SHEET,
      (xml: string) => xml.replace('"A3:B3"', "'A3:XFD9999'"),
    ],
    ['hides the range in references', SHEET, (xml: string) => xml.replace('A3:B3', '&#65;3:XFD1048576')],
    ['claims a row behind all rows', SHEET, (xml: string) => xml.replace('r="3"', 'r="4000000000"')],
  ])('that %s is refused', async (_, part, edit) => {
    expect(await textsOf(forged(part, edit))).toBe('file-too-large')
  })

  it.each([
    [
      'offers a choice in every cell',
      SHEET,
      ahead(
        '<pageMargins',
        '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>',
      ),
    ],
    [
      'names every cell',
      BOOK,
      ahead(
        '<calcPr',
        '<definedNames><definedName name="x">任务!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
    ],
    [
      'has more columns than there are',
      SHEET,
      ahead('<sheetData', '<cols><col min="1" max="4000000000" width="9"/></cols>'),
    ],
    ['takes a picture from elsewhere', SHEET, ahead('</worksheet', '<drawing r:id="rId9"/>')],
  ])('that %s is read without that', async (_, part, edit) => {
    expect(await textsOf(forged(part, edit))).toEqual(READ)
  })

  it('that hides names of ranges from a careless look, or numbers its sheets beyond reason, is damaged', async () => {
    const hidden = ahead(
      '<calcPr',
      '<!-- <definedNames> --><definedName name="x">任务!$A$1:$XFD$1048576</definedName>',
    )
    expect(await textsOf(forged(BOOK, hidden))).toBe('damaged-file')
    const numbered = (xml: string) => xml.replace(/sheetId="\d+"/, 'sheetId="4000000000"')
    expect(await textsOf(forged(BOOK, numbered))).toBe('damaged-file')
  })
})
