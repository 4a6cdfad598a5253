import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { newId } from '../../../../platform/time/ids.ts'
import { fileOf } from '../../file.ts'
import type { Sides } from '../boxes.ts'
import { mayPrepare } from '../rules.ts'
import { deleteBox, insertBoxes, recordsOf } from '../store.ts'

interface OnRecord {
  readonly caseId: string
  readonly recordId: string
}

/** Places boxes on a page of a record. */
export async function placeBoxes(
  tx: Tx,
  {
    page,
    ground,
    boxes,
    ...on
  }: OnRecord & { readonly page: number; readonly ground: string; readonly boxes: readonly Sides[] },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const may = await mayChange(tx, on, actor)
  if (!may.ok) return may
  await insertBoxes(
    tx,
    boxes.map(({ left, top, width, height }) => ({
      id: newId(now),
      record_id: on.recordId,
      page,
      from_left: left,
      from_top: top,
      width,
      height,
      ground,
      placed_by: actor.id,
      placed_at: now,
    })),
  )
  return { ok: true }
}

/** Takes a box away; one that is gone already is no error. */
export async function removeBox(
  tx: Tx,
  on: OnRecord & { readonly boxId: string },
  actor: Actor,
): Promise<Outcome> {
  const may = await mayChange(tx, on, actor)
  if (!may.ok) return may
  await deleteBox(tx, on.recordId, on.boxId)
  return { ok: true }
}

async function mayChange(tx: Tx, { caseId, recordId }: OnRecord, actor: Actor): Promise<Outcome> {
  const file = await fileOf(tx, caseId, 'lock')
  const known = (await recordsOf(tx, caseId)).some(each => each.id === recordId)
  if (!file || !known) return refused('', 'not-found')
  return mayPrepare(file, actor) ? { ok: true } : refused('', 'wrong-state')
}
