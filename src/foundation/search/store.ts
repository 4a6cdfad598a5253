import { sql } from 'kysely'
import type { LiveDb, Tx } from '../../platform/db/db.ts'
import { normalise } from './normalise.ts'
import type { SearchEntryRow } from './tables.ts'

/** What a room tells the index of one thing that is live. */
export interface SearchEntry {
  readonly id: string
  readonly kind: string
  readonly href: string
  readonly title: string
  readonly documentNumber: string | null
  readonly agencyKey: string
  readonly agencyName: string
  readonly topic: string | null
  /** The day by which it is sorted, `YYYY-MM-DD`. */
  readonly day: string
  readonly summary: string
  readonly text: string
}

/** Puts an entry into the index, in the transaction that makes the thing visible; an older one is replaced. */
export async function putEntry(tx: Tx, entry: SearchEntry): Promise<void> {
  const row: SearchEntryRow = {
    id: entry.id,
    kind: entry.kind,
    href: entry.href,
    title: entry.title,
    document_number: entry.documentNumber,
    agency_key: entry.agencyKey,
    agency_name: entry.agencyName,
    topic: entry.topic,
    day: entry.day,
    summary: entry.summary,
    title_norm: normalise(entry.title),
    number_norm: entry.documentNumber ? normalise(entry.documentNumber) : null,
    body_norm: normalise([entry.title, entry.documentNumber ?? '', entry.text].join('\n')),
  }
  await sql`select live.put_search_entry(${JSON.stringify(row)}::jsonb)`.execute(tx)
}

/** Takes an entry out, in the transaction that withdraws the thing. */
export async function dropEntry(tx: Tx, id: string): Promise<void> {
  await sql`select live.drop_search_entry(${id})`.execute(tx)
}

export interface SearchQuery {
  readonly text: string
  readonly agencyKey?: string | undefined
  readonly kind?: string | undefined
  readonly year?: number | undefined
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
  readonly agencyName: string
  readonly day: string
  readonly summary: string
}

export interface SearchResult {
  readonly terms: readonly string[]
  readonly hits: readonly SearchHit[]
  /** Exact up to `MOST_COUNTED`, which is then said as "more than". */
  readonly total: number
}

export const MOST_COUNTED = 1000
const MOST_TERMS = 8
const MOST_CHARACTERS = 64

/** The terms of a query: split at white space, each normalised; what normalises to nothing is left out. */
export function termsOf(text: string): readonly string[] {
  return text
    .slice(0, MOST_CHARACTERS * MOST_TERMS)
    .split(/[\s\u3000]+/)
    .map(term => normalise(term).slice(0, MOST_CHARACTERS))
    .filter(term => term !== '')
    .slice(0, MOST_TERMS)
}

function containing(term: string): string {
  return `%${term.replace(/[\\%_]/g, '\\$&')}%`
}

/**
 * Finds what contains every term as typed. Order by relevance: number equal, title equal, title contains all, the
 * rest; newest first within each. An empty query lists the newest.
 */
export async function search(live: LiveDb, query: SearchQuery): Promise<SearchResult> {
  const terms = termsOf(query.text)
  const whole = normalise(query.text)
  let matches = live.selectFrom('live.search_entries as s')
  for (const term of terms) matches = matches.where('s.body_norm', 'like', containing(term))
  if (query.agencyKey) matches = matches.where('s.agency_key', '=', query.agencyKey)
  if (query.kind) matches = matches.where('s.kind', '=', query.kind)
  if (query.year) {
    matches = matches.where('s.day', '>=', `${query.year}-01-01`).where('s.day', '<=', `${query.year}-12-31`)
  }
  const counted = await live
    .selectFrom(
      matches
        .select('s.id')
        .limit(MOST_COUNTED + 1)
        .as('m'),
    )
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  const inTitle =
    terms.length === 0
      ? sql<boolean>`false`
      : sql.join(
          terms.map(term => sql`s.title_norm like ${containing(term)}`),
          sql` and `,
        )
  let ordered = matches.select([
    's.id',
    's.kind',
    's.href',
    's.title',
    's.document_number as documentNumber',
    's.agency_name as agencyName',
    's.day',
    's.summary',
  ])
  if (query.order === 'relevance' && terms.length > 0) {
    ordered = ordered.orderBy(
      sql`case when s.number_norm = ${whole} then 0 when s.title_norm = ${whole} then 1 when ${inTitle} then 2 else 3 end`,
    )
  }
  const hits = await ordered
    .orderBy('s.day', 'desc')
    .orderBy('s.id', 'desc')
    .offset(query.offset)
    .limit(query.limit)
    .execute()
  return { terms, hits, total: Number(counted.n) }
}
