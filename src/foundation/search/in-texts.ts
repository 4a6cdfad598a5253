import { type RawBuilder, sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { onLists } from './lists.ts'
import { asSyllables, charactersRead } from './pinyin.ts'
import { slipsOf } from './slips.ts'
import { bodyTokens, type Token } from './tokens.ts'

/** So many of the newest texts are read for a word by its sound: some first, the others where those hold none. */
const NEWEST_TEXTS = [500, 1000] as const
/** So many texts are read of those that hold one part of a mistyped word. */
const TEXTS_OF_A_PART = 60
const TEXTS_OF_A_WORD = 400
/** Two or three sounds alone stand in every text. */
const FEWEST_INITIALS = 3
const MOST_SOUNDS = 12

/** Words that stand in the newest texts and are read as letters are typed: `zwgk`, `zhengwugongkai`. Commonest first. */
export async function textWordsReadAs(
  live: LiveDb,
  letters: string,
  most: number,
): Promise<readonly string[]> {
  const typed = letters.replaceAll(' ', '')
  if (!/^[a-z]+$/.test(typed)) return []
  const syllables = asSyllables(typed) ?? []
  const whole = syllables.length < 2 ? [] : await textWordsSounding(live, syllables, most)
  if (whole.length > 0 || typed.length < FEWEST_INITIALS) return whole
  return textWordsSounding(live, [...typed], most)
}

/** Words of the newest texts whose characters are read so, each by its syllable or its initial. Commonest first. */
export async function textWordsSounding(
  live: LiveDb,
  sounds: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const classes = sounds.map(charactersRead)
  if (sounds.length > MOST_SOUNDS || classes.includes('')) return []
  const pattern = classes.map(characters => `[${characters}]`).join('')
  let read = 0
  for (const piece of NEWEST_TEXTS) {
    const words = await wordsOf(
      live,
      pattern,
      sql`select body_norm from live.search_texts order by day desc, id desc offset ${read} limit ${piece}`,
      most,
    )
    if (words.length > 0) return words
    read += piece
  }
  return []
}

/**
 * Words that differ from a word by one slip of typing, in texts that hold a part of it: each part, before and after the
 * slip, leads to some texts, and those are read. Commonest first.
 */
export async function textWordsNear(live: LiveDb, term: string, most: number): Promise<readonly string[]> {
  if ([...term].length < 3) return []
  const { parts, patterns } = slipsOf(term, '[^ \\na-z0-9]')
  const lists = parts.map(tokensOf).filter(tokens => tokens.length > 0)
  if (lists.length === 0) return []
  const some = lists.map(
    tokens =>
      sql`(select i.ord from live.search_index i where i.body_grams @> ${tokens}::int4[] limit ${TEXTS_OF_A_PART})`,
  )
  const texts = sql`select t.body_norm from (${sql.join(some, sql` union `)} limit ${TEXTS_OF_A_WORD}) i
    join live.search_texts t using (ord)`
  const words = await wordsOf(live, patterns.join('|'), texts, most + 1)
  return words.filter(word => word !== term).slice(0, most)
}

async function wordsOf(
  live: LiveDb,
  pattern: string,
  texts: RawBuilder<unknown>,
  most: number,
): Promise<readonly string[]> {
  return onLists(live, async snapshot => {
    const { rows } = await sql<{ word: string }>`
      select m[1] as word from (${texts}) t, regexp_matches(t.body_norm, ${`(${pattern})`}, 'g') m
      group by 1 order by count(*) desc, 1 limit ${most}`.execute(snapshot)
    return rows.map(row => row.word)
  })
}

function tokensOf(parts: readonly string[]): readonly Token[] {
  const out = new Set<Token>()
  for (const part of parts) bodyTokens(part, out)
  return [...out]
}
