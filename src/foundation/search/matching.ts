import { type RawBuilder, sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import type { ParsedQuery } from './query.ts'
import { filterToken, type Token } from './tokens.ts'

/** By what a search is narrowed. */
export interface SearchFilters {
  readonly agencyKey?: string | undefined
  readonly kind?: string | undefined
  readonly topic?: string | undefined
  readonly year?: number | undefined
}

/** So many candidates are read at once, texts and all. */
export const FEW = 1500

export const INDEX = sql`live.search_index i`
export const WITH_TEXTS = sql`live.search_index i join live.search_texts t using (ord)`

/** A condition on rows of `live.search_index as i` (and `live.search_texts as t`, where it says so). */
export type Condition = RawBuilder<boolean>

/** How many rows meet a condition on the index alone; counting stops at a bound. */
export async function countUpTo(live: LiveDb, condition: Condition, bound: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from live.search_index i where ${condition} limit ${bound}) c`.execute(
    live,
  )
  return rows[0]?.n ?? 0
}

/** Whether an entry holds the tokens of every term and passes the filters: more than matches, never less. */
export function candidate(query: ParsedQuery, filters: SearchFilters): Condition {
  const lists = holds('body_grams', [...query.bodyTokens, ...filterTokens(filters)])
  return sql`(${lists} and ${passes(filters)})`
}

/** Whether an entry's text holds the terms that tokens do not prove. Reads `t`. */
export function provenByText(query: ParsedQuery): Condition {
  return query.unproven.length === 0
    ? sql`true`
    : sql`t.body_norm like all (${containing(query.unproven)}::text[])`
}

/** Whether the title holds every term, or the document number does. */
export function inTitle(query: ParsedQuery): Condition {
  const terms = containing(query.terms)
  return sql`(i.title_norm like all (${terms}::text[]) or coalesce(i.number_norm like all (${terms}::text[]), false))`
}

/** As `candidate`, asked of the lists of titles and numbers, which are far shorter. */
export function titleCandidate(query: ParsedQuery, filters: SearchFilters): Condition {
  const lists = holds('title_grams', [...query.titleTokens, ...filterTokens(filters)])
  return sql`(${lists} and ${passes(filters)} and ${inTitle(query)})`
}

/**
 * How well an entry answers, smaller is better: its number is what was typed, its title is, its title holds every term,
 * its number does, only its text does.
 */
export function rankOf(query: ParsedQuery): RawBuilder<number> {
  const terms = containing(query.terms)
  return sql<number>`case
    when i.number_norm = ${query.whole} then 0
    when i.title_norm = ${query.whole} then 1
    when i.title_norm like all (${terms}::text[]) then 2
    when i.number_norm like all (${terms}::text[]) then 3
    else 4 end`
}

/** Tokens and filters as one array, all of which an entry must hold; with none, every entry does. */
function holds(column: 'body_grams' | 'title_grams', tokens: readonly Token[]): Condition {
  return tokens.length === 0 ? sql`true` : sql`i.${sql.ref(column)} @> ${tokens}::int4[]`
}

function filterTokens({ agencyKey, kind, topic, year }: SearchFilters): readonly Token[] {
  return [
    ...(kind ? [filterToken('kind', kind)] : []),
    ...(agencyKey ? [filterToken('agency', agencyKey)] : []),
    ...(topic ? [filterToken('topic', topic)] : []),
    ...(year ? [filterToken('year', String(year))] : []),
  ]
}

/** The filters once more, on the columns: the tokens are hashes, of which two values may share one. */
function passes({ agencyKey, kind, topic, year }: SearchFilters): Condition {
  const conditions: Condition[] = []
  if (kind) conditions.push(sql`i.kind = ${kind}`)
  if (agencyKey) conditions.push(sql`i.agency_key = ${agencyKey}`)
  if (topic) conditions.push(sql`i.topic = ${topic}`)
  if (year) conditions.push(sql`i.day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`)
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

function containing(terms: readonly string[]): readonly string[] {
  return terms.map(term => `%${term.replace(/[\\%_]/g, '\\$&')}%`)
}
