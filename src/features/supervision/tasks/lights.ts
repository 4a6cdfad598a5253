import { addDays, type CivilDate } from '../../../law/civil-date.ts'
import type { TaskState } from './workflow.ts'

/** How an answer stands against its day. `no-date`: nothing was fixed. */
export type Light = 'late' | 'soon' | 'on-time' | 'no-date' | 'done' | 'done-late' | 'cancelled'

/** The order in which lists show them: what is late comes first. */
export const LIGHTS: readonly Light[] = [
  'late',
  'soon',
  'on-time',
  'no-date',
  'done-late',
  'done',
  'cancelled',
]

/** What the light is judged by: the same for the workbench and for what the public sees. */
export interface Lit {
  readonly state: TaskState
  readonly due: CivilDate | null
  /** The day on which the last report was handed in that says the work is done, unless it was returned. */
  readonly deliveredOn: CivilDate | null
}

/**
 * Whether an answer is late: derived from the events on the day that is asked, never stored. The day counts on which the
 * final report was handed in, not the day on which the supervising office came to judge it.
 */
export function lightOf(at: Lit, today: CivilDate, soonDays: number): Light {
  const { state, due, deliveredOn } = at
  if (state === 'cancelled') return 'cancelled'
  const lateAt = (day: CivilDate) => due !== null && day > due
  if (state === 'closed') return deliveredOn !== null && lateAt(deliveredOn) ? 'done-late' : 'done'
  if (due === null) return 'no-date'
  if (deliveredOn !== null) return lateAt(deliveredOn) ? 'late' : 'on-time'
  if (today > due) return 'late'
  return addDays(today, soonDays) >= due ? 'soon' : 'on-time'
}
