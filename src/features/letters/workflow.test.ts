import { describe, expect, test } from 'vitest'
import { type CaseActor, decide, definitionProblems, diagram } from '../../foundation/cases/index.ts'
import { ROLES } from '../../law/roles.ts'
import { type LetterEvent, type LetterState, letterWorkflow } from './workflow.ts'

const OWN = 'city-office'
const ROUTERS = ['handler', 'registrar', 'supervising-office']
const APPROVERS = ['disclosure-head', 'releaser']

/**
 * Who may do what in which state, written out by hand. Whatever stands here and not in the workflow, or the other way
 * round, is a fault; every cell that does not stand here is forbidden to everybody.
 */
const ALLOWED: readonly [LetterState, LetterEvent, LetterState, readonly string[]][] = [
  ['received', 'accept', 'handling', ['handler', 'registrar']],
  ['received', 'transfer', 'received', ROUTERS],
  ['received', 'refer', 'elsewhere', ['handler', 'registrar']],
  ['received', 'withdraw', 'withdrawn', ['applicant']],
  ['handling', 'transfer', 'received', ROUTERS],
  ['handling', 'refer', 'elsewhere', ['handler']],
  ['handling', 'ask', 'awaiting', ['handler']],
  ['handling', 'extend', 'handling', ['disclosure-head']],
  ['handling', 'submit', 'drafted', ['handler']],
  ['handling', 'withdraw', 'withdrawn', ['applicant']],
  ['awaiting', 'supplement', 'handling', ['applicant']],
  ['awaiting', 'proceed', 'handling', ['handler']],
  ['awaiting', 'withdraw', 'withdrawn', ['applicant']],
  ['drafted', 'recall', 'handling', ['handler']],
  ['drafted', 'return', 'handling', APPROVERS],
  ['drafted', 'approve', 'answered', APPROVERS],
  ['drafted', 'withdraw', 'withdrawn', ['applicant']],
  ['answered', 'rate', 'answered', ['applicant']],
]

const STATES = Object.keys(letterWorkflow.states) as LetterState[]
const EVENTS = Object.keys(letterWorkflow.events) as LetterEvent[]
const ACTORS = [...ROLES.map(role => role.key), 'system', 'applicant']

function actor(role: string): CaseActor {
  if (role === 'system' || role === 'applicant') return role
  return { id: 'p1', account: 'p1', name: '示例', home: OWN, grants: [{ role, scope: OWN }] }
}

describe('the workflow of a letter', () => {
  test('is a sound table', () => {
    expect(definitionProblems(letterWorkflow)).toEqual([])
  })

  const cells = STATES.flatMap(state => EVENTS.map(event => ({ state, event })))

  test.each(cells)('$state × $event, for everybody', ({ state, event }) => {
    const row = ALLOWED.find(([s, e]) => s === state && e === event)
    for (const role of ACTORS) {
      const here = decide(letterWorkflow, { state, agencyId: OWN }, event, actor(role), () => true)
      expect([role, here.ok]).toEqual([role, row?.[3].includes(role) ?? false])
      if (here.ok) expect(here.cell.to).toBe(row?.[2])
      // Another agency's letter is nobody's but the supervising office's and the writer's.
      const elsewhere = decide(letterWorkflow, { state, agencyId: 'other' }, event, actor(role), () => true)
      const everywhere = ['supervising-office', 'system', 'applicant'].includes(role)
      expect([role, elsewhere.ok]).toEqual([role, here.ok && everywhere])
    }
  })

  test('lets nothing through without its needs but taking up, taking back and recalling', () => {
    const free = letterWorkflow.cells.filter(cell => cell.needs.length === 0).map(cell => cell.event)
    expect(new Set(free)).toEqual(new Set(['accept', 'withdraw', 'recall']))
  })

  test('stops the clock where it ends, pauses it where the writer is asked, and nowhere starts it again', () => {
    for (const { from, to, clock } of letterWorkflow.cells) {
      const ends = letterWorkflow.states[to].final === true && from !== to
      expect([from, to, clock === 'stop']).toEqual([from, to, ends])
      expect(clock === 'pause').toBe(to === 'awaiting')
      expect(clock === 'resume').toBe(from === 'awaiting' && to === 'handling')
      expect(clock).not.toBe('restart')
    }
  })

  test('draws itself for the documentation', () => {
    expect(diagram(letterWorkflow)).toContain(
      'drafted --> answered: 审核通过并答复 (disclosure-head, releaser)',
    )
  })
})
