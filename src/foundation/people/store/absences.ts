import type { Db, Tx } from '../../../platform/db/db.ts'
import type { AbsenceRow } from '../tables.ts'

export async function insertAbsence(
  tx: Tx,
  row: Omit<AbsenceRow, 'cancelled_by' | 'cancelled_at'>,
): Promise<void> {
  await tx
    .insertInto('desk.absences')
    .values({ ...row, cancelled_by: null, cancelled_at: null })
    .execute()
}

export async function lockAbsence(tx: Tx, id: string): Promise<AbsenceRow | undefined> {
  return tx.selectFrom('desk.absences').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function cancelAbsenceRow(tx: Tx, id: string, by: string, now: Date): Promise<void> {
  await tx
    .updateTable('desk.absences')
    .set({ cancelled_by: by, cancelled_at: now })
    .where('id', '=', id)
    .execute()
}

/** Who stands in for a person on a day. */
export async function deputyOn(db: Db | Tx, personId: string, day: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('desk.absences')
    .select('deputy_id')
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', null)
    .where('from_date', '<=', day)
    .where('until_date', '>=', day)
    .executeTakeFirst()
  return row?.deputy_id
}

export interface AbsenceEntry extends AbsenceRow {
  readonly person: string
  readonly deputy: string
  readonly agency_id: string | null
}

/**
 * Absences that are not over: those of a person, those for which the person stands in, and those of the agencies that
 * the person heads.
 */
export async function absencesFor(
  db: Db,
  personId: string,
  agencyIds: readonly string[],
  day: string,
): Promise<AbsenceEntry[]> {
  return db
    .selectFrom('desk.absences as a')
    .innerJoin('desk.people as p', 'p.id', 'a.person_id')
    .innerJoin('desk.people as d', 'd.id', 'a.deputy_id')
    .selectAll('a')
    .select(['p.name as person', 'd.name as deputy', 'p.agency_id'])
    .where('a.cancelled_at', 'is', null)
    .where('a.until_date', '>=', day)
    .where(where =>
      where.or([
        where('a.person_id', '=', personId),
        where('a.deputy_id', '=', personId),
        ...(agencyIds.length > 0 ? [where('p.agency_id', 'in', agencyIds)] : []),
      ]),
    )
    .orderBy('a.from_date')
    .orderBy('a.id')
    .limit(200)
    .execute()
}

export async function insertHandover(
  tx: Tx,
  row: { id: string; from_id: string; to_id: string; handed_by: string; at: Date },
): Promise<void> {
  await tx.insertInto('desk.handovers').values(row).execute()
}

/** Whether a person has an absence that shares a day with these. */
export async function overlapsAbsence(
  tx: Tx,
  personId: string,
  from: string,
  until: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('desk.absences')
    .select('id')
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', null)
    .where('from_date', '<=', until)
    .where('until_date', '>=', from)
    .executeTakeFirst()
  return row !== undefined
}
