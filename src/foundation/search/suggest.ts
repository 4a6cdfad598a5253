import type { LiveDb } from '../../platform/db/db.ts'
import { AGENCY_KIND } from './agencies.ts'
import { normalise } from './normalise.ts'
import { search } from './search.ts'
import { wordsReadAs } from './sounds.ts'

/** Something that a person may be about to type. With an address, choosing it leads there; else it is searched for. */
export interface Suggestion {
  readonly text: string
  readonly href?: string
}

/**
 * Completions of what is being typed, best first: words that are read as the letters typed, agencies by any of their
 * names, document numbers, titles; those that begin so before those that contain it.
 */
export async function suggestionsFor(
  live: LiveDb,
  typed: string,
  today?: string,
  limit = 8,
): Promise<readonly Suggestion[]> {
  const wanted = normalise(typed).trim()
  if (wanted === '') return []
  const words = await wordsReadAs(live, typed, limit)
  const { hits, terms } = await search(live, {
    text: typed,
    order: 'relevance',
    offset: 0,
    limit: 4 * limit,
    ...(today ? { today } : {}),
  })
  const holds = (text: string | null) => {
    const normal = text === null ? '' : normalise(text)
    return terms.every(term => normal.includes(term))
  }
  const begins = (text: string | null) => (text === null ? '' : normalise(text).trim()).startsWith(wanted)
  const called = await agenciesCalled(
    live,
    hits.filter(hit => hit.kind === AGENCY_KIND).map(hit => hit.id),
    holds,
  )
  const offered = hits
    .filter(hit => called.has(hit.id) || holds(hit.title) || holds(hit.documentNumber))
    .map(hit => {
      const byNumber = hit.documentNumber !== null && holds(hit.documentNumber)
      const first = begins(hit.title) || begins(hit.documentNumber)
      const order = (first ? 0 : 2) + (hit.kind === AGENCY_KIND ? 0 : 1)
      return { order, text: byNumber ? `${hit.documentNumber}　${hit.title}` : hit.title, href: hit.href }
    })
    .sort((a, b) => a.order - b.order)
  const seen = new Set<string>()
  return [...words.map(text => ({ text })), ...offered.map(({ text, href }) => ({ text, href }))]
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, limit)
}

/** Which of some agencies bear, or bore, a name that holds what was typed. */
async function agenciesCalled(
  live: LiveDb,
  ids: readonly string[],
  holds: (name: string) => boolean,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await live
    .selectFrom('live.agencies')
    .select(['id', 'short_name', 'names'])
    .where('id', 'in', ids)
    .execute()
  return new Set(
    rows.filter(row => [row.short_name, ...row.names.map(each => each.name)].some(holds)).map(row => row.id),
  )
}
