import type { CivilDate } from '../../law/civil-date.ts'
import { DEFAULT_PASSWORD_SETTINGS, type PasswordSettings } from '../../law/password-rules.ts'
import type { SignInSettings } from '../../law/sign-in-rules.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { settingsAt } from './store.ts'

/** The password rules of a day, as the law's functions take them. */
export async function passwordSettings(db: Db | Tx, date: CivilDate): Promise<PasswordSettings> {
  const values = await settingsAt(db, date)
  return {
    minLength: values['people.password-min-length'],
    maxLength: DEFAULT_PASSWORD_SETTINGS.maxLength,
    minClasses: values['people.password-classes'],
    history: values['people.password-history'],
    maxAgeDays: values['people.password-max-age-days'],
  }
}

/** The sign-in rules of a day, as the law's functions take them. */
export async function signInSettings(db: Db | Tx, date: CivilDate): Promise<SignInSettings> {
  const values = await settingsAt(db, date)
  return {
    maxFailures: values['people.lockout-failures'],
    lockMinutes: values['people.lockout-minutes'],
    repeatedLockMinutes: values['people.repeated-lockout-minutes'],
    idleMinutes: values['people.idle-minutes'],
    sessionHours: values['people.session-hours'],
    maxSessions: values['people.max-sessions'],
  }
}
