import { sessionState } from '../../law/sign-in-rules.ts'
import { PLATFORM_SCOPE } from '../../platform/counters/counters.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type Cookies, presentedSession } from './cookies.ts'
import { signInNumbers } from './numbers.ts'
import { nextStep, type Step } from './rules.ts'
import { grantsOf } from './store/grants.ts'
import { personById } from './store/people.ts'
import { type SessionStanding, sessionByHash, touchSession } from './store/sessions.ts'

const TOUCH_MILLISECONDS = 60_000

export interface SignedIn {
  readonly actor: Actor
  /** Names the session in lists and forms; it opens nothing. */
  readonly sessionId: string
  /** `full`: the workbench is open. `password`: only the pages that finish signing in are. */
  readonly stage: 'password' | 'full'
}

/** A session that holds, with what is still to be done in it. */
export interface LiveSession extends SessionStanding {
  readonly step: Step
}

/** The session that a request's cookies name; undefined when there is none, when it is over, or its person is locked. */
export async function liveSession(
  db: Db | Tx,
  cookies: Cookies,
  now: Date,
): Promise<LiveSession | undefined> {
  const presented = presentedSession(cookies)
  const session = presented ? await sessionByHash(db, presented) : undefined
  if (session?.state !== 'active' || session.ends_at <= now) return undefined
  const seen = { startedAt: session.created_at, lastSeenAt: session.seen_at }
  const state = sessionState(seen, now, await signInNumbers(db, now))
  if (state !== 'live') return undefined
  const { stage, must_change: mustChange, factor_confirmed: factorConfirmed } = session
  return { ...session, step: nextStep({ stage, mustChange, factorConfirmed }) }
}

/**
 * Who a request comes from: the person of the session that its cookies name, with the grants that hold now. Notes that
 * the session was seen, at most once a minute. A session whose person must change the password first is only at the
 * stage `password`, whatever it proved.
 */
export async function actorOf(db: Db, cookies: Cookies, now: Date): Promise<SignedIn | undefined> {
  const session = await liveSession(db, cookies, now)
  if (!session) return undefined
  if (now.getTime() - session.seen_at.getTime() >= TOUCH_MILLISECONDS) {
    await touchSession(db, session.token_hash, now)
  }
  const actor = await makeActor(
    db,
    { id: session.person_id, account: session.account, name: session.name, agency_id: session.agency_id },
    now,
  )
  return { actor, sessionId: session.token_hash, stage: session.step === 'done' ? 'full' : 'password' }
}

/** A person as the one who acts: for commands and stories, where nobody signs in. Undefined unless active. */
export async function actorById(db: Db | Tx, personId: string, now: Date): Promise<Actor | undefined> {
  const person = await personById(db, personId)
  return person?.state === 'active' ? makeActor(db, person, now) : undefined
}

async function makeActor(
  db: Db | Tx,
  person: { id: string; account: string; name: string; agency_id: string | null },
  now: Date,
): Promise<Actor> {
  const grants = await grantsOf(db, person.id, now)
  return {
    id: person.id,
    account: person.account,
    name: person.name,
    home: person.agency_id ?? PLATFORM_SCOPE,
    grants: grants.map(grant => ({ role: grant.role, scope: grant.agencyId ?? PLATFORM_SCOPE })),
  }
}
