import { describe, expect, test } from 'vitest'
import type { Actor } from '../../platform/permissions/permission.ts'
import { decide, defineWorkflow, definitionProblems, diagram, openCells, type Workflow } from './index.ts'

type S = 'open' | 'asked' | 'closed'
type E = 'ask' | 'answer' | 'expire'
type N = 'text' | 'in-time'

const letters: Workflow<S, E, N> = {
  name: 'letters',
  start: 'open',
  states: { open: { label: '待办' }, asked: { label: '已转办' }, closed: { label: '已办结', final: true } },
  events: { ask: { label: '转办' }, answer: { label: '答复' }, expire: { label: '到期' } },
  cells: [
    { from: 'open', event: 'ask', to: 'asked', who: ['registrar'], needs: [], says: '已转办' },
    {
      from: 'asked',
      event: 'answer',
      to: 'closed',
      who: ['handler'],
      needs: ['text', 'in-time'],
      says: '已答复',
    },
    { from: 'asked', event: 'expire', to: 'closed', who: ['system'], needs: [], says: '已到期' },
  ],
}

function person(role: string, scope: string): Actor {
  return { id: 'p', account: 'p', name: '示例', home: scope, grants: [{ role, scope }] }
}

describe('the interpreter of workflow tables', () => {
  const open = { state: 'open' as S, agencyId: 'finance' }
  const asked = { state: 'asked' as S, agencyId: 'finance' }

  test('lets a person with the role in the case’s agency act', () => {
    expect(decide(letters, open, 'ask', person('registrar', 'finance'), () => true)).toMatchObject({
      ok: true,
      cell: { to: 'asked' },
    })
  })

  test('refuses the same role held in another agency', () => {
    expect(decide(letters, open, 'ask', person('registrar', 'education'), () => true)).toMatchObject({
      ok: false,
      reason: 'role',
    })
  })

  test('refuses an event that does not start from this state, before it looks at roles', () => {
    expect(decide(letters, open, 'answer', person('nobody', 'x'), () => true)).toMatchObject({
      reason: 'state',
    })
  })

  test('names every unmet need at once', () => {
    expect(decide(letters, asked, 'answer', person('handler', 'finance'), () => false)).toMatchObject({
      reason: 'needs',
      missing: ['text', 'in-time'],
    })
  })

  test('keeps a person from the worker’s cell and the worker from a person’s', () => {
    expect(decide(letters, asked, 'expire', person('handler', 'finance'), () => true)).toMatchObject({
      reason: 'role',
    })
    expect(decide(letters, asked, 'expire', 'system', () => true)).toMatchObject({ ok: true })
    expect(decide(letters, asked, 'answer', 'system', () => true)).toMatchObject({ reason: 'role' })
  })

  test('offers as buttons just the cells that the person may use', () => {
    expect(openCells(letters, asked, person('handler', 'finance')).map(cell => cell.event)).toEqual([
      'answer',
    ])
    expect(openCells(letters, asked, person('registrar', 'finance'))).toEqual([])
  })

  test('draws the table', () => {
    expect(diagram(letters)).toContain('open --> asked: 转办 (registrar)')
  })
})

describe('a definition that is wrong does not start', () => {
  const broken = (cells: Workflow<S, E, N>['cells']) => ({ ...letters, cells })

  test('when a cell stands twice', () => {
    const [first] = letters.cells
    if (!first) throw new Error('no cell')
    expect(definitionProblems(broken([...letters.cells, first]))).toContainEqual({
      code: 'two-cells',
      state: 'open',
      event: 'ask',
    })
  })
  test('when a state cannot be reached, or left', () => {
    const problems = definitionProblems(broken(letters.cells.slice(0, 1)))
    expect(problems).toContainEqual({ code: 'unreachable', state: 'closed' })
    expect(problems).toContainEqual({ code: 'dead-end', state: 'asked' })
  })
  test('when nobody may, or a final state has an exit', () => {
    const problems = definitionProblems(
      broken([...letters.cells, { from: 'closed', event: 'ask', to: 'open', who: [], needs: [], says: '' }]),
    )
    expect(problems).toContainEqual({ code: 'nobody-may', state: 'closed', event: 'ask' })
    expect(problems).toContainEqual({ code: 'final-with-exit', state: 'closed' })
  })
  test('and says so by throwing', () => {
    expect(() => defineWorkflow(broken([]))).toThrow(/workflow letters/)
    expect(defineWorkflow(letters)).toBe(letters)
  })
})
