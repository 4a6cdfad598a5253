import type { Actor } from '../../platform/permissions/permission.ts'
import type { Cell, Workflow } from './workflow.ts'

/** Who acts on a case from within the house: a person with roles, or the worker. */
export type HouseActor = Actor | 'system'

/** Who acts on a case: the house, or whoever asked for it and opened it by its receipt. */
export type CaseActor = HouseActor | 'applicant'

export type Decision<S extends string, E extends string, N extends string> =
  | { readonly ok: true; readonly cell: Cell<S, E, N> }
  | {
      readonly ok: false
      /** `state`: not from here. `role`: not by this person. `needs`: a condition is not met. */
      readonly reason: 'state' | 'role' | 'needs'
      readonly missing: readonly N[]
    }

/** The roles that act beyond their own agency, whatever the case. */
const EVERYWHERE = new Set(['supervising-office'])

/** Whether one of the roles in the cell is the actor's, in the agency that the case belongs to. */
export function holdsRole(who: readonly string[], actor: CaseActor, agencyId: string): boolean {
  if (typeof actor === 'string') return who.includes(actor)
  return actor.grants.some(
    grant => who.includes(grant.role) && (grant.scope === agencyId || EVERYWHERE.has(grant.role)),
  )
}

/**
 * Decides one event on a case: the only place where a state is decided. `met` answers each need of the cell; all
 * unmet needs come back together, so that a person sees everything at once.
 */
export function decide<S extends string, E extends string, N extends string>(
  workflow: Workflow<S, E, N>,
  at: { readonly state: S; readonly agencyId: string },
  event: E,
  actor: CaseActor,
  met: (need: N) => boolean,
): Decision<S, E, N> {
  const cell = workflow.cells.find(each => each.from === at.state && each.event === event)
  if (!cell) return { ok: false, reason: 'state', missing: [] }
  if (!holdsRole(cell.who, actor, at.agencyId)) return { ok: false, reason: 'role', missing: [] }
  const missing = cell.needs.filter(need => !met(need))
  return missing.length > 0 ? { ok: false, reason: 'needs', missing } : { ok: true, cell }
}

/** The cells that the actor may use from here, in the table's order: the buttons of the page. */
export function openCells<S extends string, E extends string, N extends string>(
  workflow: Workflow<S, E, N>,
  at: { readonly state: S; readonly agencyId: string },
  actor: CaseActor,
): readonly Cell<S, E, N>[] {
  return workflow.cells.filter(cell => cell.from === at.state && holdsRole(cell.who, actor, at.agencyId))
}

/** The table as a Mermaid state diagram, for the documentation. */
export function diagram<S extends string, E extends string, N extends string>(
  workflow: Workflow<S, E, N>,
): string {
  const label = (state: S) => workflow.states[state].label
  const lines = workflow.cells.map(
    cell => `  ${cell.from} --> ${cell.to}: ${workflow.events[cell.event].label} (${cell.who.join(', ')})`,
  )
  const names = (Object.keys(workflow.states) as S[]).map(state => `  ${state}: ${label(state)}`)
  return ['stateDiagram-v2', `  [*] --> ${workflow.start}`, ...names, ...lines].join('\n')
}
