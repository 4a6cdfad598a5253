import type { Tx } from '../../../platform/db/db.ts'
import { type Actor, mayEnter, type Permission } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { recordPersonFact } from '../facts.ts'
import { passwordNumbers } from '../numbers.ts'
import { type Outcome, refused } from '../outcome.ts'
import { hashPassword, oneTimePassword } from '../passwords.ts'
import { permissions } from '../permissions.ts'
import { type AccountAct, actRefusal, ONE_TIME_DAYS } from '../rules.ts'
import {
  dropFactor,
  insertCredentials,
  type Standing,
  setFailures,
  setPassword,
  standingOf,
} from '../store/credentials.ts'
import { insertPerson, lockPerson, setPersonDetails, setPersonState } from '../store/people.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import type { PersonRow } from '../tables.ts'

export interface PersonDetails {
  readonly name: string
  readonly title: string
  /** Null only for who is to become an administrator of the platform. */
  readonly agencyId: string | null
  readonly office: string
}

export interface NewPerson extends PersonDetails {
  readonly account: string
}

/** Small letters, digits, dot, hyphen and underline, beginning with a letter: 2 to 40 characters. */
export const ACCOUNT_FORM = /^[a-z][a-z0-9._-]{1,39}$/

/**
 * Makes an account, with a one-time password that is answered here and nowhere else. The account may do nothing until
 * the security administrator grants a role. Refused with `invalid` or `taken` for the account.
 */
export async function createPerson(
  tx: Tx,
  input: NewPerson,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ personId: string; password: string }>> {
  if (!mayEnter(actor, permissions.create)) return refused('', 'not-permitted')
  if (!ACCOUNT_FORM.test(input.account)) return refused('account', 'invalid')
  const made = await makeAccount(tx, input, actor.id, now)
  if (!made) return refused('account', 'taken')
  const about = { actor, personId: made.personId, agencyId: input.agencyId }
  await recordPersonFact(tx, 'people.created', about, now)
  return { ok: true, ...made }
}

/** Writes the rows of a new account with a one-time password; undefined when its name is taken. */
export async function makeAccount(
  tx: Tx,
  input: NewPerson,
  createdBy: string | null,
  now: Date,
): Promise<{ personId: string; password: string } | undefined> {
  const personId = newId(now)
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const inserted = await insertPerson(tx, {
    id: personId,
    account: input.account,
    name: input.name,
    title: input.title,
    agency_id: input.agencyId,
    office: input.office,
    state: 'active',
    created_at: now,
    created_by: createdBy,
    changed_at: now,
  })
  if (!inserted) return undefined
  await insertCredentials(tx, personId, passwordHash, oneTimeEnd(now), now)
  return { personId, password }
}

/** Changes what is written about a person. The account's name stays for ever. */
export async function changePerson(
  tx: Tx,
  personId: string,
  details: PersonDetails,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const found = await subjectOf(tx, personId, 'change', permissions.change, actor)
  if (!found.ok) return found
  await setPersonDetails(tx, personId, { ...details, agency_id: details.agencyId }, now)
  const moved = found.person.agency_id !== details.agencyId
  const about = { actor, personId, agencyId: details.agencyId, data: { moved } }
  await recordPersonFact(tx, 'people.changed', about, now)
  return { ok: true }
}

/**
 * Gives a one-time password in place of one that was forgotten, ends every session and the lock. The second factor
 * stays: clearing it is another act of another administrator.
 */
export async function resetPassword(
  tx: Tx,
  personId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ password: string }>> {
  const found = await subjectOf(tx, personId, 'reset-password', permissions.resetPassword, actor)
  if (!found.ok) return found
  const { person, standing } = found
  const password = oneTimePassword()
  const { history } = await passwordNumbers(tx, now)
  await setPassword(
    tx,
    personId,
    {
      passwordHash: await hashPassword(password),
      previousHashes: [standing.passwordHash, ...standing.previousHashes].slice(0, history),
      oneTimeUntil: oneTimeEnd(now),
    },
    now,
  )
  await setFailures(tx, personId, { failures: 0, lastFailureAt: undefined })
  const data = { sessionsEnded: await deleteSessionsOf(tx, personId) }
  await recordPersonFact(
    tx,
    'people.password-reset',
    { actor, personId, agencyId: person.agency_id, data },
    now,
  )
  return { ok: true, password }
}

/** Forgets a lost device and its recovery codes, and ends every session; the next sign-in brings a new device. */
export async function clearSecondFactor(tx: Tx, personId: string, actor: Actor, now: Date): Promise<Outcome> {
  const found = await subjectOf(tx, personId, 'clear-second-factor', permissions.clearSecondFactor, actor)
  if (!found.ok) return found
  await dropFactor(tx, personId)
  const data = { sessionsEnded: await deleteSessionsOf(tx, personId) }
  const about = { actor, personId, agencyId: found.person.agency_id, data }
  await recordPersonFact(tx, 'people.second-factor-cleared', about, now)
  return { ok: true }
}

/** Locks an account until it is unlocked, and ends its sessions. */
export async function lockAccount(tx: Tx, personId: string, actor: Actor, now: Date): Promise<Outcome> {
  const found = await subjectOf(tx, personId, 'lock', permissions.lock, actor)
  if (!found.ok) return found
  await setPersonState(tx, personId, 'locked', now)
  const data = { reason: 'administrator', sessionsEnded: await deleteSessionsOf(tx, personId) }
  await recordPersonFact(
    tx,
    'people.locked',
    { actor, personId, agencyId: found.person.agency_id, data },
    now,
  )
  return { ok: true }
}

export async function unlockAccount(tx: Tx, personId: string, actor: Actor, now: Date): Promise<Outcome> {
  const found = await subjectOf(tx, personId, 'unlock', permissions.lock, actor)
  if (!found.ok) return found
  await setPersonState(tx, personId, 'active', now)
  const about = { actor, personId, agencyId: found.person.agency_id }
  await recordPersonFact(tx, 'people.unlocked', about, now)
  return { ok: true }
}

/** Notes that a person has left: for good, since whoever comes back gets a new account. */
export async function markLeft(tx: Tx, personId: string, actor: Actor, now: Date): Promise<Outcome> {
  const found = await subjectOf(tx, personId, 'leave', permissions.leave, actor)
  if (!found.ok) return found
  await setPersonState(tx, personId, 'left', now)
  const data = { sessionsEnded: await deleteSessionsOf(tx, personId) }
  await recordPersonFact(tx, 'people.left', { actor, personId, agencyId: found.person.agency_id, data }, now)
  return { ok: true }
}

type Subject = Outcome<{ person: PersonRow; standing: Standing }>

/** The account that an administrator acts on, locked until the transaction ends; or why not. */
async function subjectOf(
  tx: Tx,
  personId: string,
  act: AccountAct,
  permission: Permission,
  actor: Actor,
): Promise<Subject> {
  if (!mayEnter(actor, permission)) return refused('', 'not-permitted')
  const person = await lockPerson(tx, personId)
  const standing = person && (await standingOf(tx, { personId }, 'lock'))
  if (!person || !standing) return refused('', 'unknown')
  const factorConfirmed = standing.factor !== undefined && standing.factor.confirmedAt !== null
  const refusal = actRefusal(act, actor.id, { id: person.id, state: person.state, factorConfirmed })
  return refusal ? refused('', refusal) : { ok: true, person, standing }
}

function oneTimeEnd(now: Date): Date {
  return new Date(now.getTime() + ONE_TIME_DAYS * 86_400_000)
}
