import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import type { AgencyDetails, InnerOffice } from '../agency.ts'
import { mayCorrect, permissions } from '../permissions.ts'
import { aliasProblems } from '../rules.ts'
import {
  agencyOf,
  insertName,
  lockTree,
  projectAgencies,
  readTree,
  replaceOffices,
  updateDetails,
} from '../store.ts'

export interface Correction {
  readonly agencyId: string
  /** The version that was read: a correction never overwrites one that the writer has not seen. */
  readonly version: number
  readonly details: AgencyDetails
  readonly offices: readonly InnerOffice[]
}

/**
 * Writes what an agency does and how to reach it. Visible at once: the Regulation (art. 26) gives twenty working days
 * from the change. Records `agencies.details-corrected`.
 */
export async function correctDetails(
  tx: Tx,
  input: Correction,
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  const { agencyId, version, details, offices } = input
  if (actor && !mayCorrect(actor, agencyId)) return refused('', 'not-permitted')
  const agency = await agencyOf(tx, agencyId)
  if (agency.state === 'abolished') return refused('', 'abolished')
  if (new Set(offices.map(office => office.name)).size < offices.length)
    return refused('offices', 'listed-twice')
  if (!(await updateDetails(tx, agencyId, version, details, now))) return refused('', 'changed-meanwhile')
  await replaceOffices(tx, agencyId, offices, now)
  const subject = { type: 'agency', id: agencyId }
  const data = { key: agency.key }
  await recordFact(tx, { kind: 'agencies.details-corrected', actor, scope: agencyId, subject, data }, now)
  await projectAgencies(tx, [agencyId], now)
  return { ok: true }
}

export interface Alias {
  readonly agencyId: string
  readonly name: string
  readonly from: string | null
  readonly until: string | null
}

/** Records a further way in which papers write an agency's name. Records `agencies.alias-added`. */
export async function addAlias(tx: Tx, input: Alias, actor: Actor | null, now: Date): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.addAlias)) return refused('', 'not-permitted')
  await lockTree(tx)
  const problems = aliasProblems(input.agencyId, input, await readTree(tx))
  if (problems.length > 0) return { ok: false, problems }
  await insertName(tx, { ...input, kind: 'alias' }, now)
  const subject = { type: 'agency', id: input.agencyId }
  await recordFact(tx, { kind: 'agencies.alias-added', actor, scope: input.agencyId, subject }, now)
  await projectAgencies(tx, [input.agencyId], now)
  return { ok: true }
}
