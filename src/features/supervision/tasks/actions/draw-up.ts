import { agencyOf, listAgencies } from '../../../../foundation/agencies/index.ts'
import { startPublication } from '../../../../foundation/publications/index.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { listContent } from '../list-text.tsx'
import { taskListText } from '../publication-kinds.ts'
import { hasText } from '../store-editions.ts'
import {
  insertList,
  itemsOf,
  listOf,
  type NewItem,
  type NewList,
  replaceItems,
  setListText,
} from '../store-lists.ts'

/** Begins a list that nobody has to answer for yet. Records `supervision.drawn-up`. */
export async function drawUpList(
  tx: Tx,
  list: Omit<NewList, 'planId' | 'publicationId'>,
  items: readonly NewItem[],
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly listId: string }>> {
  const listId = await insertList(tx, { ...list, planId: null, publicationId: null }, actor.id, now)
  await replaceItems(tx, listId, items, now)
  await recordFact(
    tx,
    {
      kind: 'supervision.drawn-up',
      actor,
      scope: list.agencyId,
      subject: { type: 'task-list', id: listId },
      data: { family: list.family, items: items.length },
    },
    now,
  )
  return { ok: true, listId }
}

/** Writes the items anew, while nothing is dispatched. */
export async function rewriteItems(
  tx: Tx,
  listId: string,
  items: readonly NewItem[],
  now: Date,
): Promise<Outcome<{ readonly listId: string }>> {
  const list = await listOf(tx, listId, 'lock')
  if (!list) return refused('', 'not-found')
  if (list.dispatched_at) return refused('', 'dispatched')
  await replaceItems(tx, listId, items, now)
  return { ok: true, listId }
}

/** Drafts the publication in which the public will read a list: by a drafter of the office that issues it. */
export async function draftListText(
  tx: Tx,
  listId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly editionId: string }>> {
  const list = await listOf(tx, listId, 'lock')
  if (!list) return refused('', 'not-found')
  if (await hasText(tx, list.publication_id)) return refused('', 'has-text')
  const [items, agencies, issuer] = [
    await itemsOf(tx, listId),
    await listAgencies(tx),
    await agencyOf(tx, list.agency_id),
  ]
  if (items.length === 0) return refused('', 'no-items')
  const content = listContent({
    list,
    items,
    agencies: new Map(agencies.map(each => [each.id, each])),
    issuer,
    now,
  })
  const started = await startPublication(tx, taskListText, list.agency_id, content, actor, now)
  if (!started.ok) return started
  await setListText(tx, listId, started.publicationId)
  return { ok: true, editionId: started.editionId }
}
