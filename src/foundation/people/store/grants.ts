import type { RoleKey } from '../../../law/roles.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { GrantRow } from '../tables.ts'

/** The grants that hold at a moment, of everybody: begun, not run out, not revoked. */
export function currentGrants(db: Db | Tx, now: Date) {
  return db
    .selectFrom('desk.grants as g')
    .leftJoin('desk.revocations as r', 'r.grant_id', 'g.id')
    .select(['g.id', 'g.person_id', 'g.role', 'g.agency_id'])
    .where('g.from_at', '<=', now)
    .where(where => where.or([where('g.until_at', 'is', null), where('g.until_at', '>', now)]))
    .where(where => where.or([where('r.at', 'is', null), where('r.at', '>', now)]))
}

export interface CurrentGrant {
  readonly id: string
  readonly role: RoleKey
  readonly agencyId: string | null
}

/** What a person holds at a moment. */
export async function grantsOf(db: Db | Tx, personId: string, now: Date): Promise<CurrentGrant[]> {
  const rows = await currentGrants(db, now).where('g.person_id', '=', personId).orderBy('g.id').execute()
  return rows.map(row => ({ id: row.id, role: row.role, agencyId: row.agency_id }))
}

/** A grant with its end, for the history of a person. */
export interface RecordedGrant extends GrantRow {
  readonly revoked_by: string | null
  readonly revoked_at: Date | null
}

/** Every grant that a person ever held, newest first. */
export async function grantHistory(db: Db | Tx, personId: string): Promise<RecordedGrant[]> {
  return db
    .selectFrom('desk.grants as g')
    .leftJoin('desk.revocations as r', 'r.grant_id', 'g.id')
    .selectAll('g')
    .select(['r.revoked_by', 'r.at as revoked_at'])
    .where('g.person_id', '=', personId)
    .orderBy('g.granted_at', 'desc')
    .orderBy('g.id', 'desc')
    .execute()
}

export async function insertGrant(tx: Tx, row: GrantRow): Promise<void> {
  await tx.insertInto('desk.grants').values(row).execute()
}

export async function insertRevocation(tx: Tx, grantId: string, by: string, now: Date): Promise<void> {
  await tx.insertInto('desk.revocations').values({ grant_id: grantId, revoked_by: by, at: now }).execute()
}

/** One grant with its end; undefined when there is none. */
export async function grantById(db: Db | Tx, id: string): Promise<RecordedGrant | undefined> {
  return db
    .selectFrom('desk.grants as g')
    .leftJoin('desk.revocations as r', 'r.grant_id', 'g.id')
    .selectAll('g')
    .select(['r.revoked_by', 'r.at as revoked_at'])
    .where('g.id', '=', id)
    .executeTakeFirst()
}
