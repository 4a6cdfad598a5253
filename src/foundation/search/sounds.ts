import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { onLists } from './lists.ts'
import { asSyllables, initialsTokens, readAs, syllablesTokens } from './pinyin.ts'
import type { Token } from './tokens.ts'

/** So many of the newest titles are looked at for what was meant. */
const MOST_TITLES = 200

/** Words that stand in titles and are read as letters are typed: `zwgk` and `zhengwugongkai` → 政务公开. Commonest first. */
export async function wordsReadAs(live: LiveDb, typed: string, limit: number): Promise<readonly string[]> {
  const letters = typed
    .toLowerCase()
    .replace(/[\s'’]/g, '')
    .replaceAll('ü', 'v')
  if (!/^[a-z]{2,40}$/.test(letters)) return []
  const whole = asSyllables(letters) ?? []
  const bySyllables =
    whole.length < 2 ? [] : await wordsOf(live, syllablesTokens(whole), { syllables: whole })
  const byInitials =
    letters.length > 12 ? [] : await wordsOf(live, initialsTokens(letters), { initials: letters })
  return [...new Set([...bySyllables, ...byInitials])].slice(0, limit)
}

/** Words of titles that sound as a word does and are written otherwise: 政务功开 → 政务公开. Commonest first. */
export async function wordsSoundingLike(
  live: LiveDb,
  syllables: readonly string[],
): Promise<readonly string[]> {
  return syllables.length < 2 ? [] : wordsOf(live, syllablesTokens(syllables), { syllables })
}

async function wordsOf(
  live: LiveDb,
  tokens: readonly Token[],
  typed: Parameters<typeof readAs>[1],
): Promise<readonly string[]> {
  const titles = await onLists(live, async snapshot => {
    const { rows } = await sql<{ title: string }>`
      select i.title_norm as title from live.search_index i where i.pinyin_grams @> ${tokens}::int4[]
      order by i.day desc, i.id desc limit ${MOST_TITLES}`.execute(snapshot)
    return rows
  })
  return commonestFirst(titles.flatMap(({ title }) => [...new Set(readAs(title, typed))]))
}

/** Each once, those that stand there most often first. */
export function commonestFirst(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word)
}
