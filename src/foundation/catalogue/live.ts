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

/**
 * How some columns stand together: what is in several of them is counted once, up to a bound. For one agency, or for all.
 */
export async function standingTogether(
  live: LiveDb,
  columns: readonly string[],
  most: number,
  agencyKey?: string,
): Promise<{ readonly count: number; readonly changedAt: Date | null }> {
  const standings = await columnStandings(live, agencyKey)
  const ours = columns.flatMap(key => standings.get(key) ?? [])
  if (ours.length === 0) return { count: 0, changedAt: null }
  const changedAt = new Date(Math.max(...ours.map(each => each.changedAt.getTime())))
  // The counts of the columns say so where there is much; only where there is little are the texts themselves counted.
  if (ours.some(({ count }) => count >= most)) return { count: most, changedAt }
  let placed = live
    .selectFrom('live.publication_columns')
    .select('publication_id')
    .distinct()
    .where('column_key', 'in', columns)
    .limit(most)
  if (agencyKey !== undefined) placed = placed.where('agency_key', '=', agencyKey)
  const { count } = await live
    .selectFrom(placed.as('p'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return { count, changedAt }
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
