import { describe, expect, test } from 'vitest'
import { type CaseActor, decide, definitionProblems, diagram } from '../../foundation/cases/index.ts'
import { ROLES } from '../../law/roles.ts'
import type { RequestEvent, RequestState } from './states.ts'
import { requestWorkflow } from './workflow.ts'

const OWN = 'city-office'
const REGISTRAR = ['registrar', 'handler']
const HEAD = ['disclosure-head']
const SIGNERS = ['disclosure-head', 'releaser']
const EITHER = ['applicant', 'registrar', 'handler']
const REVIEWERS = ['confidentiality-reviewer', 'legality-reviewer', ...SIGNERS]

/**
 * Who may do what in which state, written out by hand from the state table of the domain. Whatever stands here and not in the
 * workflow, or the other way round, is a fault; every cell that does not stand here is forbidden to everybody.
 */
const ALLOWED: readonly [RequestState, RequestEvent, RequestState, readonly string[]][] = [
  ['submitted', 'confirm', 'received', [...REGISTRAR, 'system']],
  ['submitted', 'retract', 'retracted', ['applicant']],
  ['received', 'accept', 'assigned', ['registrar', 'disclosure-head']],
  ['received', 'dispose', 'drafting', REGISTRAR],
  ['received', 'ask-correction', 'correcting', [...REGISTRAR, ...HEAD]],
  ['received', 'ask-reasons', 'reasoning', HEAD],
  ['received', 'split', 'received', REGISTRAR],
  ['received', 'withdraw', 'closed', EITHER],
  ['correcting', 'correct', 'assigned', EITHER],
  ['correcting', 'lapse', 'drafting', HEAD],
  ['correcting', 'withdraw', 'closed', EITHER],
  ['reasoning', 'give-reasons', 'reasoning', EITHER],
  ['reasoning', 'refuse-reasons', 'drafting', HEAD],
  ['reasoning', 'accept-reasons', 'assigned', HEAD],
  ['reasoning', 'withdraw', 'closed', EITHER],
  ['assigned', 'ask-correction', 'correcting', [...REGISTRAR, ...HEAD]],
  ['assigned', 'ask-reasons', 'reasoning', HEAD],
  ['assigned', 'split', 'assigned', REGISTRAR],
  ['assigned', 'search', 'assigned', ['handler']],
  ['assigned', 'consult', 'assigned', ['handler']],
  ['assigned', 'conclude', 'assigned', ['handler', 'system']],
  ['assigned', 'assist', 'assigned', ['handler']],
  ['assigned', 'conclude-assist', 'assigned', ['handler']],
  ['assigned', 'extend', 'assigned', HEAD],
  ['assigned', 'delay', 'assigned', HEAD],
  ['assigned', 'charge', 'paying', HEAD],
  ['assigned', 'join', 'assigned', ['handler']],
  ['assigned', 'draft', 'drafting', ['handler']],
  ['assigned', 'withdraw', 'closed', EITHER],
  ['paying', 'pay', 'assigned', REGISTRAR],
  ['paying', 'lapse', 'drafting', HEAD],
  ['paying', 'withdraw', 'closed', EITHER],
  ['drafting', 'conclude', 'drafting', ['handler', 'system']],
  ['drafting', 'conclude-assist', 'drafting', ['handler']],
  ['drafting', 'extend', 'drafting', HEAD],
  ['drafting', 'delay', 'drafting', HEAD],
  ['drafting', 'revise', 'drafting', REGISTRAR],
  ['drafting', 'reopen', 'assigned', ['handler']],
  ['drafting', 'submit', 'review', REGISTRAR],
  ['drafting', 'withdraw', 'closed', EITHER],
  ['review', 'conclude', 'review', ['handler', 'system']],
  ['review', 'conclude-assist', 'review', ['handler']],
  ['review', 'extend', 'review', HEAD],
  ['review', 'delay', 'review', HEAD],
  ['review', 'recall', 'drafting', REGISTRAR],
  ['review', 'clear-secrecy', 'review', ['confidentiality-reviewer']],
  ['review', 'clear-legality', 'review', ['legality-reviewer']],
  ['review', 'return', 'drafting', REVIEWERS],
  ['review', 'sign', 'signed', SIGNERS],
  ['review', 'withdraw', 'closed', EITHER],
  ['signed', 'dispatch', 'dispatched', REGISTRAR],
  ['dispatched', 'serve', 'delivered', REGISTRAR],
  ['dispatched', 'read', 'delivered', ['applicant']],
  ['dispatched', 'bounce', 'bounced', REGISTRAR],
  ['bounced', 'redispatch', 'dispatched', REGISTRAR],
  ['delivered', 'close', 'closed', REGISTRAR],
  ['closed', 'dispute', 'closed', ['registrar', ...HEAD]],
  ['closed', 'conclude-dispute', 'closed', ['registrar', ...HEAD]],
]

