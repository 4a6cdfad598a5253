import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { textWordsNear, textWordsReadAs, textWordsSounding } from './in-texts.ts'
import { onLists } from './lists.ts'
import type { SearchFilters } from './matching.ts'
import { readingsOf } from './pinyin.ts'
import { termsOf } from './query.ts'
import { search } from './search.ts'
import { slipsOf } from './slips.ts'
import { commonestFirst, wordsReadAs, wordsSoundingLike } from './sounds.ts'
import { type Token, titleTokens } from './tokens.ts'

/** A query that finds something, offered in place of one that finds little. */
export interface Correction {
  readonly text: string
  readonly total: number
  readonly more?: true
}

const MOST_OFFERED = 3
const MOST_TITLES = 300
/** Reading texts costs more than titles: so many terms of a query are looked for in them. */
const MOST_TERMS_IN_TEXTS = 2
const LETTERS = /^[a-z ]+$/
const HAN_WORD = /^\p{Script=Han}{2,12}$/u

/**
 * What somebody may have meant who found little: words of titles that sound the same, or differ by one wrong, missing,
 * extra or exchanged character; for Latin letters, what is read so. Where titles have no such word, texts are read, so
 * many and no more. Each was tried and finds something.
 */
export async function correctionsOf(
  live: LiveDb,
  query: SearchFilters & { readonly text: string },
): Promise<readonly Correction[]> {
  const terms = termsOf(query.text).map(term => term.trim())
  for (const [wordsFor, most] of [
    [titleWordsFor, terms.length],
    [textWordsFor, MOST_TERMS_IN_TEXTS],
  ] as const) {
    const found = await correctedBy(live, query, terms, most, wordsFor)
    if (found.length > 0) return found
  }
  return []
}

type WordsFor = (live: LiveDb, term: string) => Promise<readonly string[]>

async function correctedBy(
  live: LiveDb,
  query: SearchFilters,
  terms: readonly string[],
  most: number,
  wordsFor: WordsFor,
): Promise<readonly Correction[]> {
  const offers: string[] = []
  for (const [at, term] of terms.slice(0, most).entries()) {
    for (const word of await wordsFor(live, term)) {
      offers.push(terms.map((each, place) => (place === at ? word : each)).join(' '))
    }
  }
  const found: Correction[] = []
  for (const text of offers) {
    if (found.length >= MOST_OFFERED) break
    const { total, more } = await search(live, { ...query, text, order: 'newest', offset: 0, limit: 0 })
    if (total > 0) found.push({ text, total, ...(more ? { more } : {}) })
  }
  return found
}

async function titleWordsFor(live: LiveDb, term: string): Promise<readonly string[]> {
  if (LETTERS.test(term)) return wordsReadAs(live, term, MOST_OFFERED)
  if (!HAN_WORD.test(term)) return []
  const sounding = await wordsSoundingLike(live, usualReadings(term))
  const near = sounding.length > 1 ? [] : await wordsNear(live, term)
  return [...new Set([...sounding, ...near])].filter(word => word !== term).slice(0, 2 * MOST_OFFERED)
}

async function textWordsFor(live: LiveDb, term: string): Promise<readonly string[]> {
  if (LETTERS.test(term)) return textWordsReadAs(live, term, MOST_OFFERED)
  if (!HAN_WORD.test(term)) return []
  const near = await textWordsNear(live, term, MOST_OFFERED)
  if (near.length > 0) return near
  const readings = usualReadings(term)
  if (readings.length < 3) return []
  const sounding = await textWordsSounding(live, readings, MOST_OFFERED)
  return sounding.filter(word => word !== term)
}

/** How a word is usually read; empty where one of its characters is not in the table. */
function usualReadings(term: string): readonly string[] {
  const usual = [...term].map(character => readingsOf(character)[0] ?? '')
  return usual.includes('') ? [] : usual
}

/** Words of titles that differ from a word by one mistake of typing. Commonest first. */
async function wordsNear(live: LiveDb, term: string): Promise<readonly string[]> {
  if ([...term].length < 3) return []
  const lists = slipsOf(term, '').parts.map(tokensOf)
  const titles = await onLists(live, async snapshot => {
    const any = lists.map(tokens => sql`i.title_grams @> ${tokens}::int4[]`)
    const { rows } = await sql<{ title: string }>`
      select i.title_norm as title from live.search_index i where ${sql.join(any, sql` or `)}
      order by i.day desc, i.id desc limit ${MOST_TITLES}`.execute(snapshot)
    return rows
  })
  return commonestFirst(titles.flatMap(({ title }) => nearIn(title, term)))
}

function tokensOf(parts: readonly string[]): readonly Token[] {
  const out = new Set<Token>()
  for (const part of parts) titleTokens(part, out)
  return [...out]
}

/** The parts of a title that become a word by one wrong, missing, extra or exchanged character. Pure. */
export function nearIn(title: string, term: string): readonly string[] {
  const found = new Set<string>()
  for (const pattern of slipsOf(term, '\\p{Script=Han}').patterns) {
    for (const [match] of title.matchAll(new RegExp(pattern, 'gu'))) found.add(match)
  }
  found.delete(term)
  return [...found]
}
