import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { onLists } from './lists.ts'
import {
  type Condition,
  candidate,
  countUpTo,
  hasEnded,
  INDEX,
  inTitle,
  isAgency,
  isEqual,
  LIMITS,
  type Limits,
  passes,
  provenByText,
  rankOf,
  type SearchFilters,
  titleCandidate,
  titleHoldsAll,
  WITH_TEXTS,
} from './matching.ts'
import { type ParsedQuery, parseQuery } from './query.ts'
import { type Page, walked } from './walk.ts'

export interface SearchQuery extends SearchFilters {
  readonly text: string
  readonly order: 'relevance' | 'newest'
  readonly offset: number
  readonly limit: number
  /** The day of whoever asks, `YYYY-MM-DD`: what ceased to hold before it stands behind. Without it nothing does. */
  readonly today?: string
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
  /** The last day on which the text holds; null where it says none. */
  readonly holdsUntil: string | null
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

/** A search under way: what is asked, of whom, within which bounds. */
interface Ground {
  readonly live: LiveDb
  readonly parsed: ParsedQuery
  readonly query: SearchQuery
  readonly limits: Limits
}

/**
 * Finds what contains every term as typed (numbers and Latin words match whole). By relevance: number equal, title
 * equal, title contains all, number contains all, the rest; within each what holds before what has ceased to, the newest
 * first. An empty query lists the newest.
 */
export function search(live: LiveDb, query: SearchQuery, limits: Limits = LIMITS): Promise<SearchResult> {
  const parsed = parseQuery(query.text)
  const offset = Math.max(0, query.offset)
  const page = { offset, limit: Math.max(0, Math.min(query.limit, limits.counted - offset)) }
  return onLists(live, async snapshot => {
    const ground = { live: snapshot, parsed, query, limits }
    const found = await (parsed.terms.length === 0 ? newest(ground, page) : matching(ground, page))
    return {
      terms: parsed.terms.map(term => term.trim()),
      hits: await hitsOf(snapshot, found.ids),
      total: Math.min(found.total, limits.counted),
      ...(found.more || found.total > limits.counted ? { more: true } : {}),
    }
  })
}

/** Without a word: everything that passes the filters. */
async function newest(ground: Ground, page: Page): Promise<Found> {
  const { live, parsed, query, limits } = ground
  const all = candidate(parsed, query)
  const total = await countUpTo(live, all, limits.counted + 1)
  const ids = (await walked(live, passes(query), query, page)) ?? (await newestOf(ground, all, page))
  return { ids, total }
}

async function matching(ground: Ground, page: Page): Promise<Found> {
  const { live, parsed, query, limits } = ground
  // A single Han character: nearly every text holds it, so that only titles and numbers are asked.
  if (parsed.titlesOnly) return rankedOf(ground, INDEX, titleCandidate(parsed, query), query.order, page)
  const all = candidate(parsed, query)
  const candidates = await countUpTo(live, all, limits.few + 1)
  if (candidates === 0) return { ids: [], total: 0 }
  const proven: Condition = sql`(${all} and ${provenByText(parsed)})`
  if (candidates <= limits.few) {
    return rankedOf(ground, parsed.unproven.length > 0 ? WITH_TEXTS : INDEX, proven, query.order, page)
  }
  if (!(await areMany(ground, all))) return rareAmongMany(ground, all, page)
  const counted = { total: limits.counted, more: true as const }
  if (query.order === 'newest') return { ids: await newestMatching(ground, all, sql`true`, page), ...counted }
  const first = await bestTitles(ground, page)
  const left = page.limit - first.ids.length
  if (left <= 0) return { ids: first.ids, ...counted }
  const after = { offset: Math.max(0, page.offset - first.total), limit: left }
  return { ids: [...first.ids, ...(await othersOf(ground, all, after))], ...counted }
}

/**
 * A page of the many that hold the terms in their text alone: texts that hold, newest first, then those that have ceased
 * to, then agencies.
 */
async function othersOf(ground: Ground, all: Condition, page: Page): Promise<readonly string[]> {
  const others: Condition = sql`not ${inTitle(ground.parsed)}`
  const ended = hasEnded(ground.query.today)
  const tiers: readonly Condition[] = [
    sql`(${others} and not ${isAgency} and not ${ended})`,
    ...(ground.query.today === undefined ? [] : [sql<boolean>`(${others} and ${ended})`]),
    sql`(${others} and ${isAgency})`,
  ]
  const ids: string[] = []
  let before = 0
  for (const tier of tiers) {
    const left = page.limit - ids.length
    if (left === 0) break
    const offset = ids.length > 0 ? 0 : page.offset - before
    ids.push(...(await newestMatching(ground, all, tier, { offset, limit: left })))
    // How many stand before the page is counted only where the page begins behind them.
    if (ids.length === 0 && offset > 0) {
      before += await countProven(ground, sql`(${all} and ${tier})`, offset)
    }
  }
  return ids
}

/** How many hold the terms and meet a condition; counting stops at a bound. */
async function countProven({ live, parsed }: Ground, condition: Condition, bound: number): Promise<number> {
  if (parsed.unproven.length === 0) return countUpTo(live, condition, bound)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from ${WITH_TEXTS} where ${condition} and ${provenByText(parsed)} limit ${bound}
    ) c`.execute(live)
  return rows[0]?.n ?? 0
}

/** Whether more hold the terms than are counted: the tokens say so, or so many texts are read as it takes. */
async function areMany({ live, parsed, limits }: Ground, all: Condition): Promise<boolean> {
  if (parsed.unproven.length === 0) return true
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from (select i.ord from live.search_index i where ${all} limit ${limits.checked}) i
      join live.search_texts t using (ord) where ${provenByText(parsed)} limit ${limits.counted + 1}
    ) c`.execute(live)
  return (rows[0]?.n ?? 0) > limits.counted
}

