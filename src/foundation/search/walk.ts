import { type RawBuilder, sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import type { Condition, SearchFilters } from './matching.ts'

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** So many of the newest entries are read one by one before the lists are asked after all. */
const LONGEST_WALK = 2000

/**
 * A page of what meets a condition, newest first, found by reading the newest entries themselves: what stands in every
 * fiftieth text fills a page after a few hundred, where intersecting and sorting long lists would read them whole.
 * Undefined where the page is not filled within bounds: it must be found otherwise.
 */
export async function walked(
  live: LiveDb,
  condition: Condition,
  filters: SearchFilters,
  { offset, limit }: Page,
): Promise<readonly string[] | undefined> {
  // An agency or a topic is a small part of all: most of what is walked over would be others'.
  if (filters.agencyKey || filters.topic) return undefined
  const wanted = offset + limit
  const ids: string[] = []
  let seen = 0
  for (
    let piece = Math.max(100, 2 * wanted);
    seen + piece <= Math.max(LONGEST_WALK, 4 * wanted);
    piece *= 3
  ) {
    const { rows } = await sql<{ id: string; read: number }>`
      with newest as materialized (
        select n.ord, n.day, n.id from live.search_texts n where ${within(filters.year)}
        order by n.day desc, n.id desc offset ${seen} limit ${piece}
      ), matching as (
        select n.day, n.id from newest n
        join live.search_texts t using (ord) join live.search_index i using (ord)
        where ${condition} order by n.day desc, n.id desc limit ${wanted - ids.length}
      )
      select m.id, r.read from (select count(*)::int as read from newest) r
      left join matching m on true order by m.day desc, m.id desc`.execute(live)
    ids.push(...rows.map(row => row.id).filter(id => id !== null))
    seen += piece
    const ended = (rows[0]?.read ?? 0) < piece
    if (ids.length >= wanted || ended) return ids.slice(offset, wanted)
  }
  return undefined
}

function within(year: number | undefined): RawBuilder<unknown> {
  return year ? sql`n.day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date` : sql`true`
}
