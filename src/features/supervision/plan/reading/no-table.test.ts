import { describe, expect, it } from 'vitest'
import { readPlan } from './read-plan.ts'

const read = async (name: string, text: string) => {
  const reading = await readPlan({ name, bytes: Buffer.from(text) })
  if (!reading.ok) throw new Error(reading.problem)
  return reading.plan
}

describe('a table longer than what is read at once', () => {
  it('says from which line on nothing was read', async () => {
    const rows = Array.from(
      { length: 1400 },
      (_, at) => `做好示例事项${at}信息公开\n及时公开示例事项${at}的政策、进展和结果。\n市财政局、市教育局`,
    )
    const text = `示例市2024年政务公开工作要点任务分工表\n工作任务\n工作要求\n责任单位\n${rows.join('\n')}`
    const plan = await read('示例.txt', text)
    const [cut] = plan.defects.filter(({ type }) => type === 'not-read')
    const first = (cut?.place.line ?? 0) - 5
    expect(plan.tasks.length * 3).toBe(first)
    expect(text.split('\n')[first + 4]).toBe(`做好示例事项${plan.tasks.length}信息公开`)
  })

  it('is not said of a table that is whole', async () => {
    const plan = await read(
      '示例.txt',
      '示例\n工作任务\n工作要求\n责任单位\n做好示例事项\n公开示例进展。\n市财政局',
    )
    expect(plan.tasks).toHaveLength(1)
    expect(plan.defects.map(({ type }) => type)).not.toContain('not-read')
  })
})

describe('a plan without a table', () => {
  it('names who is responsible below its paragraphs, or in brackets behind its sentences', async () => {
    const plan = await read(
      '示例.txt',
      `示例市人民政府办公室关于印发2024年政务公开工作要点的通知
各县区人民政府：
一、推进示例甲
（一）做好示例一。公开示例信息一。
责任单位：市财政局、审计局，各县区政府。
（二）做好示例二。公开示例信息二，12月底前完成。（市教育局牵头，市民政局配合）
二、强化示例乙
（三）做好示例三。公开示例信息三。（市公安局、市司法局按职责分工负责）再公开示例信息四。（各有关部门负责）`,
    )
    expect(plan.title).toBe('2024年政务公开工作要点')
    expect(
      plan.tasks.map(task => [
        task.part,
        task.level2,
        task.requirement,
        task.units.map(unit => [unit.kind, unit.role, unit.name]),
      ]),
    ).toEqual([
      [
        1,
        '做好示例一',
        '公开示例信息一。',
        [
          ['agency', null, '市财政局'],
          ['agency', null, '市审计局'],
          ['all', null, '各县区政府'],
        ],
      ],
      [
        1,
        '做好示例二',
        '公开示例信息二，12月底前完成。',
        [
          ['agency', 'lead', '市教育局'],
          ['agency', 'support', '市民政局'],
        ],
      ],
      [
        2,
        '做好示例三',
        '公开示例信息三。',
        [
          ['agency', null, '市公安局'],
          ['agency', null, '市司法局'],
        ],
      ],
      [2, '做好示例三', '再公开示例信息四。', [['open', null, '各有关部门']]],
    ])
  })
})

describe('what is no plan', () => {
  it.each([
    ['a.txt', '', 'empty-file'],
    ['a.txt', '示例市人民政府办公室\n没有任务。', 'no-tasks'],
    ['a.exe', 'x', 'unknown-format'],
    ['a.xlsx', 'no workbook', 'name-disagrees'],
    ['a.docx', 'no document', 'name-disagrees'],
  ])('%s is answered with its reason', async (name, text, problem) => {
    expect(await readPlan({ name, bytes: Buffer.from(text) })).toEqual({ ok: false, problem })
  })
})
