import { describe, expect, it } from 'vitest'
import type { Line } from './opening.ts'
import { findSignature } from './signature.ts'

const linesOf = (...texts: string[]): Line[] => texts.map(text => ({ text, level: undefined }))

describe('the signature of a document', () => {
  it('is the agency above a date that stands alone', () => {
    expect(
      findSignature(linesOf('请认真贯彻执行。', '示例市人民政府', '2024年7月17日', '（此件公开发布）'), 0),
    ).toEqual({
      agencies: ['示例市人民政府'],
      date: '2024-07-17',
      start: 1,
      end: 3,
    })
  })

  it.each([
    ['二○○六年七月十八日', '2006-07-18'],
    ['二〇〇六年七月十八日', '2006-07-18'],
    ['二OO六年七月十八日', '2006-07-18'],
    ['二00六年七月十八日', '2006-07-18'],
    ['2006 年 7 月 18 日', '2006-07-18'],
    ['2006年7月18日（此件公开发布）', '2006-07-18'],
  ])('reads the date %s', (written, date) => {
    expect(findSignature(linesOf('示例市民政局', written), 0)?.date).toBe(date)
  })

  it('may stand on one line', () => {
    expect(findSignature(linesOf('示例市人民政府办公室 2024年7月17日'), 0)).toMatchObject({
      agencies: ['示例市人民政府办公室'],
      date: '2024-07-17',
    })
  })

  it('names every joint issuer, below or beside one another', () => {
    expect(findSignature(linesOf('示例市教育局', '示例市财政局', '2024年7月17日'), 0)?.agencies).toEqual([
      '示例市教育局',
      '示例市财政局',
    ])
    expect(findSignature(linesOf('示例市教育局　示例市财政局', '2024年7月17日'), 0)?.agencies).toEqual([
      '示例市教育局',
      '示例市财政局',
    ])
  })

  it('is the first one, not that of a signed attachment', () => {
    const lines = linesOf(
      '示例市人民政府',
      '2024年7月17日',
      '附件',
      '示例报告',
      '示例专家组办公室',
      '2023年1月1日',
    )
    expect(findSignature(lines, 0)?.date).toBe('2024-07-17')
  })

  it('is none where a date follows a sentence', () => {
    expect(findSignature(linesOf('会议于下列日期召开。', '2024年7月17日'), 0)).toBeUndefined()
    expect(findSignature(linesOf('示例市教育局', '2024年2月30日'), 0)).toBeUndefined()
  })

  it('takes the date of an order signed by a person', () => {
    expect(findSignature(linesOf('省长 示某某', '2024年7月17日'), 0)).toMatchObject({
      agencies: [],
      date: '2024-07-17',
    })
  })
})
