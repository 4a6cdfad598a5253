import type { Tx } from '../../../../platform/db/db.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { type Assignment, replaceAssignments } from '../store-assignments.ts'
import { type OnTask, step } from './step.ts'

/** 签收: the agency takes note that the task is its own. */
export function acknowledgeTask(tx: Tx, input: OnTask, actor: Actor, now: Date): Promise<Outcome> {
  return step(tx, 'acknowledge', input, actor, now)
}

/** 拆分到科室: which inner office does which part, and who there. A later split takes the place of the one before. */
export function splitTask(
  tx: Tx,
  input: OnTask & { readonly assignments: readonly Assignment[] },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { assignments, ...on } = input
  const offices = assignments.map(each => each.office)
  return step(tx, 'split', { ...on, offices }, actor, now, task =>
    replaceAssignments(tx, task.caseId, assignments, actor.id, now),
  )
}
