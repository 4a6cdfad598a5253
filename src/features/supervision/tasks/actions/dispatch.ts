import { openCase } from '../../../../foundation/cases/index.ts'
import type { CivilDate } from '../../../../law/civil-date.ts'
import { nextNumber, PLATFORM_SCOPE } from '../../../../platform/counters/counters.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { taskKind } from '../kind.ts'
import { type Post, type Told, writeDispatched } from '../letters.ts'
import type { PlanOfTasks } from '../plan-of-tasks.ts'
import { showList } from '../show-list.ts'
import { insertTaskCase } from '../store-cases.ts'
import { insertList, itemsOf, listOf, listOfPlan, markDispatched, replaceItems } from '../store-lists.ts'

/**
 * 派发: every item of a list becomes a case of each agency that answers for it. Each agency gets one letter. From now on the
 * words of the list stand. Records `supervision.dispatched`.
 */
export async function dispatchList(
  tx: Tx,
  listId: string,
  post: Post,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly listId: string; readonly number: number; readonly cases: number }>> {
  const list = await listOf(tx, listId, 'lock')
  if (!list) return refused('', 'not-found')
  if (list.dispatched_at) return refused('', 'dispatched')
  const items = await itemsOf(tx, listId)
  if (items.length === 0) return refused('', 'no-items')
  const alone = items.find(each => each.agencies.length === 0)
  if (alone) return refused('', 'no-agency', { row: alone.ordinal })
  const number = await nextNumber(tx, PLATFORM_SCOPE, 0, 'task-list')
  const told: Told[] = []
  for (const item of items) {
    for (const { agencyId, role } of item.agencies) {
      const due = item.due
      const opened = await openCase(
        tx,
        taskKind,
        { agencyId, event: 'dispatch', says: '已派发', data: { list: listId, item: item.id } },
        actor,
        now,
      )
      await insertTaskCase(tx, { caseId: opened.id, itemId: item.id, role, due }, now)
      told.push({ caseId: opened.id, agencyId, due, item, list: standingList(list, number) })
    }
  }
  await markDispatched(tx, listId, number, actor.id, now)
  await recordFact(
    tx,
    {
      kind: 'supervision.dispatched',
      actor,
      scope: list.agency_id,
      subject: { type: 'task-list', id: listId },
      data: { number, items: items.length, cases: told.length },
    },
    now,
  )
  await writeDispatched(tx, post, told, now)
  await showList(tx, listId, now)
  return { ok: true, listId, number, cases: told.length }
}

/** Makes a decided plan a list of its own and dispatches it, once. `due`: the day for tasks whose words fix none. */
export async function dispatchPlan(
  tx: Tx,
  plan: PlanOfTasks,
  options: { readonly agencyId: string; readonly due: CivilDate | null; readonly bases: readonly string[] },
  post: Post,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly listId: string; readonly number: number; readonly cases: number }>> {
  if (await listOfPlan(tx, plan.planId)) return refused('', 'dispatched')
  const listId = await insertList(
    tx,
    {
      family: 'key-points',
      agencyId: options.agencyId,
      title: plan.title,
      year: plan.year,
      planId: plan.planId,
      publicationId: plan.publicationId ?? null,
      bases: options.bases,
    },
    actor.id,
    now,
  )
  const items = plan.tasks.map(task => ({
    number: String(task.number),
    part: task.part,
    level1: task.level1,
    level2: task.level2,
    requirement: task.requirement,
    due: task.due ?? options.due,
    dueWords: task.dueWords,
    withheldBasis: null,
    planTaskId: task.planTaskId,
    agencies: task.units,
    indicators: [],
  }))
  await replaceItems(tx, listId, items, now)
  return dispatchList(tx, listId, post, actor, now)
}

function standingList(
  list: { id: string; family: string; title: string; year: number; publication_id: string | null },
  number: number,
): Told['list'] {
  const { id, family, title, year, publication_id: publicationId } = list
  return { id, family, number, title, year, publicationId }
}
