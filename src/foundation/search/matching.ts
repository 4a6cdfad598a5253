import { type RawBuilder, sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { AGENCY_KIND } from './agencies.ts'
import type { ParsedQuery } from './query.ts'
import { filterToken, type Token } from './tokens.ts'

/** By what a search is narrowed. */
export interface SearchFilters {
  readonly agencyKey?: string | undefined
  readonly kind?: string | undefined
  readonly topic?: string | undefined
  readonly year?: number | undefined
}

/** How much work a search does at the most; tests set small ones, so that few entries are many. */
export interface Limits {
  /** So many candidates are read at once, texts and all; not less than are counted. */
  readonly few: number
  /** Counted exactly up to here, and paged to here. */
  readonly counted: number
  /** So many are looked through before a search for a rare phrase of common pairs gives up counting. */
  readonly checked: number
}

/** Counted exactly up to here, and paged to here: who stands there should narrow the search. */
export const MOST_COUNTED = 1000

export const LIMITS: Limits = { few: 1500, counted: MOST_COUNTED, checked: 20_000 }

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
export function provenByText({ unproven }: ParsedQuery, terms: readonly string[] = unproven): Condition {
  return holdsAll(sql`t.body_norm`, terms)
}

/** Whether the title holds every term. */
export function titleHoldsAll(query: ParsedQuery): Condition {
  return holdsAll(sql`i.title_norm`, query.terms)
}

/** Whether the number or the title is what was typed, and nothing more; unknown where there is no number. */
export function isEqual({ whole }: ParsedQuery): Condition {
  return sql`(i.number_norm = ${whole} or i.title_norm = ${whole})`
}

/** Whether the title holds every term, or the document number does. */
export function inTitle(query: ParsedQuery): Condition {
  return sql`(${titleHoldsAll(query)} or ${holdsAll(sql`coalesce(i.number_norm, '')`, query.terms)})`
}

/** As `candidate`, asked of the lists of titles and numbers, which are far shorter. */
export function titleCandidate(query: ParsedQuery, filters: SearchFilters): Condition {
  const lists = holds('title_grams', [...query.titleTokens, ...filterTokens(filters)])
  return sql`(${lists} and ${passes(filters)} and ${inTitle(query)})`
}

/**
 * How well an entry answers, smaller is better: its number is what was typed, its title is, its title holds every term,
 * its number does, only its text does. An agency whose functions speak of it stands behind the documents that do.
 */
export function rankOf(query: ParsedQuery): RawBuilder<number> {
  return sql<number>`case
    when i.number_norm = ${query.whole} then 0
    when i.title_norm = ${query.whole} then 1
    when ${titleHoldsAll(query)} then 2
    when ${holdsAll(sql`i.number_norm`, query.terms)} then 3
    when ${isAgency} then 5
    else 4 end`
}

/** Whether an entry leads to an agency's page. */
export const isAgency: Condition = sql`(i.kind = ${AGENCY_KIND})`

/** Whether the text has ceased to hold by a day. Without a day nothing has. */
export function hasEnded(today: string | undefined): Condition {
  return today === undefined ? sql`false` : sql`coalesce(i.holds_until < ${today}::date, false)`
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
export function passes({ agencyKey, kind, topic, year }: SearchFilters): Condition {
  const conditions: Condition[] = []
  if (kind) conditions.push(sql`i.kind = ${kind}`)
  if (agencyKey) conditions.push(sql`i.agency_key = ${agencyKey}`)
  if (topic) conditions.push(sql`i.topic = ${topic}`)
  if (year) conditions.push(sql`i.day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`)
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

/** `strpos` skips over the text, where `like` walks it character by character: a fourth of the time. */
function holdsAll(text: RawBuilder<unknown>, terms: readonly string[]): Condition {
  if (terms.length === 0) return sql`true`
  const each = terms.map(term => sql`strpos(${text}, ${term}) > 0`)
  return sql`(${sql.join(each, sql` and `)})`
}
