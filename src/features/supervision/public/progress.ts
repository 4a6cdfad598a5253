import { type CivilDate, civilDateOf, parseCivilDate } from '../../../law/civil-date.ts'
import { type Light, lightOf } from '../tasks/lights.ts'
import type { LiveAnswer } from './store-live.ts'

/** The day on which somebody looks, and how many days before its day an answer is shown as near it. */
export interface Pace {
  readonly today: CivilDate
  readonly soonDays: number
}

/** How one agency's answer stands today, as the public sees it. */
export function publicLight(answer: LiveAnswer, { today, soonDays }: Pace): Light {
  const delivered = answer.done_at ?? (answer.reported_final ? answer.reported_at : null)
  return lightOf(
    {
      state: answer.state,
      due: answer.due === null ? null : (parseCivilDate(answer.due) ?? null),
      deliveredOn: delivered && answer.state !== 'returned' ? civilDateOf(delivered) : null,
    },
    today,
    soonDays,
  )
}

/** The answers of a task, a part or an agency, counted by how they stand. */
export interface Progress {
  readonly total: number
  readonly done: number
  readonly late: number
  readonly soon: number
  readonly reported: number
}

/** Cancelled answers are not counted: nobody owes them. */
export function progressOf(answers: readonly LiveAnswer[], pace: Pace): Progress {
  const counted = answers.filter(answer => answer.state !== 'cancelled')
  const lights = counted.map(answer => publicLight(answer, pace))
  const count = (...which: Light[]) => lights.filter(light => which.includes(light)).length
  return {
    total: counted.length,
    done: count('done', 'done-late'),
    late: count('late'),
    soon: count('soon'),
    reported: counted.filter(answer => answer.report_number !== null).length,
  }
}

/** The one light of a task with several agencies: one that is late makes the task late; it is done when all are. */
export function lightOfTask(answers: readonly LiveAnswer[], pace: Pace): Light {
  const lights = answers.map(answer => publicLight(answer, pace)).filter(light => light !== 'cancelled')
  for (const light of ['late', 'soon', 'on-time', 'no-date', 'done-late', 'done'] as const) {
    if (lights.includes(light)) return light
  }
  return 'cancelled'
}
