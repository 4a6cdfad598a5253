import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'

/** Characters before the place, and in all. */
const BEFORE = 30
const LENGTH = 110

/**
 * Why entries were found: the neighbourhood of the first term that stands in each one's text, by id. The text is the
 * normal form in which it is indexed, without the spaces of the original.
 */
export async function excerptsOf(
  live: LiveDb,
  ids: readonly string[],
  term: string,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || term === '') return new Map()
  const rows = await live
    .selectFrom('live.search_entries')
    .select(['id', sql<number>`strpos(body_norm, ${term})`.as('place')])
    .select(
      sql<string>`substr(body_norm, greatest(1, strpos(body_norm, ${term}) - ${BEFORE}::int), ${LENGTH}::int)`.as(
        'text',
      ),
    )
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows
      .filter(row => row.place > 0)
      .map(row => [row.id, `${row.place > BEFORE + 1 ? '…' : ''}${row.text.trim()}…`]),
  )
}
