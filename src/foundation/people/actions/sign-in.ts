import { passwordExpired } from '../../../law/password-rules.ts'
import { afterFailure, type SignInSettings, signInPermission } from '../../../law/sign-in-rules.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/db.ts'
import { clientKey } from '../../../platform/limits/addresses.ts'
import { clearLimit, type LimitAnswer, takeLimit } from '../../../platform/limits/limits.ts'
import { clientMark, recordPersonFact, recordUnknownAccount } from '../facts.ts'
import { passwordNumbers, signInNumbers } from '../numbers.ts'
import { passwordMatches } from '../passwords.ts'
import { nextStep, oneTimeExpired, type Step } from '../rules.ts'
import { newSecret } from '../second-factor.ts'
import { demandChange, offerFactor, type Standing, setFailures, standingOf } from '../store/credentials.ts'
import { personById } from '../store/people.ts'
import { type Client, openSession } from './sessions.ts'

/**
 * Tries from one address, all accounts together. Each complete sign-in starts the count anew: a whole government may sit
 * behind one address, and whoever guesses from it completes none.
 */
const BY_CLIENT = { limit: 300, windowSeconds: 900 }
/** Tries of one account, so that guessing in parallel gains little over the lock. */
const BY_ACCOUNT = { limit: 10, windowSeconds: 900 }

const clientLimitKey = (client: string) => `people/sign-in/client:${clientKey(client)}`
const accountLimitKey = (account: string) => `people/sign-in/account:${account}`

/** Forgets the tries of who has proved to be honest. */
export async function clearLimits(db: Db, account: string, client: string): Promise<void> {
  await clearLimit(db, accountLimitKey(account))
  await clearLimit(db, clientLimitKey(client))
}

export type SignInAnswer =
  | { readonly ok: true; readonly cookie: string; readonly step: Step }
  /** Wrong, unknown, locked or left: which of them is not told. */
  | { readonly ok: false; readonly reason: 'refused' }
  | { readonly ok: false; readonly reason: 'too-many'; readonly retryAfter: number }

/**
 * The first step of signing in: account and password. Takes the pool, because a failure is recorded though nothing
 * else is kept, and because the password is judged outside the transaction that locks the account's row.
 */
export async function signInWithPassword(
  db: Db,
  keys: KeyRing,
  typed: { readonly account: string; readonly password: string },
  from: Client,
  now: Date,
): Promise<SignInAnswer> {
  const account = typed.account.toLowerCase().slice(0, 100)
  const limit = await takeLimits(db, account, from.client, now)
  if (!limit.ok) return { ok: false, reason: 'too-many', retryAfter: limit.retryAfter }

  const seen = await standingOf(db, { account })
  const password = typed.password.slice(0, 1000)
  const numbers = await signInNumbers(db, now)
  const usable = seen !== undefined && refusalOf(seen, now, numbers) === undefined
  const matches = await passwordMatches(usable ? seen.passwordHash : undefined, password)

  return inTransaction(db, async tx => {
    const standing = seen && (await standingOf(tx, { personId: seen.personId }, 'lock'))
    if (!standing) {
      await recordUnknownAccount(tx, account, from.client, keys, now)
      return { ok: false, reason: 'refused' }
    }
    const person = await personById(tx, standing.personId)
    const agencyId = person?.agency_id ?? null
    const refusal = refusalOf(standing, now, numbers)
    // The password may have been changed while this attempt was judged by the old one.
    if (refusal || !matches || standing.passwordHash !== seen.passwordHash) {
      const reason = refusal ?? 'password'
      await recordFailure(tx, keys, { standing, agencyId, reason, counts: refusal === undefined }, from, now)
      return { ok: false, reason: 'refused' }
    }
    return acceptPassword(tx, keys, standing, agencyId, from, now)
  })
}

async function takeLimits(db: Db, account: string, client: string, now: Date): Promise<LimitAnswer> {
  const byClient = await takeLimit(db, { key: clientLimitKey(client), ...BY_CLIENT }, now)
  return byClient.ok ? takeLimit(db, { key: accountLimitKey(account), ...BY_ACCOUNT }, now) : byClient
}

/** Why an account may not try at all now; undefined when it may. */
function refusalOf(standing: Standing, now: Date, numbers: SignInSettings): string | undefined {
  if (standing.state !== 'active') return standing.state
  if (!signInPermission(standing.failures, now, numbers).allowed) return 'locked-out'
  return oneTimeExpired(standing.oneTimeUntil, now) ? 'one-time-expired' : undefined
}

async function acceptPassword(
  tx: Tx,
  keys: KeyRing,
  standing: Standing,
  agencyId: string | null,
  from: Client,
  now: Date,
): Promise<SignInAnswer> {
  const { personId, factor } = standing
  const expired = passwordExpired(standing.changedAt, now, await passwordNumbers(tx, now))
  if (expired && !standing.mustChange) await demandChange(tx, personId)
  if (!factor) await offerFactor(tx, personId, keys.seal(newSecret(), factorContext(personId)))
  const cookie = await openSession(tx, { personId, agencyId, stage: 'password' }, from, now)
  const data = { client: clientMark(from.client, keys) }
  await recordPersonFact(tx, 'people.password-accepted', { actor: null, personId, agencyId, data }, now)
  const factorConfirmed = factor !== undefined && factor.confirmedAt !== null
  const mustChange = standing.mustChange || expired
  return { ok: true, cookie, step: nextStep({ stage: 'password', mustChange, factorConfirmed }) }
}

interface Failure {
  readonly standing: Standing
  readonly agencyId: string | null
  readonly reason: string
  /** An attempt during a lock does not count, or anybody could keep the person out for ever. */
  readonly counts: boolean
}

/** Records a failed attempt; the one that is too many locks the account. Returns until when, if it did. */
export async function recordFailure(
  tx: Tx,
  keys: KeyRing,
  failure: Failure,
  from: Client,
  now: Date,
): Promise<Date | undefined> {
  const { standing, agencyId, reason } = failure
  const { personId } = standing
  const data = { reason, client: clientMark(from.client, keys) }
  await recordPersonFact(tx, 'people.sign-in-failed', { actor: null, personId, agencyId, data }, now)
  if (!failure.counts) return undefined
  const record = afterFailure(standing.failures, now)
  await setFailures(tx, personId, record)
  const next = signInPermission(record, now, await signInNumbers(tx, now))
  if (next.allowed) return undefined
  const locked = { reason: 'failures', failures: record.failures, until: next.until.toISOString() }
  await recordPersonFact(tx, 'people.locked', { actor: null, personId, agencyId, data: locked }, now)
  return next.until
}

/** Where a sealed second factor belongs, so that it opens for no other person. */
export function factorContext(personId: string): string {
  return `second-factor:${personId}`
}
