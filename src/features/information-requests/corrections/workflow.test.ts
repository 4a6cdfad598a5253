import { describe, expect, test } from 'vitest'
import { type CaseActor, decide } from '../../../foundation/cases/index.ts'
import { ROLES } from '../../../law/roles.ts'
import { type CorrectionEvent, type CorrectionState, correctionWorkflow } from './workflow.ts'

const OWN = 'city-office'

/** Written out by hand; every cell that does not stand here is forbidden to everybody. */
const ALLOWED: readonly [CorrectionState, CorrectionEvent, CorrectionState, readonly string[]][] = [
  ['submitted', 'accept', 'checking', ['registrar', 'handler', 'disclosure-head']],
  ['submitted', 'withdraw', 'withdrawn', ['applicant']],
  ['checking', 'draft', 'drafted', ['handler']],
  ['checking', 'withdraw', 'withdrawn', ['applicant']],
  ['drafted', 'return', 'checking', ['disclosure-head']],
  ['drafted', 'approve', 'answered', ['disclosure-head']],
  ['drafted', 'withdraw', 'withdrawn', ['applicant']],
  ['answered', 'read', 'served', ['applicant']],
  ['answered', 'serve', 'served', ['registrar', 'handler']],
]

const STATES = Object.keys(correctionWorkflow.states) as CorrectionState[]
const EVENTS = Object.keys(correctionWorkflow.events) as CorrectionEvent[]
const ACTORS: readonly [string, CaseActor][] = [
  ['applicant', 'applicant'],
  ['system', 'system'],
  ...ROLES.map(({ key }): [string, CaseActor] => [
    key,
    { id: key, name: key, grants: [{ role: key, scope: OWN }] } as unknown as CaseActor,
  ]),
]

describe('a demand to correct a record', () => {
  test.each(STATES.flatMap(state => EVENTS.map(event => [state, event] as const)))(
    '%s, %s: only whom the table names, and to where it says',
    (state, event) => {
      const row = ALLOWED.find(each => each[0] === state && each[1] === event)
      const went = ACTORS.flatMap(([name, actor]) => {
        const decision = decide(correctionWorkflow, { state, agencyId: OWN }, event, actor, () => true)
        return decision.ok ? [[name, decision.cell.to]] : []
      })
      const expected = (row?.[3] ?? []).map(name => [name, row?.[2]])
      expect(went.sort()).toEqual(expected.sort())
    },
  )

  test('nobody acts on one of another agency', () => {
    const stranger = { id: 'x', name: 'x', grants: [{ role: 'handler', scope: 'elsewhere' }] }
    const at = { state: 'checking' as const, agencyId: OWN }
    const decision = decide(correctionWorkflow, at, 'draft', stranger as unknown as CaseActor, () => true)
    expect(decision).toMatchObject({ ok: false, reason: 'role' })
  })
})
