import { sessionsToEnd } from '../../../law/sign-in-rules.ts'
import { newToken } from '../../../platform/crypto/tokens.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { sessionCookie, sessionHash } from '../cookies.ts'
import { recordPersonFact, sessionMark } from '../facts.ts'
import { signInNumbers } from '../numbers.ts'
import { type Outcome, refused } from '../outcome.ts'
import { STEPS_MINUTES } from '../rules.ts'
import { deleteSession, deleteSessionsOf, insertSession, sessionsOf } from '../store/sessions.ts'

/** From where somebody asks. */
export interface Client {
  readonly client: string
  readonly device: string
  /** The public origin of the platform: it decides the form of the cookie. */
  readonly origin: string
}

/**
 * Opens a session and answers its `Set-Cookie`. A full session ends the longest unseen ones of the same person where
 * there would be more than the rules allow.
 */
export async function openSession(
  tx: Tx,
  person: {
    readonly personId: string
    readonly agencyId: string | null
    readonly stage: 'password' | 'full'
  },
  from: Client,
  now: Date,
): Promise<string> {
  const { personId, agencyId, stage } = person
  const numbers = await signInNumbers(tx, now)
  if (stage === 'full') {
    const full = (await sessionsOf(tx, personId)).filter(each => each.stage === 'full' && each.ends_at > now)
    for (const each of sessionsToEnd(
      full.map(row => ({ ...row, lastSeenAt: row.seen_at })),
      numbers,
    )) {
      await deleteSession(tx, each.token_hash)
      const data = { reason: 'too-many-sessions', session: sessionMark(each.token_hash) }
      await recordPersonFact(tx, 'people.session-ended', { actor: null, personId, agencyId, data }, now)
    }
  }
  const token = newToken(256)
  const minutes = stage === 'full' ? numbers.sessionHours * 60 : STEPS_MINUTES
  await insertSession(tx, {
    token_hash: sessionHash(from.origin, token),
    person_id: personId,
    stage,
    created_at: now,
    seen_at: now,
    ends_at: new Date(now.getTime() + minutes * 60_000),
    client: from.client,
    device: from.device,
  })
  return sessionCookie(from.origin, token)
}

/** Ends the session in which the person asks for it. */
export async function signOut(
  tx: Tx,
  session: { readonly token_hash: string; readonly person_id: string; readonly agency_id: string | null },
  actor: Actor | null,
  now: Date,
): Promise<void> {
  await deleteSession(tx, session.token_hash)
  const data = { session: sessionMark(session.token_hash) }
  const about = { actor, personId: session.person_id, agencyId: session.agency_id, data }
  await recordPersonFact(tx, 'people.signed-out', about, now)
}

/** Ends one of the actor's own sessions. Refused with `unknown` when it is none of theirs. */
export async function endOwnSession(tx: Tx, tokenHash: string, actor: Actor, now: Date): Promise<Outcome> {
  const own = await sessionsOf(tx, actor.id)
  if (!own.some(each => each.token_hash === tokenHash)) return refused('session', 'unknown')
  await deleteSession(tx, tokenHash)
  const data = { reason: 'own-wish', session: sessionMark(tokenHash) }
  await recordPersonFact(tx, 'people.session-ended', { actor, personId: actor.id, agencyId: null, data }, now)
  return { ok: true }
}

/** Ends all of the actor's sessions but the one in use. */
export async function endOtherSessions(
  tx: Tx,
  keep: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ ended: number }>> {
  const ended = await deleteSessionsOf(tx, actor.id, keep)
  const data = { reason: 'own-wish', count: ended }
  await recordPersonFact(tx, 'people.session-ended', { actor, personId: actor.id, agencyId: null, data }, now)
  return { ok: true, ended }
}
