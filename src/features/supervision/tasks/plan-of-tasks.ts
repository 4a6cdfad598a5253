import type { CivilDate } from '../../../law/civil-date.ts'
import type { TaskRole } from './tables.ts'

/** A decided plan, as the reading of plans hands it over: every word of it was seen by a person. */
export interface PlanOfTasks {
  readonly planId: string
  readonly title: string
  readonly year: number
  /** The work plan as the public reads it, where it was drafted as a publication. */
  readonly publicationId?: string | null
  readonly tasks: readonly {
    readonly planTaskId: string
    readonly number: string | number
    readonly part: string
    readonly level1: string
    readonly level2: string
    readonly requirement: string
    readonly units: readonly { readonly agencyId: string; readonly role: TaskRole }[]
    readonly due: CivilDate | null
    readonly dueWords: string
  }[]
}
