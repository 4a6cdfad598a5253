import { describe, expect, test } from 'vitest'
import { type CivilDate, civilDate } from '../../../law/civil-date.ts'
import { familyOf, TASK_FAMILIES } from './families.ts'
import { reminderOf } from './jobs.ts'
import { type Light, lightOf } from './lights.ts'
import { quarterOf, quartersOwed, rateOf } from './quarters.ts'
import type { TaskStanding } from './standing.ts'
import { weaknessesOf } from './weakness.ts'
import { spoken, weaknessWords } from './words.ts'
import { type TaskState, taskWorkflow } from './workflow.ts'

const DUE = civilDate('2026-12-10')

describe('the light of a task', () => {
  const cases: readonly [Light, TaskState, string | null, string, string | null][] = [
    // light, state, due, today, the day of the final report
    ['on-time', 'acknowledged', '2026-12-10', '2026-12-02', null],
    ['soon', 'acknowledged', '2026-12-10', '2026-12-03', null],
    ['soon', 'acknowledged', '2026-12-10', '2026-12-10', null],
    ['late', 'acknowledged', '2026-12-10', '2026-12-11', null],
    ['late', 'dispatched', '2026-12-10', '2026-12-11', null],
    ['no-date', 'acknowledged', null, '2026-12-11', null],
    // Handed in on the last day it is in time, however long the supervising office takes.
    ['on-time', 'reported', '2026-12-10', '2026-12-20', '2026-12-10'],
    ['late', 'reported', '2026-12-10', '2026-12-20', '2026-12-11'],
    ['done', 'closed', '2026-12-10', '2027-01-10', '2026-12-10'],
    ['done-late', 'closed', '2026-12-10', '2027-01-10', '2026-12-12'],
    ['done', 'closed', null, '2027-01-10', '2026-12-12'],
    ['cancelled', 'cancelled', '2026-12-10', '2027-01-10', null],
  ]
  test.each(cases)('is %s for a task that is %s, due %s, on %s', (light, state, due, today, delivered) => {
    const date = (text: string | null) => (text === null ? null : civilDate(text))
    const lit = { state, due: date(due), deliveredOn: date(delivered) }
    expect(lightOf(lit, civilDate(today), 7)).toBe(light)
  })
})