/** Few of many candidates hold the terms: all are read, or the newest of them up to a bound. */
async function rareAmongMany(ground: Ground, all: Condition, page: Page): Promise<Found> {
  const { live, parsed, query, limits } = ground
  const bounded = sql`(
    select i.* from live.search_index i where ${all} order by i.day desc, i.id desc limit ${limits.checked}
  ) i join live.search_texts t using (ord)`
  const found = await rankedOf(ground, bounded, provenByText(parsed), query.order, page)
  const stopped = (await countUpTo(live, all, limits.checked + 1)) > limits.checked
  return stopped ? { ...found, more: true } : found
}

/** The best titles and numbers of a search that finds many, and how many there are: exact where the page asks it. */
async function bestTitles(ground: Ground, page: Page): Promise<Found> {
  const { live, parsed, query, limits } = ground
  const all = titleCandidate(parsed, query)
  if ((await countUpTo(live, all, limits.few + 1)) > limits.few) {
    const equal = await rankedOf(
      ground,
      INDEX,
      sql`(${isEqual(parsed)} and ${passes(query)})`,
      'relevance',
      page,
    )
    const titles: Condition = sql`(${titleHoldsAll(parsed)} and ${isEqual(parsed)} is not true and not ${hasEnded(query.today)}
      and ${passes(query)})`
    const after = { offset: Math.max(0, page.offset - equal.total), limit: page.limit - equal.ids.length }
    const rest = await walked(live, titles, query, after)
    if (rest && rest.length === after.limit) {
      return { ids: [...equal.ids, ...rest], total: limits.few, more: true }
    }
  }
  return rankedOf(ground, INDEX, all, 'relevance', page)
}

/** A page of what meets a condition, best first, and how many meet it. */
async function rankedOf(
  { live, parsed, query }: Ground,
  from: typeof INDEX,
  condition: Condition,
  order: SearchQuery['order'],
  { offset, limit }: Page,
): Promise<Found> {
  const rank =
    order === 'newest'
      ? sql<number>`0`
      : sql<number>`2 * (${rankOf(parsed)}) + (${hasEnded(query.today)})::int`
  const { rows } = await sql<{ id: string; total: number }>`
    with matching as materialized (
      select i.id, i.day, ${rank} as rank from ${from} where ${condition}
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

/** A page of the many that hold the terms, newest first: by reading the newest texts, or else the lists. */
async function newestMatching(
  ground: Ground,
  all: Condition,
  also: Condition,
  page: Page,
): Promise<readonly string[]> {
  const { live, parsed, query } = ground
  const holds: Condition = sql`(${provenByText(parsed, parsed.terms)} and ${also} and ${passes(query)})`
  const ids = await walked(live, holds, query, page)
  if (ids) return ids
  if (parsed.unproven.length === 0) return newestOf(ground, sql`(${all} and ${also})`, page)
  const wanted = page.offset + page.limit
  const { rows } = await sql<{ id: string }>`
    select i.id from (
      select i.ord, i.id, i.day from live.search_index i where ${all} and ${also} order by i.day desc, i.id desc
    ) i join live.search_texts t on t.ord = i.ord
    where ${provenByText(parsed)} order by i.day desc, i.id desc limit ${wanted}`.execute(live)
  return rows.map(row => row.id).slice(page.offset)
}

/** A page of what meets a condition on the index alone, newest first. */
async function newestOf({ live }: Ground, condition: Condition, page: Page): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from live.search_index i where ${condition}
    order by i.day desc, i.id desc offset ${page.offset} limit ${page.limit}`.execute(live)
  return rows.map(row => row.id)
}

/** What a list shows, in the order of the ids. */
async function hitsOf(live: LiveDb, ids: readonly string[]): Promise<readonly SearchHit[]> {
  if (ids.length === 0) return []
  const rows = await live
    .selectFrom('live.search_entries')
    .select(['id', 'kind', 'href', 'title', 'topic', 'day', 'summary'])
    .select(['document_number as documentNumber', 'agency_key as agencyKey', 'agency_name as agencyName'])
    .select('holds_until as holdsUntil')
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
