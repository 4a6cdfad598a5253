import type { HouseActor } from '../../../../foundation/cases/index.ts'
import type { CivilDate } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import type { Post } from '../letters.ts'
import { writeCancelled, writeDispatched, writeReminder } from '../letters.ts'
import { showList } from '../show-list.ts'
import { endAssignments } from '../store-assignments.ts'
import { appendExtension, decideExtension, tasksOf } from '../store-cases.ts'
import { type OnTask, step } from './step.ts'

type WithReason = OnTask & { readonly reason: string }

/** 催办: the supervising office reminds, or the worker where a day comes near. */
export function remindOfTask(
  tx: Tx,
  input: OnTask & { readonly reason?: string },
  post: Post | null,
  actor: HouseActor,
  now: Date,
): Promise<Outcome> {
  return step(tx, 'remind', input, actor, now, async task => {
    if (post) await writeReminder(tx, post, task, input.reason ?? '', now)
  })
}

/** 调整时限: the supervising office gives another day of its own accord. A request that stood is settled by it. */
export function extendTask(
  tx: Tx,
  input: WithReason & { readonly until: CivilDate },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  return step(tx, 'extend', input, actor, now, async ({ caseId }) => {
    await decideExtension(tx, caseId, 'lapsed', now)
    await appendExtension(tx, caseId, input.until, now)
  })
}

/** 改派: another agency answers from now on, and begins at the beginning. */
export async function transferTask(
  tx: Tx,
  input: WithReason & { readonly agencyId: string; readonly itemId: string },
  post: Post,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { itemId, ...on } = input
  const answering = (await tasksOf(tx, { itemId, open: true })).map(each => each.agencyId)
  return step(tx, 'transfer', { ...on, answering }, actor, now, async task => {
    await endAssignments(tx, task.caseId, now)
    await decideExtension(tx, task.caseId, 'lapsed', now)
    await writeDispatched(tx, post, [{ ...task, agencyId: input.agencyId }], now)
    // Who answers stands in the entry of the search.
    await showList(tx, task.list.id, now)
  })
}

/** 办结、销号: the supervising office closes what its final report has shown to be done. */
export function closeTask(tx: Tx, input: OnTask, actor: Actor, now: Date): Promise<Outcome> {
  return step(tx, 'close', input, actor, now, async ({ caseId }) => {
    await endAssignments(tx, caseId, now)
    await decideExtension(tx, caseId, 'lapsed', now)
  })
}

/** 撤销: dispatched in error, or overtaken by events. It stays in the record with its reason. */
export function cancelTask(tx: Tx, input: WithReason, post: Post, actor: Actor, now: Date): Promise<Outcome> {
  return step(tx, 'cancel', input, actor, now, async task => {
    await endAssignments(tx, task.caseId, now)
    await decideExtension(tx, task.caseId, 'lapsed', now)
    await writeCancelled(tx, post, task, input.reason, now)
  })
}
