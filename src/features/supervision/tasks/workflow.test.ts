import { describe, expect, test } from 'vitest'
import { decide, definitionProblems, diagram } from '../../../foundation/cases/index.ts'
import { ROLES } from '../../../law/roles.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { type TaskEvent, type TaskState, taskWorkflow } from './workflow.ts'

const OWN = 'finance'
const TAKERS = ['handler', 'disclosure-head']
const REPORTERS = ['handler', 'drafter']
const OFFICE = ['supervising-office']

/**
 * Who may do what in which state and where it leads, written out by hand. Whatever stands here and not in the workflow, or
 * the other way round, is a fault; every cell that does not stand here is forbidden to everybody.
 */
const ALLOWED: readonly [TaskState, TaskEvent, TaskState, readonly string[]][] = [
  ['dispatched', 'acknowledge', 'acknowledged', TAKERS],
  ['dispatched', 'extend', 'dispatched', OFFICE],
  ['dispatched', 'remind', 'dispatched', [...OFFICE, 'system']],
  ['dispatched', 'transfer', 'dispatched', OFFICE],
  ['dispatched', 'cancel', 'cancelled', OFFICE],
  ['acknowledged', 'split', 'acknowledged', TAKERS],
  ['acknowledged', 'report', 'reported', REPORTERS],
  ['acknowledged', 'ask-extension', 'acknowledged', TAKERS],
  ['acknowledged', 'grant-extension', 'acknowledged', OFFICE],
  ['acknowledged', 'refuse-extension', 'acknowledged', OFFICE],
  ['acknowledged', 'extend', 'acknowledged', OFFICE],
  ['acknowledged', 'remind', 'acknowledged', [...OFFICE, 'system']],
  ['acknowledged', 'transfer', 'dispatched', OFFICE],
  ['acknowledged', 'cancel', 'cancelled', OFFICE],
  ['reported', 'recall', 'acknowledged', REPORTERS],
  ['reported', 'accept', 'accepted', OFFICE],
  ['reported', 'return', 'returned', OFFICE],
  ['reported', 'grant-extension', 'reported', OFFICE],
  ['reported', 'refuse-extension', 'reported', OFFICE],
  ['reported', 'extend', 'reported', OFFICE],
  ['reported', 'cancel', 'cancelled', OFFICE],
  ['returned', 'split', 'returned', TAKERS],
  ['returned', 'report', 'reported', REPORTERS],
  ['returned', 'ask-extension', 'returned', TAKERS],
  ['returned', 'grant-extension', 'returned', OFFICE],
  ['returned', 'refuse-extension', 'returned', OFFICE],
  ['returned', 'extend', 'returned', OFFICE],
  ['returned', 'remind', 'returned', [...OFFICE, 'system']],
  ['returned', 'transfer', 'dispatched', OFFICE],
  ['returned', 'cancel', 'cancelled', OFFICE],
  ['accepted', 'split', 'accepted', TAKERS],
  ['accepted', 'report', 'reported', REPORTERS],
  ['accepted', 'ask-extension', 'accepted', TAKERS],
  ['accepted', 'grant-extension', 'accepted', OFFICE],
  ['accepted', 'refuse-extension', 'accepted', OFFICE],
  ['accepted', 'extend', 'accepted', OFFICE],
  ['accepted', 'remind', 'accepted', [...OFFICE, 'system']],
  ['accepted', 'transfer', 'dispatched', OFFICE],
  ['accepted', 'close', 'closed', OFFICE],
  ['accepted', 'cancel', 'cancelled', OFFICE],
]

const STATES = Object.keys(taskWorkflow.states) as TaskState[]
const EVENTS = Object.keys(taskWorkflow.events) as TaskEvent[]
const ACTORS = [...ROLES.map(role => role.key), 'system']

function actor(role: string, agency: string): Actor | 'system' {
  if (role === 'system') return 'system'
  return { id: 'p1', account: 'p1', name: '示例', home: agency, grants: [{ role, scope: agency }] }
}

describe('the workflow of a supervised task', () => {
  test('is a sound table', () => {
    expect(definitionProblems(taskWorkflow)).toEqual([])
  })

  const pairs = STATES.flatMap(state => EVENTS.map(event => ({ state, event })))

  test.each(pairs)(
    '$state × $event: by exactly these roles, and by no role of another agency',
    ({ state, event }) => {
      const row = ALLOWED.find(([s, e]) => s === state && e === event)
      for (const role of ACTORS) {
        const at = { state, agencyId: OWN }
        const here = decide(taskWorkflow, at, event, actor(role, OWN), () => true)
        expect(here.ok, role).toBe(row?.[3].includes(role) ?? false)
        if (here.ok) expect(here.cell.to).toBe(row?.[2])
        if (role === 'system') continue
        const elsewhere = decide(taskWorkflow, at, event, actor(role, 'education'), () => true)
        // The supervising office acts for every agency; nobody else beyond their own.
        expect(elsewhere.ok, role).toBe(role === 'supervising-office' && here.ok)
      }
    },
  )

  test('every judgement that goes against an agency gives its reason', () => {
    const against: TaskEvent[] = ['return', 'refuse-extension', 'transfer', 'cancel', 'extend']
    for (const cell of taskWorkflow.cells) {
      if (against.includes(cell.event)) expect(cell.needs, `${cell.from} ${cell.event}`).toContain('reason')
    }
  })

  test('nobody judges a report of their own, and nothing is closed without a final one', () => {
    const needsOf = (event: TaskEvent) => taskWorkflow.cells.find(cell => cell.event === event)?.needs
    expect(needsOf('accept')).toContain('not-reporter')
    expect(needsOf('return')).toContain('not-reporter')
    expect(needsOf('close')).toEqual(['final-report'])
  })

  test('draws itself for the documentation', () => {
    expect(diagram(taskWorkflow)).toContain('reported --> returned: 退回补充 (supervising-office)')
  })
})
