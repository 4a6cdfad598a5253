import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { onLists } from './lists.ts'
import type { SearchFilters } from './matching.ts'
import { readingsOf } from './pinyin.ts'
import { termsOf } from './query.ts'
import { search } from './search.ts'
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
const HAN_WORD = /^\p{Script=Han}{2,12}$/u

/**
 * What somebody may have meant who found little: words of titles that sound the same, or differ by one wrong, missing,
 * extra or exchanged character; for Latin letters, what is read so. Each was tried and finds something.
 */
export async function correctionsOf(
  live: LiveDb,
  query: SearchFilters & { readonly text: string },
): Promise<readonly Correction[]> {
  const terms = termsOf(query.text).map(term => term.trim())
  const offers: string[] = []
  for (const [at, term] of terms.entries()) {
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

async function wordsFor(live: LiveDb, term: string): Promise<readonly string[]> {
  if (/^[a-z ]+$/.test(term)) return wordsReadAs(live, term, MOST_OFFERED)
  if (!HAN_WORD.test(term)) return []
  const usual = [...term].map(character => readingsOf(character)[0] ?? '')
  const sounding = usual.includes('') ? [] : await wordsSoundingLike(live, usual)
  const near = sounding.length > 1 ? [] : await wordsNear(live, term)
  return [...new Set([...sounding, ...near])].filter(word => word !== term).slice(0, 2 * MOST_OFFERED)
}

/** Words of titles that differ from a word by one mistake of typing. Commonest first. */
async function wordsNear(live: LiveDb, term: string): Promise<readonly string[]> {
  const characters = [...term]
  if (characters.length < 3) return []
  const around = characters.map(
    (_, at) => [characters.slice(0, at).join(''), characters.slice(at + 1).join('')] as const,
  )
  const lists = [
    ...around.map(parts => tokensOf(parts)),
    ...exchanged(characters).map(word => tokensOf([word])),
  ]
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

function exchanged(characters: readonly string[]): readonly string[] {
  return characters
    .slice(1)
    .map((next, at) =>
      [...characters.slice(0, at), next, characters[at], ...characters.slice(at + 2)].join(''),
    )
}

/** The parts of a title that become a word by one wrong, missing, extra or exchanged character. Pure. */
export function nearIn(title: string, term: string): readonly string[] {
  const characters = [...term]
  const found = new Set<string>()
  const take = (pattern: string) => {
    for (const [match] of title.matchAll(new RegExp(pattern, 'gu'))) found.add(match)
  }
  for (let at = 0; at < characters.length; at += 1) {
    const before = characters.slice(0, at).join('')
    const after = characters.slice(at + 1).join('')
    take(`${before}\\p{Script=Han}${after}`)
    if (at > 0) take(`${before}\\p{Script=Han}${characters[at]}${after}`)
    if (at > 0 && at < characters.length - 1) take(`${before}${after}`)
  }
  for (const word of exchanged(characters)) take(word)
  found.delete(term)
  return [...found]
}
