import type { Db, Tx } from '../../platform/db/db.ts'

/** What an agency has laid down about remedies, as it holds on a day; undefined where it has laid down nothing. */
export async function remedyBodiesOf(
  db: Db | Tx,
  agencyId: string,
  on: string,
): Promise<
  { readonly review: readonly string[]; readonly court: string; readonly online: string } | undefined
> {
  const row = await db
    .selectFrom('desk.remedy_bodies')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('from_day', '<=', on)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { review: row.review, court: row.court, online: row.online }
}

export async function putRemedyBodies(
  tx: Tx,
  row: {
    agency_id: string
    from_day: string
    review: string[]
    court: string
    online: string
    set_by: string
    at: Date
  },
): Promise<void> {
  const { agency_id: _agency, from_day: _from, ...rest } = row
  await tx
    .insertInto('desk.remedy_bodies')
    .values(row)
    .onConflict(conflict => conflict.columns(['agency_id', 'from_day']).doUpdateSet(rest))
    .execute()
}
