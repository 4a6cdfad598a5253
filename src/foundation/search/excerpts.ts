import type { LiveDb } from '../../platform/db/db.ts'
import { placesOf } from './places.ts'

/** Characters before the place, and in all. */
const BEFORE = 30
const LENGTH = 120
/** Of a longer text so much is looked through: an excerpt helps, and is not worth the time of a search. */
const LONGEST = 30_000

/**
 * Why entries were found: the part of each one's text, as it was published, in which most different terms stand. An
 * entry whose text holds none (its title does) has no excerpt.
 */
export async function excerptsOf(
  live: LiveDb,
  ids: readonly string[],
  terms: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || terms.length === 0) return new Map()
  const rows = await live
    .selectFrom('live.search_entries')
    .select(['id'])
    .select(({ fn, val }) => fn<string>('left', ['text', val(LONGEST)]).as('text'))
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.flatMap(({ id, text }) => {
      const found = excerptOf(text, terms)
      return found === undefined ? [] : [[id, found] as const]
    }),
  )
}

/** The part of a text in which most different terms stand; undefined where none does. */
export function excerptOf(text: string, terms: readonly string[]): string | undefined {
  const firsts = terms.flatMap(term =>
    placesOf(text, [term])
      .slice(0, 50)
      .map(place => ({ term, ...place })),
  )
  if (firsts.length === 0) return undefined
  let best = { start: 0, many: 0 }
  for (const { start } of [...firsts].sort((a, b) => a.start - b.start)) {
    const near = firsts.filter(place => place.start >= start && place.end <= start + LENGTH - BEFORE)
    const many = new Set(near.map(place => place.term)).size
    if (many > best.many) best = { start, many }
  }
  const characters = [...text.slice(Math.max(0, best.start - 2 * BEFORE), best.start)]
  const before = characters.slice(-BEFORE).join('')
  const from = best.start - before.length
  const shown = [...text.slice(from, from + 2 * LENGTH)].slice(0, LENGTH).join('')
  const whole = from + shown.length >= text.length
  return `${from > 0 ? '…' : ''}${shown.replace(/\s+/g, ' ').trim()}${whole ? '' : '…'}`
}
