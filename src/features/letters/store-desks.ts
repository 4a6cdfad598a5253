import { sql } from 'kysely'
import type { Db, LiveDb, Tx } from '../../platform/db/db.ts'

/** An agency that answers letters here. */
export interface LetterDesk {
  readonly agencyId: string
  readonly key: string
  readonly name: string
  readonly isDefault: boolean
}

/** The agencies that answer letters, in the order of the tree's list; those that ended answer none. */
export async function letterDesks(db: Db | Tx): Promise<readonly LetterDesk[]> {
  return db
    .selectFrom('desk.letter_desks as d')
    .innerJoin('desk.agencies as a', 'a.id', 'd.agency_id')
    .select(['d.agency_id as agencyId', 'a.key', 'a.name', 'd.is_default as isDefault'])
    .where('a.state', '=', 'active')
    .orderBy('a.position')
    .orderBy('a.key')
    .execute()
}

/** Replaces the list, and shows it to the public. */
export async function replaceDesks(
  tx: Tx,
  desks: readonly { readonly agencyId: string; readonly isDefault: boolean }[],
  by: string | null,
  now: Date,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('desk.letter_desks'))`.execute(tx)
  await tx.deleteFrom('desk.letter_desks').execute()
  if (desks.length > 0) {
    await tx
      .insertInto('desk.letter_desks')
      .values(
        desks.map(each => ({
          agency_id: each.agencyId,
          is_default: each.isDefault,
          set_by: by,
          set_at: now,
        })),
      )
      .execute()
  }
  await sql`select live.project_letter_desks(${now})`.execute(tx)
}

/** The agencies that answer letters, as the public sees them. */
export async function liveLetterDesks(
  live: LiveDb,
): Promise<readonly { key: string; name: string; isDefault: boolean }[]> {
  return live
    .selectFrom('live.letter_desks as d')
    .innerJoin('live.agencies as a', 'a.key', 'd.agency_key')
    .select(['a.key', 'a.name', 'd.is_default as isDefault'])
    .where('a.state', '=', 'active')
    .orderBy('a.position')
    .orderBy('a.key')
    .execute()
}
