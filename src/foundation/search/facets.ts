import { type RawBuilder, sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { onLists } from './lists.ts'
import {
  candidate,
  countUpTo,
  INDEX,
  LIMITS,
  provenByText,
  type SearchFilters,
  titleCandidate,
  WITH_TEXTS,
} from './matching.ts'
import { type ParsedQuery, parseQuery } from './query.ts'

/** How many hits have one value of a facet. */
export interface FacetValue {
  readonly value: string
  readonly count: number
}

export interface SearchFacets {
  /** Most frequent first; years newest first. */
  readonly kinds: readonly FacetValue[]
  readonly agencies: readonly FacetValue[]
  readonly topics: readonly FacetValue[]
  readonly years: readonly FacetValue[]
  /** The counts are not exact: of very many a sample was counted, or entries that hold all parts of the terms. */
  readonly approximate: boolean
}

type Dimension = 'kind' | 'agency' | 'topic' | 'year'
const DIMENSIONS: readonly Dimension[] = ['kind', 'agency', 'topic', 'year']

/**
 * What a search can be narrowed to, with counts. Each facet is counted under the other filters and not under its own, so
 * that one can go from one value to another. Exact where no more are found than a search counts.
 */
export function searchFacets(
  live: LiveDb,
  query: SearchFilters & { readonly text: string },
): Promise<SearchFacets> {
  return onLists(live, snapshot => facetsOf(snapshot, query))
}

async function facetsOf(
  live: LiveDb,
  query: SearchFilters & { readonly text: string },
): Promise<SearchFacets> {
  const parsed = parseQuery(query.text)
  const narrowed = DIMENSIONS.filter(dimension => isNarrowed(query, dimension))
  const open = DIMENSIONS.filter(dimension => !narrowed.includes(dimension))
  // All facets without a filter of their own share one reading.
  const readings: readonly (readonly Dimension[])[] = [
    ...(open.length > 0 ? [open] : []),
    ...narrowed.map(dimension => [dimension]),
  ]
  const counted: Partial<Record<Dimension, readonly FacetValue[]>> = {}
  let approximate = false
  for (const dimensions of readings) {
    const filters = dimensions === open ? query : without(query, dimensions[0])
    const reading = await count(live, parsed, filters, dimensions)
    Object.assign(counted, reading.counted)
    approximate ||= reading.approximate
  }
  const years = [...(counted.year ?? [])].sort((a, b) => Number(b.value) - Number(a.value))
  return {
    kinds: counted.kind ?? [],
    agencies: counted.agency ?? [],
    topics: counted.topic ?? [],
    years,
    approximate,
  }
}

const SAMPLE = 8

const COLUMNS: Readonly<Record<Dimension, RawBuilder<unknown>>> = {
  kind: sql`i.kind`,
  agency: sql`i.agency_key`,
  topic: sql`i.topic`,
  year: sql`date_part('year', i.day)::int`,
}

async function count(
  live: LiveDb,
  parsed: ParsedQuery,
  filters: SearchFilters,
  dimensions: readonly Dimension[],
): Promise<{ counted: Partial<Record<Dimension, readonly FacetValue[]>>; approximate: boolean }> {
  const all = parsed.titlesOnly ? titleCandidate(parsed, filters) : candidate(parsed, filters)
  const unproven = !parsed.titlesOnly && parsed.unproven.length > 0
  const candidates = await countUpTo(live, all, LIMITS.checked + 1)
  const few = unproven && candidates <= LIMITS.few
  // Of very many every eighth is counted: the shares are what somebody narrows by.
  const sampled = candidates > LIMITS.checked
  const from = few ? WITH_TEXTS : INDEX
  const condition = few
    ? sql<boolean>`(${all} and ${provenByText(parsed)})`
    : sampled
      ? sql<boolean>`(${all} and i.ord % ${SAMPLE} = 0)`
      : all
  const columns = dimensions.map(dimension => sql`${COLUMNS[dimension]} as ${sql.ref(dimension)}`)
  const sets = dimensions.map(dimension => sql`(${sql.ref(dimension)})`)
  const names = dimensions.map(dimension => sql.ref(dimension))
  const { rows } = await sql<{ dimension: number; value: string | null; count: number }>`
    select grouping(${sql.join(names)}) as dimension, coalesce(${sql.join(names.map(name => sql`${name}::text`))}) as value,
      (count(*) * ${sampled ? SAMPLE : 1}::int)::int as count
    from (select ${sql.join(columns)} from ${from} where ${condition}) m
    group by grouping sets (${sql.join(sets)})
    order by count desc, value`.execute(live)
  const counted: Partial<Record<Dimension, FacetValue[]>> = {}
  for (const { dimension: bits, value, count: n } of rows) {
    // grouping() says by bits which columns a row was not grouped by, the first column in the highest.
    const at = dimensions.findIndex((_, place) => (bits & (1 << (dimensions.length - 1 - place))) === 0)
    const dimension = dimensions[at]
    if (!dimension || value === null) continue
    counted[dimension] = [...(counted[dimension] ?? []), { value, count: n }]
  }
  return { counted, approximate: sampled || (unproven && !few) }
}

function isNarrowed(filters: SearchFilters, dimension: Dimension): boolean {
  const { kind, agencyKey, topic, year } = filters
  return Boolean({ kind, agency: agencyKey, topic, year }[dimension])
}

function without(filters: SearchFilters, dimension: Dimension | undefined): SearchFilters {
  const { kind, agencyKey, topic, year } = filters
  return {
    kind: dimension === 'kind' ? undefined : kind,
    agencyKey: dimension === 'agency' ? undefined : agencyKey,
    topic: dimension === 'topic' ? undefined : topic,
    year: dimension === 'year' ? undefined : year,
  }
}
