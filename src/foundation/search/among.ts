import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { candidate, INDEX, provenByText, type SearchFilters, titleCandidate, WITH_TEXTS } from './matching.ts'
import { parseQuery } from './query.ts'

/**
 * Which of these entries a search finds: for whoever has the entries already, such as those that are new today. Whatever
 * the search finds elsewhere costs nothing.
 */
export async function foundAmong(
  live: LiveDb,
  query: SearchFilters & { readonly text: string },
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const parsed = parseQuery(query.text)
  const inText = !parsed.titlesOnly && parsed.unproven.length > 0
  const matches = parsed.titlesOnly ? titleCandidate(parsed, query) : candidate(parsed, query)
  const { rows } = await sql<{ id: string }>`
    select i.id from ${inText ? WITH_TEXTS : INDEX}
    where i.id = any (${ids}::uuid[]) and ${matches} and ${inText ? provenByText(parsed) : sql`true`}`.execute(
    live,
  )
  return new Set(rows.map(row => row.id))
}
