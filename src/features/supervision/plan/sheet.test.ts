import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { planSheet } from './sheet.ts'

test('what a plan says is text in the workbook, also where it looks like a formula', async () => {
  const formulas = ['=HYPERLINK("http://evil.example","点此")', '+1+1', '-1', '@sum(1)', '＝1+1']
  const tasks = formulas.map((words, at) => ({
    number: at + 1,
    part: at,
    level1: words,
    level2: words,
    requirement: words,
    lead: words,
    support: words,
    named: words,
    due: words,
  }))
  const workbook = new ExcelJS.Workbook()
  const bytes = await planSheet({ title: formulas[0] ?? '', tasks })
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  const types = new Set<ExcelJS.ValueType>()
  const shown = new Set<string>()
  workbook.worksheets[0]?.eachRow(row => {
    row.eachCell(cell => {
      types.add(cell.type)
      shown.add(cell.text)
    })
  })
  expect(
    [...types].filter(type => type !== ExcelJS.ValueType.String && type !== ExcelJS.ValueType.Merge),
  ).toEqual([])
  expect([...shown]).toEqual(expect.arrayContaining(formulas))
})
