import type { DisclosureLevel } from '../../law/disclosure-items.ts'
import type { Tx } from '../../platform/db/db.ts'
import { recordFact } from '../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import { type Actor, mayDo } from '../../platform/permissions/permission.ts'
import { agencyOf } from '../agencies/index.ts'
import { withParents } from './columns.ts'
import { stateItems } from './permissions.ts'
import { choiceProblems, itemProblems } from './rules.ts'
import {
  absentItems,
  callProjectColumns,
  callStateItem,
  columnsOfPublication,
  hasPublic,
  itemsToRegain,
  placedColumns,
  replaceColumns,
} from './store.ts'

/** Something of an agency that is to stand in columns. */
export interface Placing {
  readonly publicationId: string
  readonly level: DisclosureLevel
  readonly columns: readonly string[]
}

/**
 * Holds the columns of a publication for its next release, each with the columns above it. Who may do so is the caller's
 * business. Answers what it had before and has now.
 */
export async function assignColumns(
  tx: Tx,
  { publicationId, level, columns }: Placing,
): Promise<Outcome<{ before: readonly string[]; after: readonly string[] }>> {
  const problems = choiceProblems(columns, level)
  if (problems.length > 0) return { ok: false, problems }
  const before = await columnsOfPublication(tx, publicationId)
  const after = withParents(columns)
  if (before.join() !== after.join()) await replaceColumns(tx, publicationId, after)
  return { ok: true, before, after }
}

/** Moves something live to other columns, at once and on every channel. */
export async function moveLive(
  tx: Tx,
  placing: Placing & { readonly agencyId: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ before: readonly string[]; after: readonly string[] }>> {
  const { publicationId, agencyId } = placing
  const assigned = await assignColumns(tx, placing)
  if (!assigned.ok) return assigned
  await recordRegained(tx, { id: publicationId, agencyId }, actor, now)
  await callProjectColumns(tx, publicationId, now)
  return assigned
}

/** Takes back what a draft that came to nothing had chosen: the desk holds again what the public sees. */
export async function keepLiveColumns(tx: Tx, publicationId: string): Promise<void> {
  await replaceColumns(tx, publicationId, await placedColumns(tx, publicationId))
}

/**
 * To be called before something is placed: an item in which something is published is one that the agency has. The door itself
 * takes the statement back; this records it as `catalogue.item-regained`.
 */
export async function recordRegained(
  tx: Tx,
  publication: { readonly id: string; readonly agencyId: string },
  actor: Actor | null,
  now: Date,
): Promise<void> {
  const { id, agencyId } = publication
  const columns = await itemsToRegain(tx, agencyId, id)
  if (columns.length === 0) return
  const subject = { type: 'agency', id: agencyId }
  const data = { columns, publication: id }
  await recordFact(tx, { kind: 'catalogue.item-regained', actor, scope: agencyId, subject, data }, now)
}

/**
 * States that an agency does not have an item of art. 20 or 21 (本机关无此项职能), or that it does. A yes or a no, never a
 * text; visible at once. Refused while something of it is public there. Records `catalogue.item-stated`.
 */
export async function stateItem(
  tx: Tx,
  input: { readonly agencyId: string; readonly column: string; readonly absent: boolean },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { agencyId, column, absent } = input
  if (!mayDo(actor, stateItems, agencyId)) return refused('', 'not-permitted')
  const agency = await agencyOf(tx, agencyId)
  if (agency.state === 'abolished') return refused('', 'abolished')
  const problems = itemProblems(column, absent, agency.level, await hasPublic(tx, agency.key, column))
  if (problems.length > 0) return { ok: false, problems }
  if ((await absentItems(tx, agencyId)).has(column) === absent) return { ok: true }
  await callStateItem(tx, { agencyId, column, absent, by: actor.id }, now)
  const subject = { type: 'agency', id: agencyId }
  const data = { column, absent }
  await recordFact(tx, { kind: 'catalogue.item-stated', actor, scope: agencyId, subject, data }, now)
  return { ok: true }
}
