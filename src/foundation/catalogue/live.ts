import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { inOrder } from './columns.ts'
import './tables.ts'

/** How a column stands: for one agency, or for all of them together. */
export interface ColumnStanding {
  readonly count: number
  /** The last release or change of anything that stands in it. */
  readonly changedAt: Date
}

/** The columns in which something is public, each with its count and last update. An empty one is not among them. */
export async function columnStandings(
  live: LiveDb,
  agencyKey?: string,
): Promise<ReadonlyMap<string, ColumnStanding>> {
  let query = live
    .selectFrom('live.column_standings')
    .select(({ fn }) => [
      'column_key as key',
      sql<number>`sum(items)::int`.as('count'),
      fn.max<Date>('changed_at').as('changedAt'),
    ])
    .groupBy('column_key')
  if (agencyKey !== undefined) query = query.where('agency_key', '=', agencyKey)
  const rows = await query.execute()
  return new Map(rows.map(({ key, count, changedAt }) => [key, { count, changedAt }]))
}

/** The agencies that have something in a column, with how much. */
export async function agenciesInColumn(
  live: LiveDb,
  column: string,
): Promise<readonly { readonly key: string; readonly count: number }[]> {
  return live
    .selectFrom('live.column_standings')
    .select(['agency_key as key', 'items as count'])
    .where('column_key', '=', column)
    .orderBy('agency_key')
    .execute()
}

/** The columns in which a publication stands now, in the order of the pages. */
export async function liveColumnsOf(live: LiveDb, publicationId: string): Promise<readonly string[]> {
  const rows = await live
    .selectFrom('live.publication_columns')
    .select('column_key')
    .where('publication_id', '=', publicationId)
    .execute()
  return inOrder(rows.map(row => row.column_key))
}

/** The items that an agency says it does not have, as the public reads it. */
export async function liveAbsentItems(live: LiveDb, agencyKey: string): Promise<ReadonlySet<string>> {
  const rows = await live
    .selectFrom('live.agency_items')
    .select('column_key')
    .where('agency_key', '=', agencyKey)
    .execute()
  return new Set(rows.map(row => row.column_key))
}
