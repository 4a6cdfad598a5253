import type { Workflow } from './workflow.ts'

/** A kind of case, as a value: a room defines it, the functions of this room carry it out. */
export interface CaseKind<S extends string, E extends string, N extends string> {
  /** Names the kind in tables and facts: `letter`, `task`. Never changed. */
  readonly key: string
  readonly label: string
  readonly workflow: Workflow<S, E, N>
}

/** Where a case stands. */
export interface CaseStanding<S extends string = string> {
  readonly id: string
  readonly kind: string
  /** Who must act now. */
  readonly agencyId: string
  readonly state: S
  /** Grows with every event: a page names the version that its reader saw. */
  readonly version: number
  readonly number: string | null
  readonly openedAt: Date
  readonly changedAt: Date
  readonly closedAt: Date | null
}
