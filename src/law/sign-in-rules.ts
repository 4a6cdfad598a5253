/** The numbers of the sign-in rules; a city sets them within what its assessor accepts. */
export interface SignInSettings {
  /** Failures in a row that lock an account. */
  readonly maxFailures: number
  /** How long the first lock lasts. */
  readonly lockMinutes: number
  /** How long each further lock lasts, when the next attempt fails too. */
  readonly repeatedLockMinutes: number
  readonly idleMinutes: number
  /** How long a session lives however busy it is. */
  readonly sessionHours: number
  /** Sessions of one account at the same time. */
  readonly maxSessions: number
}

/**
 * Defaults for GB/T 22239-2019 8.1.4.1 b, which asks for limits and time-outs and names no numbers: five failures, a
 * lock of 15 to 30 minutes and an idle time of 15 to 30 minutes are customary; the rest is product policy (all unverified).
 */
export const DEFAULT_SIGN_IN_SETTINGS: SignInSettings = {
  maxFailures: 5,
  lockMinutes: 15,
  repeatedLockMinutes: 30,
  idleMinutes: 30,
  sessionHours: 12,
  maxSessions: 3,
}

/** What an account remembers of its failed attempts; a success sets the count to zero. */
export interface FailureRecord {
  readonly failures: number
  readonly lastFailureAt: Date | undefined
}

export type SignInPermission =
  | { readonly allowed: true; readonly attemptsLeft: number }
  | { readonly allowed: false; readonly until: Date }

/**
 * Whether an account may try to sign in now. The failure that reaches `maxFailures` locks it; once the lock is over one
 * attempt is left, and if that fails the longer lock follows. `until` is the first moment at which it may try again.
 */
export function signInPermission(
  record: FailureRecord,
  now: Date,
  settings: SignInSettings = DEFAULT_SIGN_IN_SETTINGS,
): SignInPermission {
  const { failures, lastFailureAt } = record
  if (failures < settings.maxFailures || lastFailureAt === undefined) {
    return { allowed: true, attemptsLeft: Math.max(1, settings.maxFailures - failures) }
  }
  const minutes = failures === settings.maxFailures ? settings.lockMinutes : settings.repeatedLockMinutes
  const until = new Date(lastFailureAt.getTime() + minutes * 60_000)
  return now < until ? { allowed: false, until } : { allowed: true, attemptsLeft: 1 }
}

/** The record after one more failure. */
export function afterFailure(record: FailureRecord, now: Date): FailureRecord {
  return { failures: record.failures + 1, lastFailureAt: now }
}

/** The record after a success. */
export const NO_FAILURES: FailureRecord = { failures: 0, lastFailureAt: undefined }

export type SessionState = 'live' | 'idle-too-long' | 'too-old'

/** Whether a session still holds: not idle for `idleMinutes`, and not older than `sessionHours`. */
export function sessionState(
  session: { readonly startedAt: Date; readonly lastSeenAt: Date },
  now: Date,
  settings: SignInSettings = DEFAULT_SIGN_IN_SETTINGS,
): SessionState {
  if (now.getTime() - session.startedAt.getTime() >= settings.sessionHours * 3_600_000) return 'too-old'
  return now.getTime() - session.lastSeenAt.getTime() >= settings.idleMinutes * 60_000
    ? 'idle-too-long'
    : 'live'
}

/** The sessions that must end so that one more fits: those longest unseen, as many as exceed the limit. */
export function sessionsToEnd<S extends { readonly lastSeenAt: Date }>(
  sessions: readonly S[],
  settings: SignInSettings = DEFAULT_SIGN_IN_SETTINGS,
): S[] {
  const excess = Math.max(0, sessions.length + 1 - settings.maxSessions)
  return sessions.toSorted((a, b) => a.lastSeenAt.getTime() - b.lastSeenAt.getTime()).slice(0, excess)
}
