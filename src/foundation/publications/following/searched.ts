import { sql } from 'kysely'
import type { LiveDb } from '../../../platform/db/db.ts'
import { foundAmong, type Limits, MOST_COUNTED, search } from '../../search/index.ts'
import { LISTED_COLUMNS, type ListedPublication } from '../live.ts'
import type { SearchedQuery } from './searched-query.ts'

/** Where a search finds more than are counted, the newest releases are looked through, piece by piece. */
export interface Walk {
  readonly piece: number
  readonly pieces: number
  /** How much the search itself does; tests set little. */
  readonly limits?: Limits
}

const WALK: Walk = { piece: 2000, pieces: 10 }

export interface NewestSearched {
  readonly rows: readonly ListedPublication[]
  /** Nothing newer than what is listed was left out. Not so only where very much is found, and little of it lately. */
  readonly exact: boolean
}

/**
 * What a search finds, newest release first: a document released today stands first whatever the date in it. Exact where
 * no more are found than are counted, or where the newest releases hold enough of them; otherwise it says that it is not.
 */
export async function newestSearched(
  live: LiveDb,
  query: SearchedQuery,
  most: number,
  now: Date,
  { piece, pieces, limits }: Walk = WALK,
): Promise<NewestSearched> {
  const found = await search(live, { ...query, order: 'newest', offset: 0, limit: MOST_COUNTED }, limits)
  const ids = new Set<string>()
  let exact = !found.more
  for (let at = 0; !exact && at < pieces; at += 1) {
    const newest = await newestIds(live, at * piece, piece)
    for (const id of await foundAmong(live, query, newest)) ids.add(id)
    exact = ids.size >= most || newest.length < piece
  }
  // Those of the newest releases are all there; where they are too few, older ones fill the list as far as they are known.
  if (!exact || !found.more) for (const { id } of found.hits) ids.add(id)
  if (ids.size === 0) return { rows: [], exact }
  const rows = await live
    .selectFrom('live.publications')
    .select(LISTED_COLUMNS)
    .select(sql<boolean>`coalesce(pinned_until > ${now}, false)`.as('pinned'))
    .where('id', 'in', [...ids])
    .where('state', '=', 'live')
    .orderBy('released_at', 'desc')
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
  return { rows, exact }
}

async function newestIds(live: LiveDb, offset: number, limit: number): Promise<readonly string[]> {
  const rows = await live
    .selectFrom('live.publications')
    .select('id')
    .where('state', '=', 'live')
    .orderBy('released_at', 'desc')
    .orderBy('number', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}
