import { type PasswordSettings, passwordProblems } from '../../../law/password-rules.ts'
import { type Db, inTransaction } from '../../../platform/db/db.ts'
import { clearLimit, takeLimit } from '../../../platform/limits/limits.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { actorById } from '../actor.ts'
import { recordPersonFact } from '../facts.ts'
import { passwordNumbers } from '../numbers.ts'
import { type Outcome, refused } from '../outcome.ts'
import { hashPassword, isOneOf, passwordMatches } from '../passwords.ts'
import { type Standing, setPassword, standingOf } from '../store/credentials.ts'
import { deleteSessionsOf } from '../store/sessions.ts'

export interface WantedPassword {
  readonly password: string
  readonly repeated: string
}

/**
 * Sets a password in a session that proved the old one a moment ago: at the first sign-in, after a reset, or when the
 * old one is ninety days old. All other sessions of the person end. Each problem is a code of the password rules, or
 * `not-the-same`.
 */
export async function setOwnPassword(
  db: Db,
  personId: string,
  wanted: WantedPassword,
  keepSession: string,
  now: Date,
): Promise<Outcome> {
  const standing = await standingOf(db, { personId })
  if (!standing) return refused('', 'unknown')
  const numbers = await passwordNumbers(db, now)
  const problems = await problemsOf(standing, wanted, numbers)
  if (problems.length > 0) return { ok: false, problems }
  const passwordHash = await hashPassword(wanted.password)
  return inTransaction(db, async tx => {
    const locked = await standingOf(tx, { personId }, 'lock')
    // Somebody changed it at the same moment: what was judged above is no longer what holds.
    if (locked?.passwordHash !== standing.passwordHash) return refused('', 'changed-meanwhile')
    const previousHashes = [standing.passwordHash, ...standing.previousHashes].slice(0, numbers.history)
    await setPassword(tx, personId, { passwordHash, previousHashes, oneTimeUntil: null }, now)
    const ended = await deleteSessionsOf(tx, personId, keepSession)
    const actor = (await actorById(tx, personId, now)) ?? null
    const data = { sessionsEnded: ended }
    await recordPersonFact(tx, 'people.password-changed', { actor, personId, agencyId: null, data }, now)
    return { ok: true }
  })
}

/**
 * As `setOwnPassword`, for somebody who sits in a full session and wants another password: the current one is asked
 * for first. Refused with `wrong` for that, and with `too-many` after five wrong ones in a quarter of an hour.
 */
export async function changeOwnPassword(
  db: Db,
  actor: Actor,
  wanted: WantedPassword & { readonly current: string },
  keepSession: string,
  now: Date,
): Promise<Outcome> {
  const key = `people/own-password:${actor.id}`
  const limit = await takeLimit(db, { key, limit: 5, windowSeconds: 900 }, now)
  if (!limit.ok) return refused('current', 'too-many', { minutes: Math.ceil(limit.retryAfter / 60) })
  const standing = await standingOf(db, { personId: actor.id })
  if (!(await passwordMatches(standing?.passwordHash, wanted.current))) return refused('current', 'wrong')
  await clearLimit(db, key)
  return setOwnPassword(db, actor.id, wanted, keepSession, now)
}

async function problemsOf(
  standing: Standing,
  { password, repeated }: WantedPassword,
  numbers: PasswordSettings,
) {
  const { account } = standing
  const plain = passwordProblems(password, { account, usedRecently: false }, numbers)
  // The former passwords are tried only for one that is good otherwise: each trial costs as much as a sign-in.
  // The one in use is no former one: it is refused beside as many former ones as the setting names.
  const known = [standing.passwordHash, ...standing.previousHashes.slice(0, numbers.history)]
  const usedRecently = plain.length === 0 && (await isOneOf(known, password))
  const problems = passwordProblems(password, { account, usedRecently }, numbers).map(code => ({
    field: 'password',
    code,
    detail: {
      minimum: numbers.minLength,
      maximum: numbers.maxLength,
      classes: numbers.minClasses,
      history: numbers.history,
    },
  }))
  if (problems.length === 0 && password !== repeated) {
    return [{ field: 'repeated', code: 'not-the-same' }]
  }
  return problems
}
