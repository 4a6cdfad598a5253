import { describe, expect, it } from 'vitest'
import { planSheet } from '../sheet.ts'
import { sheetOfRead } from '../sheet-of.ts'
import { type PlanReading, readPlan } from './read-plan.ts'

const read = async (name: string, text: string | Uint8Array) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return planOf(await readPlan({ name, bytes }))
}

function planOf(reading: PlanReading) {
  if (!reading.ok) throw new Error(reading.problem)
  return reading.plan
}

type Plan = ReturnType<typeof planOf>

/** The tree without what names the place in the file. */
const tree = (plan: Plan) =>
  plan.tasks.map(({ part, level1, level2, requirement, units, deadlines }) => ({
    part,
    level1,
    level2,
    requirement,
    units: units.map(({ kind, role, name }) => [kind, role, name]),
    deadlines,
  }))

const brief = (plan: Plan) =>
  plan.tasks.map(task => [
    task.part,
    task.level1,
    task.level2,
    task.requirement,
    task.units.map(unit => unit.name).join('/'),
  ])

const EXPECTED = [
  [1, '推进示例甲', '做好示例一', '公开示例信息一。', '市财政局/各县区政府'],
  [1, '推进示例甲', '做好示例一', '公开示例信息二，9月底前完成。', '市教育局'],
  [1, '推进示例甲', '做好示例二', '公开示例信息三。', '市民政局/市审计局'],
  [2, '强化示例乙', '做好示例三', '公开示例信息四。', '市公安局'],
]

const TITLE = '2023年示例市政务公开重点工作任务分解表'

