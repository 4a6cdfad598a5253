import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import {
  type Condition,
  candidate,
  countUpTo,
  INDEX,
  inTitle,
  LIMITS,
  type Limits,
  provenByText,
  rankOf,
  type SearchFilters,
  titleCandidate,
  WITH_TEXTS,
} from './matching.ts'
import { type ParsedQuery, parseQuery } from './query.ts'

export interface SearchQuery extends SearchFilters {
  readonly text: string
  readonly order: 'relevance' | 'newest'
  readonly offset: number
  readonly limit: number
}

export interface SearchHit {
  readonly id: string
  readonly kind: string
  readonly href: string
  readonly title: string
  readonly documentNumber: string | null
  readonly agencyKey: string
  readonly agencyName: string
  readonly topic: string | null
  readonly day: string
  readonly summary: string
}

export interface SearchResult {
  readonly terms: readonly string[]
  readonly hits: readonly SearchHit[]
  /** How many there are; at the most `MOST_COUNTED`. */
  readonly total: number
  /** There are at least `total`: counting stopped there. */
  readonly more?: true
}

/** What was found, in order, and how many there are. */
interface Found {
  readonly ids: readonly string[]
  readonly total: number
  readonly more?: true
}

/**
 * Finds what contains every term as typed (numbers and Latin words match whole). By relevance: number equal, title
 * equal, title contains all, number contains all, the rest; newest first within each. An empty query lists the newest.
 */
export async function search(
  live: LiveDb,
  query: SearchQuery,
  limits: Limits = LIMITS,
): Promise<SearchResult> {
  const parsed = parseQuery(query.text)
  const page = {
    offset: Math.max(0, query.offset),
    limit: Math.max(0, Math.min(query.limit, limits.counted - query.offset)),
  }
  const found = await (parsed.terms.length === 0
    ? newest(live, query, page, limits)
    : parsed.titlesOnly
      ? rankedOf(live, parsed, INDEX, titleCandidate(parsed, query), query.order, page)
      : everywhere(live, parsed, query, page, limits))
  return {
    terms: parsed.terms.map(term => term.trim()),
    hits: await hitsOf(live, found.ids),
    total: Math.min(found.total, limits.counted),
    ...(found.more || found.total > limits.counted ? { more: true } : {}),
  }
}

interface Page {
  readonly offset: number
  readonly limit: number
}

/** Without a word: everything that passes the filters. */
async function newest(live: LiveDb, filters: SearchFilters, page: Page, limits: Limits): Promise<Found> {
  const all = candidate(parseQuery(''), filters)
  return { ids: await newestOf(live, all, page), total: await countUpTo(live, all, limits.counted + 1) }
}

async function everywhere(
  live: LiveDb,
  parsed: ParsedQuery,
  query: SearchQuery,
  page: Page,
  limits: Limits,
): Promise<Found> {
  const all = candidate(parsed, query)
  const candidates = await countUpTo(live, all, limits.checked + 1)
  if (candidates === 0) return { ids: [], total: 0 }
  if (candidates <= limits.few) {
    const from = parsed.unproven.length > 0 ? WITH_TEXTS : INDEX
    return rankedOf(live, parsed, from, sql`(${all} and ${provenByText(parsed)})`, query.order, page)
  }
  const proven = parsed.unproven.length === 0 || (await mostMatch(live, parsed, all, candidates, limits))
  if (query.order === 'newest') {
    if (!proven) return checked(live, parsed, all, candidates, page, limits)
    const ids = await newestMatching(live, parsed, all, candidates, page, limits)
    return { ids, total: limits.counted, more: true }
  }
  const first = await rankedOf(live, parsed, INDEX, titleCandidate(parsed, query), 'relevance', page)
  const rest: Condition = sql`(${all} and not ${inTitle(parsed)})`
  const after = {
    offset: Math.max(0, page.offset - first.total),
    limit: page.limit - first.ids.length,
  }
  if (proven) {
    const ids = after.limit > 0 ? await newestMatching(live, parsed, rest, candidates, after, limits) : []
    return { ids: [...first.ids, ...ids], total: limits.counted, more: true }
  }
  const others = await checked(live, parsed, rest, candidates, after, limits)
  return {
    ids: [...first.ids, ...others.ids],
    total: first.total + others.total,
    ...(others.more ? { more: true } : {}),
  }
}

