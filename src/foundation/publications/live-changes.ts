import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import type { ListedPublication } from './live.ts'

/** A row for those who keep a copy: also what was withdrawn, so that they can take it out. */
export interface ChangedPublication extends Omit<ListedPublication, 'pinned'> {
  readonly state: 'live' | 'withdrawn'
}

export interface ChangeCursor {
  readonly changedAt: Date
  readonly number: number
}

/** What was released, changed or withdrawn at or after `since`, in the order of change. */
export async function listChanged(
  live: LiveDb,
  filter: {
    readonly since: Date
    readonly agencyKey?: string | undefined
    readonly kind?: string | undefined
    readonly year?: number | undefined
    readonly after?: ChangeCursor | undefined
    readonly limit: number
  },
): Promise<readonly ChangedPublication[]> {
  let query = live
    .selectFrom('live.publications')
    .select([
      'number',
      'kind',
      'title',
      'document_number as documentNumber',
      'index_number as indexNumber',
      'agency_key as agencyKey',
      'agency_name as agencyName',
      'written',
      'first_published as firstPublished',
      'released_at as releasedAt',
      'changed_at as changedAt',
      'version',
      'state',
    ])
    .where('changed_at', '>=', filter.since)
    .orderBy('changed_at')
    .orderBy('number')
    .limit(filter.limit)
  if (filter.agencyKey) query = query.where('agency_key', '=', filter.agencyKey)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.year) {
    query = query
      .where('released_at', '>=', new Date(`${filter.year}-01-01T00:00:00+08:00`))
      .where('released_at', '<', new Date(`${filter.year + 1}-01-01T00:00:00+08:00`))
  }
  const { after } = filter
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('changed_at', 'number'), '>', tuple(after.changedAt, after.number)),
    )
  }
  return query.execute()
}

/** What a sitemap says of one page. */
export interface MappedPublication {
  readonly number: number
  readonly changedAt: Date
}

/** The highest number that was ever given; 0 before the first release. */
export async function lastNumber(live: LiveDb): Promise<number> {
  const row = await live
    .selectFrom('live.publications')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** When the lists last changed, by a release, a change or a withdrawal; null before the first release. */
export async function lastChange(live: LiveDb): Promise<Date | null> {
  const row = await live
    .selectFrom('live.publications')
    .select('changed_at')
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.changed_at ?? null
}

/** What was withdrawn among the numbers `from` to `to`, both included. */
export async function withdrawnNumbers(live: LiveDb, from: number, to: number): Promise<readonly number[]> {
  const rows = await live
    .selectFrom('live.publications')
    .select('number')
    .where('state', '=', 'withdrawn')
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .execute()
  return rows.map(row => row.number)
}

/** Documents above `after` that no node has drawn in this layout, in order. */
export async function undrawnNumbers(
  live: LiveDb,
  layout: string,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await live
    .selectFrom('live.publications as p')
    .select('p.number')
    .where('p.state', '=', 'live')
    .where('p.number', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('live.pages as g')
            .select('g.path')
            .where('g.path', '=', sql<string>`'/d/' || p.number`)
            .where('g.layout', '=', layout),
        ),
      ),
    )
    .orderBy('p.number')
    .limit(limit)
    .execute()
  return rows.map(row => row.number)
}

/** What is live among the numbers `from` to `to`, both included: a piece of the sitemap that stays bounded for ever. */
export async function liveNumbers(
  live: LiveDb,
  from: number,
  to: number,
): Promise<readonly MappedPublication[]> {
  return live
    .selectFrom('live.publications')
    .select(['number', 'changed_at as changedAt'])
    .where('state', '=', 'live')
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .execute()
}