describe('quarters', () => {
  test('are owed once they have ended and nobody reported on them, each by its day', () => {
    const owed = (today: string, reported: { year: number; quarter: number }[] = []) =>
      quartersOwed(civilDate('2026-05-20'), reported, civilDate(today), 15)
    expect(owed('2026-06-30')).toEqual([])
    expect(owed('2026-07-01')).toEqual([{ year: 2026, quarter: 2, due: '2026-07-15' }])
    expect(owed('2027-01-01', [{ year: 2026, quarter: 3 }])).toEqual([
      { year: 2026, quarter: 2, due: '2026-07-15' },
      { year: 2026, quarter: 4, due: '2027-01-15' },
    ])
  })
  test('are known by their months, and a rate by its target', () => {
    expect(
      ['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(day => quarterOf(civilDate(day)).quarter),
    ).toEqual([1, 1, 2, 4])
    expect([rateOf(120, 200), rateOf(1, 3), rateOf(5, 0), rateOf(0, 8)]).toEqual([60, 33.3, null, 0])
  })
})

describe('a weak report', () => {
  const family = familyOf('key-points')
  const good = {
    progress: '截至11月，已完成三批次12项示例工作，覆盖全部县区。',
    results: '群众办理示例事项的平均时间由5天缩短为2天。',
    next: '12月底前完成剩余2项，由预算科负责组织实施。',
    fulfilment: '要求的14项已落实12项，其余2项正在推进之中。',
  }
  const weigh = (parts: object = {}) =>
    weaknessesOf({
      family,
      words: good,
      lastWords: null,
      requirement: '推进示例事项集中公开，按季度更新办理结果，方便群众查询和监督。',
      evidence: 1,
      minimum: 20,
      ...parts,
    })

  test('is none that says what was done, and names a publication', () => {
    expect(weigh()).toEqual([])
  })
  test.each([
    ['no-evidence', { evidence: 0 }],
    ['too-short', { words: { ...good, next: '继续推进。' } }],
    ['same-as-last', { lastWords: { progress: `${good.progress.slice(0, -1)}！` } }],
    [
      'repeats-task',
      { words: { ...good, fulfilment: '推进示例事项集中公开，按季度更新办理结果，方便群众查询监督。' } },
    ],
    ['repeats-element', { words: { ...good, fulfilment: good.results } }],
    ['no-figure', { words: { ...good, progress: '我们高度重视，认真研究部署，扎实推进各项工作落实。' } }],
  ])('is told as %s', (code, parts) => {
    const found = weigh(parts)
    expect(found.map(each => each.code)).toEqual([code])
    for (const each of found) expect(weaknessWords(each, family)).toMatch(/。$/)
  })
  test('may say shortly why something was missed, and what is empty is refused and not warned of', () => {
    const quarterly = familyOf('livelihood')
    const words = {
      progress: '本季度建成示例车位120个，累计188个，均已投入使用。',
      shortfall: '已达到进度',
      next: '',
    }
    expect(weigh({ family: quarterly, words })).toEqual([])
  })
})

describe('a reminder', () => {
  const task = (parts: Partial<TaskStanding>) =>
    ({
      state: 'acknowledged',
      due: DUE,
      lastReport: null,
      openedAt: new Date('2026-11-20T02:00:00Z'),
      ...parts,
    }) as TaskStanding
  const on = (day: string, parts: Partial<TaskStanding> = {}) =>
    reminderOf(task(parts), civilDate(day) as CivilDate, { soon: 7, acknowledge: 3 })

  test('comes when the day is near, when it is past, and when nobody took the task on', () => {
    expect(on('2026-12-02')).toBeUndefined()
    expect(on('2026-12-03')).toEqual({ why: 'due-soon', due: '2026-12-10' })
    expect(on('2026-12-11')).toEqual({ why: 'late', due: '2026-12-10' })
    expect(on('2026-11-23', { state: 'dispatched' })).toBeUndefined()
    expect(on('2026-11-24', { state: 'dispatched' })).toEqual({ why: 'acknowledge', due: '2026-11-23' })
  })
  test('comes for the report of a quarter where nothing presses more', () => {
    const owed = { year: 2026, quarter: 3, due: civilDate('2026-10-15') }
    const days = { soon: 7, acknowledge: 3 }
    expect(reminderOf(task({}), civilDate('2026-11-25'), days, owed)).toEqual({
      why: 'quarter',
      due: '2026-10-15',
    })
    expect(reminderOf(task({}), civilDate('2026-12-11'), days, owed)).toMatchObject({ why: 'late' })
  })
  test('never comes for what lies with the supervising office', () => {
    expect(on('2026-12-11', { state: 'reported' })).toBeUndefined()
  })
})

describe('the families', () => {
  test('have keys of their own, elements that differ, and words for every state they rename', () => {
    expect(new Set(TASK_FAMILIES.map(each => each.key)).size).toBe(TASK_FAMILIES.length)
    for (const family of TASK_FAMILIES) {
      expect(new Set(family.elements.map(each => each.key)).size, family.key).toBe(family.elements.length)
      expect(Object.keys(family.states ?? {}).every(state => state in taskWorkflow.states)).toBe(true)
    }
  })
  test('of the plan and of commitments ask for the four elements', () => {
    const four = ['工作进展', '取得成效', '后续举措', '落实情况']
    for (const key of ['key-points', 'commitments']) {
      expect(familyOf(key).elements.map(each => each.label)).toEqual(four)
    }
  })
  test('every unmet need has a sentence of its own', () => {
    const needs = new Set(taskWorkflow.cells.flatMap(cell => cell.needs))
    const other = spoken([{ field: '', code: 'no-such-code' }])[0]?.message
    for (const code of needs) expect(spoken([{ field: '', code }])[0]?.message, code).not.toBe(other)
  })
})
