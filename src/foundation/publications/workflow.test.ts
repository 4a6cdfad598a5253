import { describe, expect, test } from 'vitest'
import { ROLES } from '../../law/roles.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { decide, definitionProblems, diagram } from '../cases/index.ts'
import { type EditionEvent, type EditionState, editionWorkflow } from './workflow.ts'

const OWN = 'city-office'

/**
 * Who may do what in which state, written out by hand: state, event, roles. Whatever stands here and not in the
 * workflow, or the other way round, is a fault; every cell that does not stand here is forbidden to everybody.
 */
const ALLOWED: readonly [EditionState, EditionEvent, readonly string[]][] = [
  ['draft', 'edit', ['drafter']],
  ['draft', 'submit', ['drafter']],
  ['draft', 'discard', ['drafter']],
  ['submitted', 'recall', ['drafter']],
  ['submitted', 'sign', ['reviewer', 'legality-reviewer', 'confidentiality-reviewer']],
  ['submitted', 'pass', ['system']],
  ['submitted', 'return', ['reviewer', 'legality-reviewer', 'confidentiality-reviewer', 'releaser']],
  ['submitted', 'release-urgently', ['releaser']],
  ['reviewed', 'approve', ['releaser']],
  ['reviewed', 'return', ['reviewer', 'legality-reviewer', 'confidentiality-reviewer', 'releaser']],
  ['approved', 'release', ['releaser']],
  ['approved', 'schedule', ['releaser']],
  ['approved', 'return', ['reviewer', 'legality-reviewer', 'confidentiality-reviewer', 'releaser']],
  ['scheduled', 'release', ['system']],
  ['scheduled', 'unschedule', ['releaser']],
  ['scheduled', 'return', ['reviewer', 'legality-reviewer', 'confidentiality-reviewer', 'releaser']],
  ['released', 'sign-late', ['reviewer', 'legality-reviewer', 'confidentiality-reviewer']],
  ['released', 'supersede', ['system']],
  ['released', 'pin', ['releaser']],
  ['released', 'place', ['releaser']],
  ['released', 'withdraw', ['releaser']],
]

const STATES = Object.keys(editionWorkflow.states) as EditionState[]
const EVENTS = Object.keys(editionWorkflow.events) as EditionEvent[]
const ACTORS = [...ROLES.map(role => role.key), 'system']

function actor(role: string, agency: string): Actor | 'system' {
  if (role === 'system') return 'system'
  return { id: 'p1', account: 'p1', name: '示例', home: agency, grants: [{ role, scope: agency }] }
}

describe('the workflow of an edition', () => {
  test('is a sound table', () => {
    expect(definitionProblems(editionWorkflow)).toEqual([])
  })

  const cells = STATES.flatMap(state => EVENTS.flatMap(event => ACTORS.map(role => ({ state, event, role }))))

  test.each(cells)('$state × $event × $role', ({ state, event, role }) => {
    const allowed = ALLOWED.some(([s, e, roles]) => s === state && e === event && roles.includes(role))
    const here = decide(editionWorkflow, { state, agencyId: OWN }, event, actor(role, OWN), () => true)
    expect(here.ok).toBe(allowed)
    if (role === 'system') return
    const elsewhere = decide(
      editionWorkflow,
      { state, agencyId: 'other' },
      event,
      actor(role, OWN),
      () => true,
    )
    expect(elsewhere.ok).toBe(false)
  })

  test('no cell but editing, returning and the clock’s own goes through without its needs', () => {
    const free = editionWorkflow.cells.filter(cell => cell.needs.length === 0).map(cell => cell.event)
    const without = ['edit', 'discard', 'recall', 'unschedule', 'supersede', 'pin', 'place']
    expect(new Set(free)).toEqual(new Set(without))
  })

  test('draws itself for the documentation', () => {
    expect(diagram(editionWorkflow)).toContain('submitted --> reviewed: 各关审结 (system)')
  })
})
