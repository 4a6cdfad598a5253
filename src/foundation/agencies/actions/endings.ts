import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { permissions } from '../permissions.ts'
import { type Ending, endingProblems } from '../rules.ts'
import { endNames, insertEvent, lockTree, projectAgencies, readTree, updateAgency } from '../store.ts'

export interface Merging {
  /** The agencies that end. */
  readonly agencyIds: readonly string[]
  /** The one that answers for their work from the day on; found it first where it is new. */
  readonly successorId: string
  readonly date: string
  readonly basis: string
}

/** Merges agencies into another one. Records `agencies.merged` for each that ends. */
export async function mergeAgencies(
  tx: Tx,
  input: Merging,
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.merge)) return refused('', 'not-permitted')
  return end(tx, 'merged', { ...input, successorIds: [input.successorId] }, actor, now)
}

export interface Splitting {
  readonly agencyId: string
  /** Two or more; each must exist by the day. */
  readonly successorIds: readonly string[]
  readonly date: string
  readonly basis: string
}

/** Splits an agency into others. Records `agencies.split`. */
export async function splitAgency(
  tx: Tx,
  input: Splitting,
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.split)) return refused('', 'not-permitted')
  return end(tx, 'split', { ...input, agencyIds: [input.agencyId] }, actor, now)
}

export interface Abolishing {
  readonly agencyId: string
  /** Who takes over its work; may be nobody. */
  readonly successorIds: readonly string[]
  readonly date: string
  readonly basis: string
}

/** Abolishes an agency. Its page stays and points to its successors. Records `agencies.abolished`. */
export async function abolishAgency(
  tx: Tx,
  input: Abolishing,
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.abolish)) return refused('', 'not-permitted')
  return end(tx, 'abolished', { ...input, agencyIds: [input.agencyId] }, actor, now)
}

interface End {
  readonly agencyIds: readonly string[]
  readonly successorIds: readonly string[]
  readonly date: string
  readonly basis: string
}

async function end(tx: Tx, ending: Ending, input: End, actor: Actor | null, now: Date): Promise<Outcome> {
  await lockTree(tx)
  const agencyIds = [...new Set(input.agencyIds)]
  const successors = [...new Set(input.successorIds)]
  const asked = { agencyIds, successorIds: successors, date: input.date }
  const problems = endingProblems(ending, asked, await readTree(tx), civilDateOf(now))
  if (problems.length > 0) return { ok: false, problems }
  for (const id of agencyIds) {
    await endNames(tx, id, ['official', 'short', 'alias'], input.date)
    await updateAgency(tx, id, { state: 'abolished' }, now)
    const event = await insertEvent(tx, {
      agency_id: id,
      kind: ending,
      date: input.date,
      successors,
      former_name: '',
      basis: input.basis,
      recorded_by: actor?.id ?? null,
      recorded_at: now,
    })
    const subject = { type: 'agency', id }
    const data = { event, date: input.date, successors }
    await recordFact(tx, { kind: `agencies.${ending}`, actor, scope: id, subject, data }, now)
  }
  await projectAgencies(tx, [...agencyIds, ...successors], now)
  return { ok: true }
}
