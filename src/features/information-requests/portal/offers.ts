import { AGENCY_KIND, type SearchHit, search, searchWords } from '../../../foundation/search/index.ts'
import type { LiveDb } from '../../../platform/db/db.ts'

const MOST = 8

/**
 * What is public already and may be what somebody wants: all words of the description together first, then each longer word
 * by itself. An applicant who finds it here need not wait twenty working days.
 */
export async function offersFor(live: LiveDb, description: string): Promise<readonly SearchHit[]> {
  const words = searchWords(description)
  if (words.length === 0) return []
  const tries = words.length > 1 ? [words.join(' '), ...words.filter(word => word.length > 2)] : words
  const found = new Map<string, SearchHit>()
  for (const text of tries) {
    if (found.size >= MOST) break
    const { hits } = await search(live, { text, order: 'relevance', offset: 0, limit: MOST })
    for (const hit of hits) if (hit.kind !== AGENCY_KIND) found.set(hit.id, hit)
  }
  return [...found.values()].slice(0, MOST)
}
