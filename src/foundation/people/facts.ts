import { sha256 } from '../../platform/crypto/digest.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type FactData, recordFact } from '../../platform/facts/facts.ts'
import { clientKey } from '../../platform/limits/addresses.ts'
import type { Actor } from '../../platform/permissions/permission.ts'

/**
 * Every security event that this room records: date, user, kind and success, as GB/T 22239-2019 8.1.4.3 b asks.
 * Success lies in the kind: what ends in `failed` or `locked` did not succeed.
 */
export type PeopleFact =
  | 'people.password-accepted'
  | 'people.signed-in'
  | 'people.sign-in-failed'
  | 'people.signed-out'
  | 'people.session-ended'
  | 'people.locked'
  | 'people.unlocked'
  | 'people.password-changed'
  | 'people.password-reset'
  | 'people.second-factor-confirmed'
  | 'people.second-factor-cleared'
  | 'people.recovery-codes-renewed'
  | 'people.administrator-installed'
  | 'people.created'
  | 'people.changed'
  | 'people.left'
  | 'people.granted'
  | 'people.revoked'
  | 'people.absent'
  | 'people.absence-cancelled'
  | 'people.handed-over'
  | 'people.audit-exported'

interface About {
  readonly actor: Actor | null
  readonly personId: string
  readonly agencyId: string | null
  readonly data?: FactData
}

/** Records what happened to a person. */
export async function recordPersonFact(tx: Tx, kind: PeopleFact, about: About, now: Date): Promise<void> {
  const { actor, personId, agencyId, data = {} } = about
  await recordFact(tx, { kind, actor, scope: agencyId, subject: { type: 'person', id: personId }, data }, now)
}

/** Somebody tried an account that does not exist. What they typed may be a password in the wrong field: only its code stays. */
export async function recordUnknownAccount(
  tx: Tx,
  account: string,
  client: string,
  keys: KeyRing,
  now: Date,
): Promise<void> {
  const id = keys.mac(account, 'people/unknown-account').slice(0, 16)
  await recordFact(
    tx,
    {
      kind: 'people.sign-in-failed',
      actor: null,
      scope: null,
      subject: { type: 'account', id },
      data: { reason: 'unknown-account', client: clientMark(client, keys) },
    },
    now,
  )
}

/** Tells clients apart in the audit list without telling their address. */
export function clientMark(client: string, keys: KeyRing): string {
  return keys.mac(clientKey(client), 'people/client').slice(0, 16)
}

/** Tells sessions apart in facts without telling what opens them. */
export function sessionMark(tokenHash: string): string {
  return sha256(tokenHash).slice(0, 16)
}
