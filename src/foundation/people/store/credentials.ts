import type { FailureRecord } from '../../../law/sign-in-rules.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { PersonState } from '../tables.ts'

export interface Factor {
  readonly sealedSecret: string
  readonly confirmedAt: Date | null
  readonly lastStep: number | undefined
}

/** Everything that signing in asks of an account. */
export interface Standing {
  readonly personId: string
  readonly account: string
  readonly state: PersonState
  readonly passwordHash: string
  readonly changedAt: Date
  readonly mustChange: boolean
  readonly oneTimeUntil: Date | null
  readonly failures: FailureRecord
  readonly previousHashes: readonly string[]
  readonly factor: Factor | undefined
}

type By = { readonly account: string } | { readonly personId: string }

/** Reads an account's standing. `lock`: no other sign-in of the same account goes on until the transaction ends. */
export async function standingOf(db: Db | Tx, by: By, lock?: 'lock'): Promise<Standing | undefined> {
  const base = db
    .selectFrom('desk.people as p')
    .innerJoin('desk.credentials as c', 'c.person_id', 'p.id')
    .leftJoin('desk.second_factors as f', 'f.person_id', 'p.id')
    .selectAll('c')
    .select(['p.account', 'p.state', 'f.sealed_secret', 'f.confirmed_at', 'f.last_step'])
  const query =
    'account' in by ? base.where('p.account', '=', by.account) : base.where('p.id', '=', by.personId)
  const row = await (lock ? query.forUpdate('c') : query).executeTakeFirst()
  if (!row) return undefined
  return {
    personId: row.person_id,
    account: row.account,
    state: row.state,
    passwordHash: row.password_hash,
    changedAt: row.changed_at,
    mustChange: row.must_change,
    oneTimeUntil: row.one_time_until,
    failures: { failures: row.failures, lastFailureAt: row.last_failure_at ?? undefined },
    previousHashes: row.previous_hashes,
    factor:
      row.sealed_secret === null
        ? undefined
        : {
            sealedSecret: row.sealed_secret,
            confirmedAt: row.confirmed_at,
            lastStep: row.last_step === null ? undefined : Number(row.last_step),
          },
  }
}

export async function insertCredentials(
  tx: Tx,
  personId: string,
  passwordHash: string,
  oneTimeUntil: Date | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('desk.credentials')
    .values({
      person_id: personId,
      password_hash: passwordHash,
      changed_at: now,
      must_change: oneTimeUntil !== null,
      one_time_until: oneTimeUntil,
      last_failure_at: null,
    })
    .execute()
}

export interface NewPassword {
  readonly passwordHash: string
  readonly previousHashes: readonly string[]
  /** Set for a password that an administrator gave: it must be changed, and dies at that moment. */
  readonly oneTimeUntil: Date | null
}

export async function setPassword(tx: Tx, personId: string, password: NewPassword, now: Date): Promise<void> {
  await tx
    .updateTable('desk.credentials')
    .set({
      password_hash: password.passwordHash,
      previous_hashes: [...password.previousHashes],
      changed_at: now,
      must_change: password.oneTimeUntil !== null,
      one_time_until: password.oneTimeUntil,
    })
    .where('person_id', '=', personId)
    .execute()
}

/** The password is too old: it opens nothing but the form that changes it. */
export async function demandChange(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('desk.credentials')
    .set({ must_change: true })
    .where('person_id', '=', personId)
    .execute()
}

export async function setFailures(tx: Tx, personId: string, record: FailureRecord): Promise<void> {
  await tx
    .updateTable('desk.credentials')
    .set({ failures: record.failures, last_failure_at: record.lastFailureAt ?? null })
    .where('person_id', '=', personId)
    .execute()
}

/** Keeps a secret that is not proved yet, in place of an unproved one. */
export async function offerFactor(tx: Tx, personId: string, sealedSecret: string): Promise<void> {
  await tx
    .insertInto('desk.second_factors')
    .values({ person_id: personId, sealed_secret: sealedSecret, confirmed_at: null, last_step: null })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .execute()
}

/** Notes the step whose code was used; the first one confirms the device. */
export async function useStep(tx: Tx, personId: string, step: number, confirmedAt: Date): Promise<void> {
  await tx
    .updateTable('desk.second_factors')
    .set({ last_step: String(step), confirmed_at: confirmedAt })
    .where('person_id', '=', personId)
    .execute()
}

/** Forgets device and recovery codes. */
export async function dropFactor(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('desk.second_factors').where('person_id', '=', personId).execute()
  await tx.deleteFrom('desk.recovery_codes').where('person_id', '=', personId).execute()
}

/** Puts new recovery codes in place of all older ones. */
export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await tx.deleteFrom('desk.recovery_codes').where('person_id', '=', personId).execute()
  await tx
    .insertInto('desk.recovery_codes')
    .values(codeHashes.map(code_hash => ({ person_id: personId, code_hash, used_at: null })))
    .execute()
}

/** Uses a recovery code up. False when it is none of this person's, or was used. */
export async function useRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .updateTable('desk.recovery_codes')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** How many recovery codes a person has left. */
export async function recoveryCodesLeft(db: Db | Tx, personId: string): Promise<number> {
  const row = await db
    .selectFrom('desk.recovery_codes')
    .select(count => count.fn.countAll<string>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}
