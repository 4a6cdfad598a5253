import { civilDateOf } from '../../law/civil-date.ts'
import type { PasswordSettings } from '../../law/password-rules.ts'
import type { SignInSettings } from '../../law/sign-in-rules.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { passwordSettings, signInSettings } from '../settings/index.ts'

/** The password rules in force today in Asia/Shanghai. */
export function passwordNumbers(db: Db | Tx, now: Date): Promise<PasswordSettings> {
  return passwordSettings(db, civilDateOf(now))
}

/**
 * The sign-in rules in force today in Asia/Shanghai: one read of a small table that holds a row a decision. Nothing is
 * kept between requests, so a decision for today holds, also for open sessions, from the next request on.
 */
export function signInNumbers(db: Db | Tx, now: Date): Promise<SignInSettings> {
  return signInSettings(db, civilDateOf(now))
}
