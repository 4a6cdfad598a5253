import { sql } from 'kysely'
import type { LiveDb } from '../../../platform/db/db.ts'
import { foundAmong, MOST_COUNTED, search } from '../../search/index.ts'
import { LISTED_COLUMNS, type ListedPublication } from '../live.ts'
import type { SearchedQuery } from './searched-query.ts'

/** Where a search finds more than are counted, so many of the newest releases are looked through. */
const NEWEST = 2000

/**
 * What a search finds, newest release first: a document released today stands first whatever the date in it. Exact where
 * fewer are found than are counted; of more, those among the newest releases come first.
 */
export async function newestSearched(
  live: LiveDb,
  query: SearchedQuery,
  most: number,
  now: Date,
): Promise<readonly ListedPublication[]> {
  const found = await search(live, { ...query, order: 'newest', offset: 0, limit: MOST_COUNTED })
  const ids = new Set(found.hits.map(hit => hit.id))
  if (found.more) {
    const newest = await newestIds(live)
    for (const id of await foundAmong(live, query, newest)) ids.add(id)
  }
  if (ids.size === 0) return []
  return live
    .selectFrom('live.publications')
    .select(LISTED_COLUMNS)
    .select(sql<boolean>`coalesce(pinned_until > ${now}, false)`.as('pinned'))
    .where('id', 'in', [...ids])
    .where('state', '=', 'live')
    .orderBy('released_at', 'desc')
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
}

async function newestIds(live: LiveDb): Promise<readonly string[]> {
  const rows = await live
    .selectFrom('live.publications')
    .select('id')
    .where('state', '=', 'live')
    .orderBy('released_at', 'desc')
    .orderBy('number', 'desc')
    .limit(NEWEST)
    .execute()
  return rows.map(row => row.id)
}
