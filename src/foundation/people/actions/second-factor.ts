import { NO_FAILURES, signInPermission } from '../../../law/sign-in-rules.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import { hashToken, newCode, normalizeCode } from '../../../platform/crypto/tokens.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/db.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { actorById, type LiveSession } from '../actor.ts'
import { clientMark, recordPersonFact } from '../facts.ts'
import { signInNumbers } from '../numbers.ts'
import { type Outcome, refused } from '../outcome.ts'
import { RECOVERY_CODES } from '../rules.ts'
import { acceptedStep } from '../second-factor.ts'
import {
  replaceRecoveryCodes,
  type Standing,
  setFailures,
  standingOf,
  useRecoveryCode,
  useStep,
} from '../store/credentials.ts'
import { deleteSession } from '../store/sessions.ts'
import { type Client, openSession } from './sessions.ts'
import { clearLimits, factorContext, recordFailure } from './sign-in.ts'

/** What the person typed: the six digits of the device, or one of the recovery codes. */
export interface Proof {
  readonly code: string
  readonly recoveryCode: string
}

/**
 * The second step of signing in. Each code of the device and each recovery code works once; failures count together
 * with those of the password, and the one that is too many ends the session as well.
 * Refused with `wrong`, or `locked` where nothing more may be tried.
 */
export async function proveSecondFactor(
  db: Db,
  keys: KeyRing,
  session: LiveSession,
  proof: Proof,
  from: Client,
  now: Date,
): Promise<Outcome<{ cookie: string }>> {
  const { person_id: personId, agency_id: agencyId } = session
  const outcome = await inTransaction(db, async (tx): Promise<Outcome<{ cookie: string }>> => {
    const standing = await standingOf(tx, { personId }, 'lock')
    if (!standing?.factor?.confirmedAt) return refused('', 'locked')
    if (!signInPermission(standing.failures, now, await signInNumbers(tx, now)).allowed) {
      await deleteSession(tx, session.token_hash)
      return refused('', 'locked')
    }
    const method = await proved(tx, keys, standing, proof, now)
    if (method === undefined) {
      const failure = { standing, agencyId, reason: 'second-factor', counts: true }
      const lockedUntil = await recordFailure(tx, keys, failure, from, now)
      if (lockedUntil === undefined) return refused(proof.code === '' ? 'recoveryCode' : 'code', 'wrong')
      await deleteSession(tx, session.token_hash)
      return refused('', 'locked')
    }
    await setFailures(tx, personId, NO_FAILURES)
    return { ok: true, cookie: await becomeFull(tx, keys, session, method, from, now) }
  })
  if (outcome.ok) await clearLimits(db, session.account, from.client)
  return outcome
}

async function proved(
  tx: Tx,
  keys: KeyRing,
  standing: Standing,
  proof: Proof,
  now: Date,
): Promise<'device' | 'recovery-code' | undefined> {
  const { personId, factor } = standing
  if (!factor?.confirmedAt) return undefined
  if (proof.code !== '') {
    const secret = keys.open(factor.sealedSecret, factorContext(personId))
    const step = await acceptedStep(secret, proof.code, factor.lastStep, now)
    if (step === undefined) return undefined
    await useStep(tx, personId, step, factor.confirmedAt)
    return 'device'
  }
  const code = normalizeCode(proof.recoveryCode)
  const used = code !== undefined && (await useRecoveryCode(tx, personId, recoveryHash(personId, code), now))
  return used ? 'recovery-code' : undefined
}

/** Replaces the session that proved a password by one that opens the workbench: under a new token (CWE-384). */
async function becomeFull(
  tx: Tx,
  keys: KeyRing,
  session: LiveSession,
  method: string,
  from: Client,
  now: Date,
): Promise<string> {
  const { person_id: personId, agency_id: agencyId } = session
  await deleteSession(tx, session.token_hash)
  const cookie = await openSession(tx, { personId, agencyId, stage: 'full' }, from, now)
  const actor = (await actorById(tx, personId, now)) ?? null
  const data = { method, client: clientMark(from.client, keys) }
  await recordPersonFact(tx, 'people.signed-in', { actor, personId, agencyId, data }, now)
  return cookie
}

/** The secret that a person without a device is asked to put into one; undefined when a device is confirmed already. */
export async function offeredSecret(db: Db, keys: KeyRing, personId: string): Promise<string | undefined> {
  const standing = await standingOf(db, { personId })
  const factor = standing?.factor
  if (!factor || factor.confirmedAt) return undefined
  return keys.open(factor.sealedSecret, factorContext(personId))
}

/**
 * A first code proves that the device holds the secret: the session becomes full, and the recovery codes are told this
 * one time. Refused with `wrong`; `enrolled-already` when a device was confirmed meanwhile.
 */
export async function confirmSecondFactor(
  db: Db,
  keys: KeyRing,
  session: LiveSession,
  code: string,
  from: Client,
  now: Date,
): Promise<Outcome<{ cookie: string; recoveryCodes: readonly string[] }>> {
  const { person_id: personId, agency_id: agencyId } = session
  const outcome = await inTransaction(
    db,
    async (tx): Promise<Outcome<{ cookie: string; recoveryCodes: readonly string[] }>> => {
      const standing = await standingOf(tx, { personId }, 'lock')
      const factor = standing?.factor
      if (!factor || factor.confirmedAt) return refused('', 'enrolled-already')
      const secret = keys.open(factor.sealedSecret, factorContext(personId))
      const step = await acceptedStep(secret, code, factor.lastStep, now)
      if (step === undefined) return refused('code', 'wrong')
      await useStep(tx, personId, step, now)
      await setFailures(tx, personId, NO_FAILURES)
      const recoveryCodes = await giveRecoveryCodes(tx, personId)
      const actor = (await actorById(tx, personId, now)) ?? null
      await recordPersonFact(tx, 'people.second-factor-confirmed', { actor, personId, agencyId }, now)
      return { ok: true, recoveryCodes, cookie: await becomeFull(tx, keys, session, 'device', from, now) }
    },
  )
  if (outcome.ok) await clearLimits(db, session.account, from.client)
  return outcome
}

/** New recovery codes in place of the old ones, for who proves the device once more. Refused with `wrong`. */
export async function renewRecoveryCodes(
  tx: Tx,
  keys: KeyRing,
  code: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ recoveryCodes: readonly string[] }>> {
  const standing = await standingOf(tx, { personId: actor.id }, 'lock')
  if (!standing || (await proved(tx, keys, standing, { code, recoveryCode: '' }, now)) === undefined) {
    return refused('code', 'wrong')
  }
  const recoveryCodes = await giveRecoveryCodes(tx, actor.id)
  const about = { actor, personId: actor.id, agencyId: null }
  await recordPersonFact(tx, 'people.recovery-codes-renewed', about, now)
  return { ok: true, recoveryCodes }
}

/** Makes a person's recovery codes, of 60 random bits each; only their digests are kept. */
export async function giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newCode(60))
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map(code => recoveryHash(personId, code)),
  )
  return codes
}

function recoveryHash(personId: string, code: string): string {
  return hashToken(`${personId}:${code}`)
}
