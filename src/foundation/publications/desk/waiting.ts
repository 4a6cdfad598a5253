import type { Db } from '../../../platform/db/db.ts'
import { type Actor, scopesOf } from '../../../platform/permissions/permission.ts'
import { gatesInForce } from '../gates.ts'
import { approvePublications, signPublications } from '../permissions.ts'
import { publicationSettings } from '../settings.ts'
import { type WaitingRow, waitingForGates, waitingForRelease } from '../store-waiting.ts'

/** What waits for a signature of this person, in every agency where they hold a gate, the longest waiting first. */
export async function waitingToSign(
  db: Db,
  actor: Actor,
  now: Date,
  limit: number,
): Promise<readonly WaitingRow[]> {
  const agencies = scopesOf(actor, signPublications)
  if (agencies === 'all' || agencies.length === 0) return []
  const gates = gatesInForce((await publicationSettings(db, now)).policyGate)
  const found: WaitingRow[] = []
  for (const agency of agencies) {
    const roles = actor.grants.filter(grant => grant.scope === agency).map(grant => grant.role)
    const mine = gates.filter(gate => roles.includes(gate.signedBy)).map(gate => gate.key)
    found.push(...(await waitingForGates(db, agency, mine, actor.id, limit)))
  }
  return found.sort((a, b) => a.since.getTime() - b.since.getTime()).slice(0, limit)
}

/** What waits for this person's final gate, or to be sent out by them. */
export async function waitingToRelease(db: Db, actor: Actor, limit: number): Promise<readonly WaitingRow[]> {
  const agencies = scopesOf(actor, approvePublications)
  return agencies === 'all' ? [] : waitingForRelease(db, agencies, actor.id, limit)
}

/** The next edition that waits for this person, other than the one at hand. */
export async function nextWaiting(
  db: Db,
  actor: Actor,
  now: Date,
  besides: string | null,
): Promise<string | undefined> {
  const rows = [...(await waitingToSign(db, actor, now, 2)), ...(await waitingToRelease(db, actor, 2))]
  return rows.find(row => row.editionId !== besides)?.editionId
}
