import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { permissions } from '../permissions.ts'
import { movingProblems, renamingProblems } from '../rules.ts'
import {
  agencyOf,
  endNames,
  insertEvent,
  insertName,
  lockTree,
  projectAgencies,
  readTree,
  updateAgency,
} from '../store.ts'
import { predecessorsOf } from '../store-history.ts'

export interface Renaming {
  readonly agencyId: string
  readonly name: string
  /** Left out: the new name has no short form yet. */
  readonly shortName?: string
  /** The first day of the new name. */
  readonly date: string
  readonly basis: string
}

/**
 * Gives an agency a new official name from a day on; the former one stays findable for papers of its time. Records
 * `agencies.renamed`.
 */
export async function renameAgency(
  tx: Tx,
  input: Renaming,
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.rename)) return refused('', 'not-permitted')
  await lockTree(tx)
  const { agencyId, name, shortName = '', date, basis } = input
  const problems = renamingProblems(agencyId, input, await readTree(tx), civilDateOf(now))
  if (problems.length > 0) return { ok: false, problems }
  const before = await agencyOf(tx, agencyId)
  await endNames(tx, agencyId, ['official', 'short'], date)
  await insertName(tx, { agencyId, name, kind: 'official', from: date, until: null }, now)
  if (shortName !== '' && shortName !== name) {
    await insertName(tx, { agencyId, name: shortName, kind: 'short', from: date, until: null }, now)
  }
  await updateAgency(tx, agencyId, { name, short_name: shortName }, now)
  const event = await insertEvent(tx, {
    agency_id: agencyId,
    kind: 'renamed',
    date,
    successors: [],
    former_name: before.name,
    basis,
    recorded_by: actor?.id ?? null,
    recorded_at: now,
  })
  const subject = { type: 'agency', id: agencyId }
  const data = { key: before.key, event, date }
  await recordFact(tx, { kind: 'agencies.renamed', actor, scope: agencyId, subject, data }, now)
  // Pages of the agencies that it came from name it as their successor.
  await projectAgencies(tx, [agencyId, ...(await predecessorsOf(tx, agencyId))], now)
  return { ok: true }
}

export interface Moving {
  readonly agencyId: string
  readonly parentId: string
  readonly date: string
  readonly basis: string
}

/** Puts an agency, and all below it, under another one. Records `agencies.moved`. */
export async function moveAgency(tx: Tx, input: Moving, actor: Actor | null, now: Date): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.move)) return refused('', 'not-permitted')
  await lockTree(tx)
  const { agencyId, parentId, date, basis } = input
  const problems = movingProblems(agencyId, input, await readTree(tx), civilDateOf(now))
  if (problems.length > 0) return { ok: false, problems }
  await updateAgency(tx, agencyId, { parent_id: parentId }, now)
  const event = await insertEvent(tx, {
    agency_id: agencyId,
    kind: 'moved',
    date,
    successors: [],
    former_name: '',
    basis,
    recorded_by: actor?.id ?? null,
    recorded_at: now,
  })
  const subject = { type: 'agency', id: agencyId }
  const data = { event, date, parent: parentId }
  await recordFact(tx, { kind: 'agencies.moved', actor, scope: agencyId, subject, data }, now)
  await projectAgencies(tx, [agencyId], now)
  return { ok: true }
}
