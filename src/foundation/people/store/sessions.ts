import type { Db, Tx } from '../../../platform/db/db.ts'
import type { SessionRow } from '../tables.ts'

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx.insertInto('ops.sessions').values(row).execute()
}

/** A session with what the gate must know of its person. */
export interface SessionStanding extends SessionRow {
  readonly account: string
  readonly name: string
  readonly agency_id: string | null
  readonly state: string
  readonly must_change: boolean
  readonly factor_confirmed: boolean
}

export async function sessionByHash(db: Db | Tx, tokenHash: string): Promise<SessionStanding | undefined> {
  const row = await db
    .selectFrom('ops.sessions as s')
    .innerJoin('desk.people as p', 'p.id', 's.person_id')
    .innerJoin('desk.credentials as c', 'c.person_id', 'p.id')
    .leftJoin('desk.second_factors as f', 'f.person_id', 'p.id')
    .selectAll('s')
    .select(['p.account', 'p.name', 'p.agency_id', 'p.state', 'c.must_change', 'f.confirmed_at'])
    .where('s.token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (!row) return undefined
  const { confirmed_at, ...standing } = row
  return { ...standing, factor_confirmed: confirmed_at !== null }
}

export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('ops.sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Db | Tx, tokenHash: string): Promise<void> {
  await db.deleteFrom('ops.sessions').where('token_hash', '=', tokenHash).execute()
}

/** A person's sessions of both stages, the one seen last first. */
export async function sessionsOf(db: Db | Tx, personId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('ops.sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .execute()
}

/** Ends a person's sessions, all but one where `keep` names it. Returns how many. */
export async function deleteSessionsOf(tx: Tx, personId: string, keep?: string): Promise<number> {
  let query = tx.deleteFrom('ops.sessions').where('person_id', '=', personId)
  if (keep !== undefined) query = query.where('token_hash', '!=', keep)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

/** Removes sessions that are over: past their end, or unseen since `idleSince`. Returns how many. */
export async function sweepSessions(db: Db, now: Date, idleSince: Date): Promise<number> {
  const swept = await db
    .deleteFrom('ops.sessions')
    .where(where => where.or([where('ends_at', '<=', now), where('seen_at', '<=', idleSince)]))
    .executeTakeFirst()
  return Number(swept.numDeletedRows)
}
