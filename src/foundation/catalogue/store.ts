import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import { inOrder } from './columns.ts'
import './tables.ts'

/** The columns that the desk holds for a publication, in the order of the pages: those of its next release. */
export async function columnsOfPublication(db: Db | Tx, publicationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('desk.publication_columns')
    .select('column_key')
    .where('publication_id', '=', publicationId)
    .execute()
  return inOrder(rows.map(row => row.column_key))
}

/** The columns in which a publication stands in public, as the desk reads it. */
export async function placedColumns(tx: Tx, publicationId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('live.publication_columns')
    .select('column_key')
    .where('publication_id', '=', publicationId)
    .execute()
  return rows.map(row => row.column_key)
}

/** Writes the columns of a publication in place of those it had. */
export async function replaceColumns(tx: Tx, publicationId: string, keys: readonly string[]): Promise<void> {
  await tx.deleteFrom('desk.publication_columns').where('publication_id', '=', publicationId).execute()
  if (keys.length === 0) return
  await tx
    .insertInto('desk.publication_columns')
    .values(keys.map(column_key => ({ publication_id: publicationId, column_key })))
    .execute()
}

/** The items that an agency says it does not have. */
export async function absentItems(db: Db | Tx, agencyId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('desk.agency_items')
    .select('column_key')
    .where('agency_id', '=', agencyId)
    .execute()
  return new Set(rows.map(row => row.column_key))
}

/** Whether an agency has something public in a column. */
export async function hasPublic(tx: Tx, agencyKey: string, column: string): Promise<boolean> {
  const row = await tx
    .selectFrom('live.column_standings')
    .select('items')
    .where('column_key', '=', column)
    .where('agency_key', '=', agencyKey)
    .executeTakeFirst()
  return row !== undefined
}

/** The items said to be absent in which this publication is about to stand. */
export async function itemsToRegain(
  tx: Tx,
  agencyId: string,
  publicationId: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('desk.agency_items as i')
    .innerJoin('desk.publication_columns as c', 'c.column_key', 'i.column_key')
    .select('i.column_key')
    .where('i.agency_id', '=', agencyId)
    .where('c.publication_id', '=', publicationId)
    .execute()
  return rows.map(row => row.column_key)
}

/** Shows what is live in the columns that the desk holds for it. */
export async function callProjectColumns(tx: Tx, publicationId: string, now: Date): Promise<void> {
  await sql`select live.project_columns(${publicationId}, ${now})`.execute(tx)
}

export async function callStateItem(
  tx: Tx,
  item: { readonly agencyId: string; readonly column: string; readonly absent: boolean; readonly by: string },
  now: Date,
): Promise<void> {
  const { agencyId, column, absent, by } = item
  await sql`select live.state_agency_item(${agencyId}, ${column}, ${absent}, ${by}, ${now})`.execute(tx)
}
