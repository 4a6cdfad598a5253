import { AGENCY_KIND, type SearchHit, search, searchWords } from '../../../foundation/search/index.ts'
import type { LiveDb } from '../../../platform/db/db.ts'
import { letterKinds } from '../publication-kinds.ts'

const MOST = 5

/** What is public already and may answer a question. */
export interface Offers {
  readonly answers: readonly SearchHit[]
  readonly documents: readonly SearchHit[]
}

/**
 * Published answers and documents that a question may find its answer in: all its words together first, then each word by
 * itself, the longest first.
 */
export async function offersFor(live: LiveDb, question: string): Promise<Offers> {
  const words = searchWords(question)
  if (words.length === 0) return { answers: [], documents: [] }
  // A word of two characters stands in half of all texts: by itself it is asked only where there is no other.
  const tries = words.length > 1 ? [words.join(' '), ...words.filter(word => word.length > 2)] : words
  const answers = new Map<string, SearchHit>()
  const documents = new Map<string, SearchHit>()
  for (const text of tries) {
    for (const { key } of letterKinds) {
      if (answers.size >= MOST) break
      const { hits } = await search(live, { text, kind: key, order: 'relevance', offset: 0, limit: MOST })
      for (const hit of hits) answers.set(hit.id, hit)
    }
    if (documents.size >= MOST) continue
    const { hits } = await search(live, { text, order: 'relevance', offset: 0, limit: 3 * MOST })
    for (const hit of hits) {
      if (hit.kind !== AGENCY_KIND && !letterKinds.some(kind => kind.key === hit.kind))
        documents.set(hit.id, hit)
    }
  }
  return { answers: [...answers.values()].slice(0, MOST), documents: [...documents.values()].slice(0, MOST) }
}

/** Whether anything was found. */
export function isOffered({ answers, documents }: Offers): boolean {
  return answers.length + documents.length > 0
}
