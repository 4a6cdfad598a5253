import { describe, expect, test } from 'vitest'
import { type CaseActor, decide, definitionProblems } from '../../foundation/cases/index.ts'
import { ROLES } from '../../law/roles.ts'
import { type ReportEvent, type ReportState, reportWorkflow } from './workflow.ts'

const OWN = 'own'
const WRITERS = ['handler', 'drafter']
const OFFICE = ['supervising-office']
const HEAD = ['disclosure-head']

/** Who may do what in which state, written out by hand; what does not stand here is forbidden to everybody. */
const ALLOWED: readonly [ReportState, ReportEvent, ReportState, readonly string[]][] = [
  ['drafting', 'submit', 'submitted', WRITERS],
  ['submitted', 'recall', 'drafting', WRITERS],
  ['submitted', 'return', 'drafting', HEAD],
  ['submitted', 'sign', 'signed', HEAD],
  ['signed', 'send-back', 'drafting', OFFICE],
  ['signed', 'accept', 'accepted', OFFICE],
  ['accepted', 'send-back', 'drafting', OFFICE],
  ['accepted', 'publish', 'published', ['system']],
  ['published', 'amend', 'drafting', HEAD],
]
const STATES = Object.keys(reportWorkflow.states) as ReportState[]
const EVENTS = Object.keys(reportWorkflow.events) as ReportEvent[]
const ACTORS = [...ROLES.map(role => role.key), 'system', 'applicant']

function actor(role: string): CaseActor {
  if (role === 'system' || role === 'applicant') return role
  return { id: role, account: role, name: role, home: OWN, grants: [{ role, scope: OWN }] }
}

test('the definition is whole', () => expect(definitionProblems(reportWorkflow)).toEqual([]))

describe.each(STATES)('a report that is %s', state => {
  test.each(EVENTS)('%s', event => {
    const row = ALLOWED.find(each => each[0] === state && each[1] === event)
    for (const role of ACTORS) {
      const decision = decide(reportWorkflow, { state, agencyId: OWN }, event, actor(role), () => true)
      expect([role, decision.ok]).toEqual([role, row?.[3].includes(role) === true])
      if (decision.ok) expect(decision.cell.to).toBe(row?.[2])
    }
  })
})