describe('a table of tasks', () => {
  it('is read from a text of one cell a line, with bars', async () => {
    const plan = await read(
      '示例.txt',
      `${TITLE}
工作任务 |
工作要求 |
责任单位 |
推进示例甲 |
做好示例一 |
公开示例信息一。 |
市财政局，各县区政府 |
公开示例信息二，9月底前完成。 |
市教育局 |
做好示例二 |
公开示例信息三。 |
市民政局、市审计局 |
强化示例乙 |
做好示例三 |
公开示例信息四。 |
市公安局 |
（2023年3月1日印发）`,
    )
    expect(brief(plan)).toEqual(EXPECTED)
    expect([plan.title, plan.year]).toEqual([TITLE, 2023])
    expect(plan.tasks[1]?.deadlines).toEqual([
      { words: '9月底前', date: '2023-09-30', every: null, unsure: false },
    ])
    expect(plan.tasks.map(task => task.source)).toEqual([
      { line: 7 },
      { line: 9 },
      { line: 12 },
      { line: 16 },
    ])
  })

  it('is read from a text without bars, with numbers, with columns in another order, with cells over two lines', async () => {
    const plan = await read(
      '示例.txt',
      `${TITLE}

序号
责任单位
工作任务
工作要求
完成时限
1
市财政局，
各县区政府
推进示例甲
做好示例一
公开示例信息一。
3月底
2
市教育局
公开示例信息二，
9月底前完成。
9月
3
市民政局 市审计局
做好示例二
公开示例信息三。
全年
4
市公安局
强化示例乙
做好示例三
公开示例信息四。
12月31日`,
    )
    expect(brief(plan)).toEqual(EXPECTED)
    expect(plan.tasks.map(task => [task.ordinal, task.deadlines[0]?.date])).toEqual([
      ['1', '2023-03-31'],
      ['2', '2023-09-30'],
      ['3', '2023-12-31'],
      ['4', '2023-12-31'],
    ])
  })

  it('is read from a text that keeps a row on a line', async () => {
    const plan = await read(
      '示例.txt',
      `${TITLE}
一级任务\t二级任务\t工作要求\t责任单位
推进示例甲\t做好示例一\t公开示例信息一。\t市财政局，各县区政府
\t\t公开示例信息二，9月底前完成。\t市教育局
\t做好示例二\t公开示例信息三。\t市民政局、市审计局
强化示例乙\t做好示例三\t公开示例信息四。\t市公安局`,
    )
    expect(brief(plan)).toEqual(EXPECTED)
  })

  it('is read from Markdown, where blank cells and bare numbers go on', async () => {
    const plan = await read(
      '示例.md',
      `# ${TITLE}

| 工作任务 | 序号 | 工作要求 | 牵头单位 | 配合/责任单位 |
|---|---|---|---|---|
| 一、推进示例甲 | 1 | 公开示例信息一。 | 市财政局 | 市审计局 |
| 一 | 2 | 公开示例信息二。 |  | 各县（市、区）政府 |
| 二、强化示例乙 | 3 | 公开示例信息三。 | 市教育局 | 市政府有关部门 |
|  | 5 | 公开示例信息四。 |  | 市公安局 |
| 一、推进示例甲 | 6 | 公开示例信息五。 |  |  |`,
    )
    expect(
      plan.tasks.map(task => [
        task.part,
        task.level1,
        task.units.map(unit => [unit.kind, unit.role, unit.name]),
      ]),
    ).toEqual([
      [
        1,
        '一、推进示例甲',
        [
          ['agency', 'lead', '市财政局'],
          ['agency', 'support', '市审计局'],
        ],
      ],
      [1, '一、推进示例甲', [['all', null, '各县（市、区）政府']]],
      [
        2,
        '二、强化示例乙',
        [
          ['agency', 'lead', '市教育局'],
          ['open', 'support', '市政府有关部门'],
        ],
      ],
      [2, '二、强化示例乙', [['agency', null, '市公安局']]],
      [1, '一、推进示例甲', []],
    ])
    expect(plan.defects.map(each => [each.type, each.place, each.tasks])).toEqual([
      ['repeated-part', { row: 6 }, [1, 2, 5]],
      ['number-gap', { row: 5 }, [4]],
      ['missing-units', { row: 6 }, [5]],
    ])
  })

  it('is read from a web page with merged cells and a header of two rows', async () => {
    const plan = await read(
      '示例.html',
      `<html><body><h1>${TITLE}</h1><table><tr><td>
      <table>
      <tr><th rowspan="2" colspan="2">工作任务</th><th rowspan="2">工作要求</th><th colspan="2">责任单位</th></tr>
      <tr><th>牵头单位</th><th>配合单位</th></tr>
      <tr><td rowspan="3">推进示例甲</td><td rowspan="2">做好示例一</td><td>公开示例信息一。</td><td>市财政局</td><td><p>各县区政府</p></td></tr>
      <tr><td>公开示例信息二，<br>9月底前完成。</td><td>市教育局</td><td></td></tr>
      <tr><td>做好示例二</td><td>公开示例信息三。</td><td>市民政局</td><td>市审计局</td></tr>
      <tr><td>强化示例乙</td><td>做好示例三</td><td>公开示例信息四。</td><td>市公安局</td><td></td></tr>
      </table></td></tr></table></body></html>`,
    )
    expect(brief(plan)).toEqual(EXPECTED)
    expect(plan.tasks[2]?.units.map(unit => unit.role)).toEqual(['lead', 'support'])
  })

  it('is one task where several rows of units stand beside one requirement, and goes on after a break of the page', async () => {
    const plan = await read(
      '示例.html',
      `<p>${TITLE}</p><table>
      <tr><td>序号</td><td>重点任务</td><td>具体措施</td><td>责任单位</td></tr>
      <tr><td colspan="4">一、推进示例甲</td></tr>
      <tr><td>1</td><td>做好示例一</td><td rowspan="2">公开示例信息一。</td><td>市财政局（牵头）</td></tr>
      <tr><td></td><td></td><td>市审计局（配合）</td></tr>
      </table><p>— 2 —</p><table>
      <tr><td>2</td><td>做好示例二</td><td>公开示例信息二。</td><td>市教育局牵头，市民政局、市公安局配合</td></tr></table>`,
    )
    expect(
      plan.tasks.map(task => [task.level1, task.level2, task.units.map(unit => `${unit.name} ${unit.role}`)]),
    ).toEqual([
      ['一、推进示例甲', '做好示例一', ['市财政局 lead', '市审计局 support']],
      ['一、推进示例甲', '做好示例二', ['市教育局 lead', '市民政局 support', '市公安局 support']],
    ])
  })

  it('is read back from the workbook that it was written into', async () => {
    const plan = await read(
      '示例.md',
      `# ${TITLE}

| 一级任务 | 二级任务 | 工作要求 | 责任单位 | 完成时限 |
|---|---|---|---|---|
| 推进示例甲 | 做好示例一 | 公开示例信息一。 | 市财政局等有关部门、单位，各县区政府、开发区管委会 | 6月底 |
| 推进示例甲 | 做好示例一 | 公开示例信息二，9月底前完成。 | 市教育局（牵头）、市审计局（配合） | |
| 强化示例乙 | 做好示例三 | 公开示例信息四。 | 市政府各部门、单位 | |`,
    )
    const again = await read('示例.xlsx', await planSheet(sheetOfRead(plan)))
    expect(tree(again)).toEqual(tree(plan))
    expect([again.title, again.year]).toEqual([plan.title, plan.year])
  })
})
