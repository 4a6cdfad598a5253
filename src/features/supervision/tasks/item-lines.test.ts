import { describe, expect, test } from 'vitest'
import { readItemLines, writeItemLines } from './item-lines.ts'

const ALL = { figures: true, withholding: true }

describe('the lines of a list', () => {
  test('are read from what a spreadsheet copies, with its head left out', () => {
    const text =
      '序号\t部分\t一级\t二级\t要求\t牵头单位\t配合单位\t完成时限\n1\t示例部分\t\t示例二级\t示例要求\t示例财政局\t示例卫健委、示例教育局\t2026-12-31'
    expect(readItemLines(text, ALL)).toEqual({
      problems: [],
      items: [
        {
          row: 2,
          number: '1',
          part: '示例部分',
          level1: '',
          level2: '示例二级',
          requirement: '示例要求',
          lead: ['示例财政局'],
          support: ['示例卫健委', '示例教育局'],
          due: '2026-12-31',
          indicators: [],
          withheldBasis: null,
        },
      ],
    })
  })

  test('carry targets and the basis for withholding, and come back as they were written', () => {
    const line = '2｜｜｜示例项目｜建设示例车位｜示例财政局｜｜｜新增车位 200 个；投资 1.5 亿元｜示例法第一条'
    const { items, problems } = readItemLines(line, ALL)
    expect(problems).toEqual([])
    expect(items[0]).toMatchObject({
      indicators: [
        { name: '新增车位', target: '200', unit: '个' },
        { name: '投资', target: '1.5', unit: '亿元' },
      ],
      withheldBasis: '示例法第一条',
    })
    const again = items.map(each => ({
      ...each,
      lead: each.lead.join('、'),
      support: each.support.join('、'),
    }))
    expect(writeItemLines(again)).toBe(line)
  })

  test.each([
    ['1｜｜｜｜｜示例财政局', '缺少要求'],
    ['1｜｜｜｜示例要求', '缺少牵头单位'],
    ['1｜｜｜｜示例要求｜示例财政局｜｜年底', '时限'],
    ['1｜｜｜｜示例要求｜示例财政局｜｜｜车位很多', '指标'],
    ['1｜｜｜｜示例要求｜示例财政局｜｜｜｜法', '条款'],
    [`1｜｜｜${'长'.repeat(501)}｜示例要求｜示例财政局`, '过长'],
  ])('are refused where one is wrong: %#', (line, why) => {
    const { items, problems } = readItemLines(`\n${line}`, ALL)
    expect(items).toEqual([])
    expect(problems).toMatchObject([
      { code: 'bad-row', detail: { row: 2, why: expect.stringContaining(why) } },
    ])
  })

  test('take no targets and withhold nothing where the family does not', () => {
    const none = { figures: false, withholding: false }
    expect(readItemLines('1｜｜｜｜要求｜财政局｜｜｜车位 2 个', none).problems).toHaveLength(1)
    expect(readItemLines('1｜｜｜｜要求｜财政局｜｜｜｜示例法第一条', none).problems).toHaveLength(1)
  })
})
