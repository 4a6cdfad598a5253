import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { cellsOf, formatDecimal, withSums } from '../../../law/report-cells.ts'
import type { ReportCell, ReportForm } from '../../../law/report-form.ts'
import { writtenValues } from '../content.ts'
import { reportWorkbook } from '../public/workbook.ts'
import { readReportFile } from './read-file.ts'
import { readTables } from './read-tables.ts'

/** A report in which every cell that is no sum holds a number of its own. */
function sample(form: ReportForm) {
  const own = cellsOf(form).filter(each => !each.sum)
  return withSums(form, new Map(own.map(({ cell }, at) => [cell, BigInt(at + 1) * 1_000_000n])))
}

async function workbookOf(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('表')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer)
}

const HEAD = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']

describe('whoever takes the numbers of an older report over', () => {
  it.each(['2021', '2019'] as const)(
    'reads every cell of our own workbook in the form of %s again',
    async form => {
      const values = sample(form)
      const content = {
        year: form === '2021' ? 2023 : 2020,
        form,
        scope: 'agency' as const,
        agency: '示例市财政局',
        values: writtenValues(values),
        texts: { overview: '', problems: '', others: '' },
        notes: [],
      }
      const read = await readReportFile(form, await reportWorkbook(content))
      if (typeof read === 'string') throw new Error(read)
      expect(read.strange).toEqual([])
      expect(writtenValues(read.values)).toEqual(writtenValues(values))
    },
  )

  it('may have written the rows plainly, with the part before the item, and left totals blank', async () => {
    const bytes = await workbookOf([
      HEAD,
      ['一、本年新收政府信息公开申请数量', '1,217', 1, 0, 0, 0, 0, ''],
      ['三（三）3.危及"三安全一稳定"', 2, '', '', '', '', '', ''],
      ['类别', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
      ['行政诉讼·复议后起诉', 13, 2, 4, 0, 19],
    ])
    const read = await readReportFile('2021', bytes)
    if (typeof read === 'string') throw new Error(read)
    const value = (cell: string) => {
      const found = read.values.get(cell as ReportCell)
      return found === undefined ? undefined : formatDecimal(found)
    }
    expect(value('t2.r1.natural')).toBe('1217')
    expect([value('t2.r3.3.3.natural'), value('t2.r3.3.3.total')]).toEqual(['2', undefined])
    expect([value('t3.after.upheld'), value('t3.after.total')]).toEqual(['13', '19'])
  })

  it('is told which lines hold numbers and were not understood', async () => {
    const bytes = await workbookOf([
      HEAD,
      ['一、本年新收政府信息公开申请数量', '七', 1, 0, 0, 0, 0, 1],
      ['（八）示例新增情形', 3, 0, 0, 0, 0, 0, 3],
    ])
    const read = await readReportFile('2021', bytes)
    expect(typeof read === 'string' ? read : read.strange).toEqual([
      { line: '一、本年新收政府信息公开申请数量自然人：七', why: 'not-a-number' },
      { line: '（八）示例新增情形', why: 'no-such-row' },
    ])
  })

  it('is told where a file holds no such table, or is no workbook', async () => {
    expect(await readReportFile('2021', await workbookOf([['示例', 1]]))).toBe('no-tables')
    expect(await readReportFile('2021', new TextEncoder().encode('示例'))).toBe('name-disagrees')
  })

  it('finds nothing twice where a head stands in two rows', () => {
    const two = ['', '自然人', '法人或其他组织', '法人或其他组织', '总计']
    const three = ['', '自然人', '商业企业', '其他', '总计']
    const { values, strange } = readTables('2021', [
      [two, three, ['（九）示例', '1', '', '', '1'], ['（七）总计', '5', '1', '2', '8']],
    ])
    expect(writtenValues(values)).toEqual({
      't2.r3.7.natural': '5',
      't2.r3.7.business': '1',
      't2.r3.7.other': '2',
      't2.r3.7.total': '8',
    })
    expect(strange).toHaveLength(1)
  })
})
