import type { CivilDate } from '../../../law/civil-date.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { bookOf } from './book-of.ts'
import { agenciesOf } from './standing.ts'
import { loadPlan } from './store-plans.ts'

/** A plan that was checked to its end, for whoever dispatches it. */
export interface ReadyPlan {
  readonly planId: string
  readonly title: string
  readonly year: number
  /** The work plan as the public reads it. */
  readonly publicationId: string
  readonly tasks: readonly {
    readonly planTaskId: string
    readonly number: number
    readonly part: string
    readonly level1: string
    readonly level2: string
    readonly requirement: string
    readonly units: readonly { readonly agencyId: string; readonly role: 'lead' | 'support' }[]
    readonly due: CivilDate | null
    readonly dueWords: string
  }[]
}

/** The decided tree of a plan; undefined while anything in it is undecided. General forms mean the agencies of today. */
export async function readyTasks(tx: Db | Tx, planId: string): Promise<ReadyPlan | undefined> {
  const plan = await loadPlan(tx, planId)
  if (plan?.state !== 'checked') return undefined
  const book = await bookOf(tx)
  return {
    planId: plan.id,
    title: plan.title,
    year: plan.year,
    publicationId: plan.publicationId,
    tasks: plan.tasks.map(task => ({
      planTaskId: task.id,
      number: task.number,
      part: task.level1,
      level1: task.level1,
      level2: task.level2,
      requirement: task.requirement,
      units: agenciesOf(task, book).map(({ agency, role }) => ({ agencyId: agency.id, role })),
      due: task.due,
      dueWords: task.dueWords,
    })),
  }
}
