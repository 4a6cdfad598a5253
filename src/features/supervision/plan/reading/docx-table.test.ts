import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { expect, it } from 'vitest'
import { readPlan } from './read-plan.ts'

const cell = (text: string, spans: { rowSpan?: number; columnSpan?: number } = {}) =>
  new TableCell({ ...spans, children: text.split('\n').map(line => new Paragraph(line)) })

it('a Word table with names merged down and across, and cells of several paragraphs, gives its tree', async () => {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('2025年示例市政务公开重点工作任务分解表'),
          new Table({
            rows: [
              new TableRow({
                children: [cell('工作任务', { columnSpan: 2 }), cell('工作要求'), cell('责任单位')],
              }),
              new TableRow({
                children: [
                  cell('推进示例甲', { rowSpan: 2 }),
                  cell('做好示例一', { rowSpan: 2 }),
                  cell('公开示例信息一。\n6月底前公布示例清单。'),
                  cell('市财政局\n市审计局'),
                ],
              }),
              new TableRow({ children: [cell('公开 示例信息二。'), cell('市教育局，各县区政府')] }),
              new TableRow({
                children: [
                  cell('强化示例乙'),
                  cell('做好示例二'),
                  cell('公开示例信息三。'),
                  cell('市公安局'),
                ],
              }),
            ],
          }),
        ],
      },
    ],
  })
  const reading = await readPlan({ name: '示例.docx', bytes: await Packer.toBuffer(document) })
  const plan = reading.ok ? reading.plan : undefined
  expect(
    plan?.tasks.map(task => [task.part, task.level1, task.level2, task.units.map(unit => unit.name)]),
  ).toEqual([
    [1, '推进示例甲', '做好示例一', ['市财政局', '市审计局']],
    [1, '推进示例甲', '做好示例一', ['市教育局', '各县区政府']],
    [2, '强化示例乙', '做好示例二', ['市公安局']],
  ])
  expect(plan?.tasks[0]?.deadlines).toMatchObject([{ words: '6月底前', date: '2025-06-30' }])
  expect(plan?.defects.map(each => [each.type, each.tasks])).toEqual([
    ['spaces-in-words', [2]],
    ['two-levels-in-one-column', []],
  ])
})
