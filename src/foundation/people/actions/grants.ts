import { type RoleKey, roleOf, rolesMayBeHeldTogether } from '../../../law/roles.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { recordPersonFact } from '../facts.ts'
import { type Outcome, refused } from '../outcome.ts'
import { permissions } from '../permissions.ts'
import {
  grantById,
  grantHistory,
  insertGrant,
  insertRevocation,
  type RecordedGrant,
} from '../store/grants.ts'
import { lockPerson } from '../store/people.ts'
import { ACCOUNT_FORM, makeAccount } from './accounts.ts'

export interface WantedGrant {
  readonly personId: string
  readonly role: string
  /** The agency in which the role is held; ignored for the three administrators, who belong to none. */
  readonly agencyId: string | null
  /** The moment at which the role ends by itself; null for one without end. */
  readonly until: Date | null
}

/**
 * Grants a role from now on. Refused with `not-permitted`, `own-account`, `has-left`, `made-by-you` (who made the
 * account), `unknown`, `required` (a business role without an agency), `ends-before-start`, `held-already`,
 * `two-administrators`, `administrator-with-business`, `installed-account`. The database refuses the same.
 */
export async function grantRole(
  tx: Tx,
  wanted: WantedGrant,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ grantId: string }>> {
  if (!mayEnter(actor, permissions.grant)) return refused('', 'not-permitted')
  const role = roleOf(wanted.role)
  if (!role) return refused('role', 'unknown')
  const agencyId = role.administrator ? null : wanted.agencyId
  if (!role.administrator && agencyId === null) return refused('agency', 'required')
  if (wanted.until !== null && wanted.until <= now) return refused('until', 'ends-before-start')
  const person = await lockPerson(tx, wanted.personId)
  if (!person) return refused('', 'unknown')
  if (person.id === actor.id) return refused('', 'own-account')
  if (person.state === 'left') return refused('', 'has-left')
  if (person.created_by === actor.id) return refused('', 'made-by-you')
  if (person.created_by === null && !role.administrator) return refused('role', 'installed-account')
  const held = (await grantHistory(tx, person.id)).filter(grant => isOpen(grant, now))
  if (held.some(grant => grant.role === role.key && grant.agency_id === agencyId)) {
    return refused('role', 'held-already')
  }
  const together = rolesMayBeHeldTogether([...held.map(grant => grant.role), role.key])
  if (!together.ok) {
    const [first, second] = together.conflict.map(key => roleOf(key)?.name ?? key)
    return refused('role', together.reason, { first: first ?? '', second: second ?? '' })
  }
  const grantId = await appendGrant(
    tx,
    { personId: person.id, role: role.key, agencyId, until: wanted.until },
    actor,
    now,
  )
  return { ok: true, grantId }
}

/** Ends a role from now on. Refused with `not-permitted`, `unknown`, `own-account` or `over`. */
export async function revokeRole(tx: Tx, grantId: string, actor: Actor, now: Date): Promise<Outcome> {
  if (!mayEnter(actor, permissions.revoke)) return refused('', 'not-permitted')
  const found = await grantById(tx, grantId)
  if (!found) return refused('', 'unknown')
  if (found.person_id === actor.id) return refused('', 'own-account')
  // Read again under the lock: two revocations of one grant meet here.
  await lockPerson(tx, found.person_id)
  const grant = await grantById(tx, grantId)
  if (!grant || !isOpen(grant, now)) return refused('', 'over')
  await insertRevocation(tx, grantId, actor.id, now)
  const data = { grant: grantId, role: grant.role, agency: grant.agency_id }
  const about = { actor, personId: grant.person_id, agencyId: grant.agency_id, data }
  await recordPersonFact(tx, 'people.revoked', about, now)
  return { ok: true }
}

/** The three administrators, as the command line names them. */
export const ADMINISTRATOR_KINDS = {
  system: 'system-admin',
  security: 'security-admin',
  audit: 'audit-admin',
} as const satisfies Record<string, RoleKey>

export type AdministratorKind = keyof typeof ADMINISTRATOR_KINDS

/**
 * Makes one of the three administrators from the command line of the machine, where nobody can be signed in yet. The
 * account holds this one role and can never be given a business role. Refused with `invalid` or `taken`.
 */
export async function createAdministrator(
  tx: Tx,
  kind: AdministratorKind,
  input: { readonly account: string; readonly name: string; readonly title?: string },
  now: Date,
): Promise<Outcome<{ personId: string; password: string }>> {
  if (!ACCOUNT_FORM.test(input.account)) return refused('account', 'invalid')
  const made = await makeAccount(
    tx,
    { account: input.account, name: input.name, title: input.title ?? '', agencyId: null, office: '' },
    null,
    now,
  )
  if (!made) return refused('account', 'taken')
  const about = { actor: null, personId: made.personId, agencyId: null, data: { kind } }
  await recordPersonFact(tx, 'people.administrator-installed', about, now)
  const role = ADMINISTRATOR_KINDS[kind]
  await appendGrant(tx, { personId: made.personId, role, agencyId: null, until: null }, null, now)
  return { ok: true, ...made }
}

async function appendGrant(
  tx: Tx,
  grant: { personId: string; role: RoleKey; agencyId: string | null; until: Date | null },
  actor: Actor | null,
  now: Date,
): Promise<string> {
  const id = newId(now)
  const { personId, role, agencyId } = grant
  await insertGrant(tx, {
    id,
    person_id: personId,
    role,
    agency_id: agencyId,
    granted_by: actor?.id ?? null,
    granted_at: now,
    from_at: now,
    until_at: grant.until,
  })
  const data = { grant: id, role, agency: agencyId, until: grant.until?.toISOString() ?? null }
  await recordPersonFact(tx, 'people.granted', { actor, personId, agencyId, data }, now)
  return id
}

/** Whether a grant holds or will hold: not revoked, not run out. */
export function isOpen(grant: RecordedGrant, now: Date): boolean {
  return grant.revoked_at === null && (grant.until_at === null || grant.until_at > now)
}
