import type { Db, Tx } from '../../../platform/db/db.ts'
import type { PlanOfTasks } from './plan-of-tasks.ts'

/** A plan that was read and decided to the last question: ready to be dispatched. */
export interface DecidedPlan {
  readonly planId: string
  readonly title: string
  readonly year: number
}

/** Where decided plans come from: the reading of plans in this room. */
export interface PlanSource {
  decidedPlans(db: Db | Tx): Promise<readonly DecidedPlan[]>
  /** Undefined where something of it is undecided still. */
  readyTasks(tx: Tx, planId: string): Promise<PlanOfTasks | undefined>
}
