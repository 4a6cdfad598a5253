import { describe, expect, it } from 'vitest'
import { textBlock } from './blocks.ts'
import { unflattenTables } from './flattened-table.ts'

const read = (...lines: string[]) => unflattenTables(lines.map(line => textBlock(line)))
const texts = (read: ReturnType<typeof unflattenTables>) =>
  read.blocks.flatMap(block =>
    block.kind === 'table' ? block.rows.map(row => row.map(cell => cell.html)) : [[block.html]],
  )

describe('a table that a copy has flattened', () => {
  it('is built again where a column counts its rows', () => {
    const built = read(
      '附表',
      '序号 |',
      '事项 |',
      '期限 |',
      '1 |',
      '示例甲 |',
      '3月 |',
      '2 |',
      '示例乙',
      '（续行） |',
      '4月 |',
    )
    expect(texts(built)).toEqual([
      ['附表'],
      ['序号', '事项', '期限'],
      ['1', '示例甲', '3月'],
      ['2', '示例乙<br>（续行）', '4月'],
    ])
    expect(built.repaired.map(remark => remark.code)).toEqual(['rebuilt-table'])
  })

  it('of tasks ends a row where the responsible bodies are named, and merges the names of tasks', () => {
    const built = read(
      ...['工作任务 |', '工作要求 |', '责任单位 |'],
      ...['推进示 例公开 |', '公开甲 |', '公布甲类示例。 |', '市甲局、市乙局,各县区政府 |'],
      ...['公布乙类示例。 |', '市政府各部门、单位 |', '|'],
      ...['公开丙 |', '公布丙类示例。 |', '市丙委 |'],
    )
    const [table] = built.blocks
    if (table?.kind !== 'table') throw new Error('no table was built')
    expect(table.rows.map(row => row.map(cell => [cell.html, cell.colspan, cell.rowspan]))).toEqual([
      [
        ['工作任务', 2, 1],
        ['工作要求', 1, 1],
        ['责任单位', 1, 1],
      ],
      [
        ['推进示例公开', 1, 3],
        ['公开甲', 1, 2],
        ['公布甲类示例。', 1, 1],
        ['市甲局、市乙局,各县区政府', 1, 1],
      ],
      [
        ['公布乙类示例。', 1, 1],
        ['市政府各部门、单位', 1, 1],
      ],
      [
        ['公开丙', 1, 1],
        ['公布丙类示例。', 1, 1],
        ['市丙委', 1, 1],
      ],
    ])
    expect(built.repaired.map(remark => remark.code)).toEqual([
      'spaces-between-han',
      'rebuilt-table',
      'empty-cell',
    ])
  })

  it('stays lines where the rows are not certain, and the loss is named', () => {
    const built = read('甲 |', '乙 |', '丙 |', '丁 |', '戊 |', '正文。')
    expect(texts(built)).toEqual([['甲'], ['乙'], ['丙'], ['丁'], ['戊'], ['正文。']])
    expect(built.lost).toEqual([{ code: 'flattened-table', detail: '5' }])
  })

  it('is not seen in lines that hold no cell', () => {
    expect(read('甲', '乙|丙').lost).toEqual([])
  })
})
