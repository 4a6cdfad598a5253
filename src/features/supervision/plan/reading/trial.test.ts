import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DEFECT_TYPES, type PlanDefect } from '../plan.ts'
import { planSheet } from '../sheet.ts'
import { sheetOfRead } from '../sheet-of.ts'
import { readPlan } from './read-plan.ts'

/** Real plans lie outside the repository. */
const FOLDER =
  process.env.GONGKAI_TRIAL_DATA ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url))

const plan = async (folder: string, start: string) => {
  const name = readdirSync(join(FOLDER, folder)).find(each => each.startsWith(start)) ?? ''
  const reading = await readPlan({ name, bytes: readFileSync(join(FOLDER, folder, name)) })
  if (!reading.ok) throw new Error(reading.problem)
  return reading.plan
}

const partsOf = (tasks: readonly { readonly part: number }[]) => new Set(tasks.map(task => task.part)).size
const codeOf = (each: PlanDefect) => DEFECT_TYPES[each.type]

describe.skipIf(!existsSync(FOLDER))(`real plans (trial data in ${FOLDER})`, () => {
  it("the city's plan of 2020 has 39 tasks in 5 parts, each with a requirement and its units", async () => {
    const { tasks, title, year, documentNumber } = await plan('seed', '')
    expect([tasks.length, partsOf(tasks), year, documentNumber]).toEqual([
      39,
      5,
      2020,
      '临政办字〔2020〕87号',
    ])
    expect(title).toBe('2020年临沂市政务公开工作要点')
    const perPart = [1, 2, 3, 4, 5].map(part => tasks.filter(task => task.part === part).length)
    expect(perPart).toEqual([17, 12, 3, 4, 3])
    expect(new Set(tasks.map(task => task.level2)).size).toBe(18)
    expect(tasks.every(task => task.units.length > 0 && task.requirement.endsWith('。'))).toBe(true)
    expect(tasks.flatMap(task => task.units).filter(unit => unit.kind === 'open')).toHaveLength(11)
    const dated = tasks.flatMap(task => task.deadlines.map(each => [task.number, each.words, each.date]))
    expect(dated).toEqual([
      [13, '7月底前', '2020-07-31'],
      [14, '每季度', null],
      [30, '2020年年底前', '2020-12-31'],
    ])
  })

  it('and every known fault that the file shows by itself, in its place', async () => {
    const { defects } = await plan('seed', '')
    const places = defects.map(each => [codeOf(each), each.type, each.place.line, each.tasks])
    expect(places).toEqual([
      ['D1', 'shifted-names', 131, [37, 38, 39]],
      ['D2', 'section-without-row', 24, []],
      ['D5', 'repeated-clause', 66, [13, 14]],
      ['D6', 'scope-narrower', 80, [18]],
      ['D9', 'scope-wider', 83, [19]],
      ['D10', 'garbled-clause', 89, [22]],
      ['D4', 'mixed-brackets', 7, []],
      ['D7', 'spaces-in-words', 129, [37, 38, 39]],
      ['D7', 'spaces-in-words', 121, [34]],
      ['D8', 'two-levels-in-one-column', undefined, []],
      ['D10', 'empty-cell', 71, []],
      ['D10', 'halfwidth-punctuation', undefined, []],
    ])
  })

  it('is read back from a workbook as it was', async () => {
    const read = await plan('seed', '')
    const again = await readPlan({ name: 'plan.xlsx', bytes: await planSheet(sheetOfRead(read)) })
    const tree = (tasks: typeof read.tasks) =>
      tasks.map(task => [
        task.part,
        task.level1,
        task.level2,
        task.requirement,
        task.deadlines,
        task.units.map(unit => [unit.kind, unit.role, unit.name]),
      ])
    expect(again.ok && tree(again.plan.tasks)).toEqual(tree(read.tasks))
  })

  it('tasks stated below paragraphs are read with their prefixes carried on', async () => {
    const { tasks, year } = await plan('documents', 'local-22')
    expect([tasks.length, partsOf(tasks), year]).toEqual([7, 4, 2019])
    const names = tasks[3]?.units.map(unit => unit.name) ?? []
    expect(names).toHaveLength(13)
    expect(names.slice(0, 6)).toEqual([
      '省工信厅',
      '省财政厅',
      '省生态环境厅',
      '省住建厅',
      '省金融监管局',
      '省扶贫办',
    ])
  })

  it('a table of one level with leaders, numbers and a repeated part is read in eight parts', async () => {
    const { tasks, defects, title, year } = await plan('documents', 'local-30')
    expect([tasks.length, partsOf(tasks), year]).toEqual([18, 8, 2022])
    expect(title).toContain('2022年全区政务公开工作主要任务分解表')
    const led = tasks.filter(task => task.units.some(unit => unit.role === 'lead'))
    expect(led.map(task => task.number)).toEqual([3, 5, 6, 8, 9, 10, 11, 12, 13, 14])
    expect(defects.map(each => [each.type, each.place.row])).toEqual([
      ['repeated-part', 14],
      ['doubled-character', 16],
      ['editor-note', 14],
      ['editor-note', 16],
    ])
  })
})