const STATES = Object.keys(requestWorkflow.states) as RequestState[]
const EVENTS = Object.keys(requestWorkflow.events) as RequestEvent[]
const ACTORS = [...ROLES.map(role => role.key), 'system', 'applicant']

function actor(role: string): CaseActor {
  if (role === 'system' || role === 'applicant') return role
  return { id: 'p1', account: 'p1', name: '示例', home: OWN, grants: [{ role, scope: OWN }] }
}

describe('the workflow of a request', () => {
  test('is a sound table', () => {
    expect(definitionProblems(requestWorkflow)).toEqual([])
  })

  test('has a cell for each line above, and no other', () => {
    const lines = (cells: readonly { from: string; event: string }[]) =>
      cells.map(cell => `${cell.from} ${cell.event}`).sort()
    expect(lines(requestWorkflow.cells)).toEqual(lines(ALLOWED.map(([from, event]) => ({ from, event }))))
  })

  const cells = STATES.flatMap(state => EVENTS.map(event => ({ state, event })))

  test.each(cells)('$state × $event, for everybody', ({ state, event }) => {
    const row = ALLOWED.find(([s, e]) => s === state && e === event)
    for (const role of ACTORS) {
      const here = decide(requestWorkflow, { state, agencyId: OWN }, event, actor(role), () => true)
      expect([role, here.ok]).toEqual([role, row?.[3].includes(role) ?? false])
      if (here.ok) expect(here.cell.to).toBe(row?.[2])
      // Another agency's request is nobody's but the applicant's: nobody outside decides it.
      const elsewhere = decide(requestWorkflow, { state, agencyId: 'other' }, event, actor(role), () => true)
      expect([role, elsewhere.ok]).toEqual([role, here.ok && ['system', 'applicant'].includes(role)])
    }
  })

  test('starts the clock with the receipt, anew with a correction and a payment, and stops it with the answer', () => {
    const moves = requestWorkflow.cells.flatMap(({ event, clock }) => (clock ? [`${event} ${clock}`] : []))
    expect([...new Set(moves)].sort()).toEqual([
      'ask-correction pause',
      'charge pause',
      'conclude resume',
      'confirm start',
      'consult pause',
      'correct restart',
      'delay extend',
      'dispatch stop',
      'extend extend',
      'lapse resume',
      'pay restart',
      'withdraw stop',
    ])
  })

  test('signs nothing but what was read, by a second person, cleared, with nobody still to be heard', () => {
    const sign = requestWorkflow.cells.find(cell => cell.event === 'sign')
    expect(sign?.needs).toEqual([
      'digest',
      'second-person',
      'secrecy-cleared',
      'legality-cleared',
      'nothing-open',
    ])
  })

  test('draws itself for the documentation', () => {
    expect(diagram(requestWorkflow)).toContain('review --> signed: 签发 (disclosure-head, releaser)')
  })
})
