import { sql } from 'kysely'
import { civilDateOf, datePartsOf } from '../../law/civil-date.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import type { PublicationContent } from './content.ts'

/** What a list can be narrowed to; nothing that would lead to an empty page. */
export interface ListFacets {
  readonly agencies: readonly NamedAgency[]
  /** Newest first. */
  readonly years: readonly number[]
}

/** Agencies and years that have something live. */
export async function listFacets(live: LiveDb, kind?: string): Promise<ListFacets> {
  const agencies = kind ? await agenciesOfKind(live, kind) : await agenciesWithAnything(live)
  let bounds = live
    .selectFrom('live.publications')
    .select(({ fn }) => [
      fn.min<Date | null>('released_at').as('first'),
      fn.max<Date | null>('released_at').as('last'),
    ])
    .where('state', '=', 'live')
  if (kind) bounds = bounds.where('kind', '=', kind)
  const { first, last } = await bounds.executeTakeFirstOrThrow()
  const inPinyin = new Intl.Collator('zh-CN')
  return {
    agencies: [...agencies].sort((a, b) => inPinyin.compare(a.name, b.name)),
    years: first && last ? yearsBetween(first, last) : [],
  }
}

interface NamedAgency {
  readonly key: string
  readonly name: string
}

/**
 * Found by stepping through the index from key to key, so that the work grows with the agencies and not with what they
 * publish. Of each key the index holds the newest release first, which bears the agency's present name.
 */
async function agenciesWithAnything(live: LiveDb): Promise<readonly NamedAgency[]> {
  const { rows } = await sql<NamedAgency>`
    with recursive step(key, name) as (
      (select agency_key, agency_name from live.publications where state = 'live'
       order by agency_key, released_at desc, number desc limit 1)
      union all
      select next.agency_key, next.agency_name from step
      cross join lateral (
        select p.agency_key, p.agency_name from live.publications p where p.state = 'live' and p.agency_key > step.key
        order by p.agency_key, p.released_at desc, p.number desc limit 1
      ) next
    )
    select key, name from step`.execute(live)
  return rows
}

/** For kinds of which there are few: it reads them all. */
async function agenciesOfKind(live: LiveDb, kind: string): Promise<readonly NamedAgency[]> {
  return live
    .selectFrom('live.publications')
    .select(['agency_key as key', 'agency_name as name'])
    .distinctOn('agency_key')
    .where('state', '=', 'live')
    .where('kind', '=', kind)
    .orderBy('agency_key')
    .orderBy('released_at', 'desc')
    .execute()
}

/** How much there is of a kind, and when it last changed. `count` stops at `MOST_COUNTED`, which then means “more”. */
export interface KindStanding {
  readonly count: number
  readonly changedAt: Date | null
}

export const MOST_COUNTED = 1000

/** How a part of the disclosure column stands, for one agency or for all. */
export async function kindStanding(live: LiveDb, kind: string, agencyKey?: string): Promise<KindStanding> {
  let rows = live
    .selectFrom('live.publications')
    .select('changed_at')
    .where('state', '=', 'live')
    .where('kind', '=', kind)
    .orderBy('released_at', 'desc')
    .limit(MOST_COUNTED)
  if (agencyKey) rows = rows.where('agency_key', '=', agencyKey)
  return live
    .selectFrom(rows.as('r'))
    .select(({ fn }) => [
      sql<number>`count(*)::int`.as('count'),
      fn.max<Date | null>('r.changed_at').as('changedAt'),
    ])
    .executeTakeFirstOrThrow()
}

/** The fields of their kind's own, for publications of a list, by number. */
export async function liveDetails(
  live: LiveDb,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, PublicationContent['details']>> {
  if (numbers.length === 0) return new Map()
  const rows = await live
    .selectFrom('live.publications')
    .select(['number', sql<PublicationContent['details']>`content -> 'details'`.as('details')])
    .where('number', 'in', numbers)
    .where('state', '=', 'live')
    .execute()
  return new Map(rows.map(row => [row.number, row.details]))
}

function yearsBetween(first: Date, last: Date): number[] {
  const from = datePartsOf(civilDateOf(first)).year
  const to = datePartsOf(civilDateOf(last)).year
  return Array.from({ length: to - from + 1 }, (_, at) => to - at)
}
