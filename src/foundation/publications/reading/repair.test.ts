import { describe, expect, it } from 'vitest'
import { textBlock } from './blocks.ts'
import { repairBlocks, repairCellText, repairText } from './repair.ts'

describe('the repair of a copied line', () => {
  it('writes the year of a number within six-cornered brackets, and says so', () => {
    expect(repairText('（示政办字﹝2024﹞7号）')).toEqual({
      text: '（示政办字〔2024〕7号）',
      remarks: [{ code: 'number-brackets', detail: '（示政办字〔2024〕7号）' }],
    })
    expect(repairText('（示政办字〔2024〕7号）').remarks).toEqual([])
  })

  it('takes out the space after 、 and the spacing of headings', () => {
    expect(repairText('可读性、 可用性').text).toBe('可读性、可用性')
    expect(repairText('示 例 应 急 预 案').text).toBe('示例应急预案')
    expect(repairText('第一章  总    则').text).toBe('第一章 总则')
    expect(repairText('目  录').text).toBe('目录')
  })

  it('keeps the spaces that divide names, and the half-width signs of the author', () => {
    for (const text of [
      '市长 示某某',
      '第一条 为了示例',
      '示例省委 示例省人民政府关于示例的意见',
      '甲,乙:丙;丁(戊)',
    ]) {
      expect(repairText(text)).toEqual({ text, remarks: [] })
    }
  })

  it('joins the words that a narrow cell has broken', () => {
    expect(repairCellText('强化示例 保障和基 础工作').text).toBe('强化示例保障和基础工作')
  })

  it('removes invisible characters and what is then empty, and leaves tags alone', () => {
    const { blocks, remarks } = repairBlocks([
      textBlock('\u200b'),
      textBlock('<strong>甲</strong> 乙﹝2024﹞'),
    ])
    expect(blocks).toEqual([textBlock('<strong>甲</strong> 乙〔2024〕')])
    expect(remarks.map(remark => remark.code)).toEqual(['invisible-characters', 'number-brackets'])
  })
})