/** A page of what meets a condition, best first, and how many meet it. Reads texts only where the condition does. */
async function rankedOf(
  live: LiveDb,
  parsed: ParsedQuery,
  from: typeof INDEX,
  condition: Condition,
  order: SearchQuery['order'],
  { offset, limit }: Page,
): Promise<Found> {
  const rank = order === 'newest' ? sql<number>`0` : rankOf(parsed)
  const { rows } = await sql<{ id: string; total: number }>`
    with matching as materialized (
      select i.id, i.day, ${rank} as rank from ${from}
      where ${condition}
    )
    select counted.total, page.id from (select count(*)::int as total from matching) counted
    left join (
      select id, row_number() over (order by rank, day desc, id desc) as place from matching
      order by rank, day desc, id desc offset ${offset} limit ${limit}
    ) page on true
    order by page.place`.execute(live)
  const ids = rows.map(row => row.id).filter(id => id !== null)
  return { ids, total: rows[0]?.total ?? 0 }
}

/** A page of what meets a condition on the index alone, newest first. */
async function newestOf(
  live: LiveDb,
  condition: Condition,
  { offset, limit }: Page,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from live.search_index i where ${condition}
    order by i.day desc, i.id desc offset ${offset} limit ${limit}`.execute(live)
  return rows.map(row => row.id)
}

/**
 * Whether so many of the candidates hold the terms themselves that there are surely more than are counted: a sample of
 * the newest and of some from everywhere. What it says is a sample's, so it is used for the word “more” alone.
 */
async function mostMatch(
  live: LiveDb,
  parsed: ParsedQuery,
  condition: Condition,
  candidates: number,
  limits: Limits,
): Promise<boolean> {
  const { rows } = await sql<{ share: number }>`
    with c as materialized (select i.ord, i.day from live.search_index i where ${condition})
    select avg((${provenByText(parsed)})::int)::float8 as share
    from (
      (select ord from c order by day desc limit 50) union all (select ord from c order by hashint4(ord) limit 50)
    ) s join live.search_texts t using (ord)`.execute(live)
  const share = rows[0]?.share ?? 0
  return share >= 0.5 && share * candidates >= 2 * limits.counted
}

/** A page of what holds the terms, newest first, read in growing pieces: for terms that most candidates hold. */
async function newestMatching(
  live: LiveDb,
  parsed: ParsedQuery,
  condition: Condition,
  candidates: number,
  page: Page,
  limits: Limits,
): Promise<readonly string[]> {
  if (parsed.unproven.length === 0) return newestOf(live, condition, page)
  const wanted = page.offset + page.limit
  const { ids } = await checkedUntil(live, parsed, condition, candidates, wanted, limits)
  return ids.slice(page.offset, wanted)
}

/** Looks through the candidates until more are found than are counted: for terms that few candidates hold. */
async function checked(
  live: LiveDb,
  parsed: ParsedQuery,
  condition: Condition,
  candidates: number,
  page: Page,
  limits: Limits,
): Promise<Found> {
  const { ids, stopped } = await checkedUntil(live, parsed, condition, candidates, limits.counted + 1, limits)
  return {
    ids: ids.slice(page.offset, page.offset + page.limit),
    total: ids.length,
    ...(stopped ? { more: true } : {}),
  }
}

async function checkedUntil(
  live: LiveDb,
  parsed: ParsedQuery,
  condition: Condition,
  candidates: number,
  wanted: number,
  limits: Limits,
): Promise<{ ids: readonly string[]; stopped: boolean }> {
  const ids: string[] = []
  let seen = 0
  for (let piece = Math.max(100, 2 * wanted); seen < candidates && ids.length < wanted; piece *= 4) {
    if (seen >= limits.checked) return { ids, stopped: true }
    const next = Math.min(piece, limits.checked - seen)
    const { rows } = await sql<{ id: string }>`
      select c.id from (
        select i.ord, i.id, i.day from live.search_index i where ${condition}
        order by i.day desc, i.id desc offset ${seen} limit ${next}
      ) c join live.search_texts t using (ord)
      where ${provenByText(parsed)} order by c.day desc, c.id desc`.execute(live)
    ids.push(...rows.map(row => row.id))
    seen += next
  }
  return { ids, stopped: false }
}

/** What a list shows, in the order of the ids. */
async function hitsOf(live: LiveDb, ids: readonly string[]): Promise<readonly SearchHit[]> {
  if (ids.length === 0) return []
  const rows = await live
    .selectFrom('live.search_entries')
    .select(['id', 'kind', 'href', 'title', 'topic', 'day', 'summary'])
    .select(['document_number as documentNumber', 'agency_key as agencyKey', 'agency_name as agencyName'])
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
