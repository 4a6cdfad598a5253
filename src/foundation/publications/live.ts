import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import type { PublicationContent } from './content.ts'
import type { LivePublicationRow } from './tables.ts'

/** A row of a public list. */
export interface ListedPublication {
  readonly number: number
  readonly kind: string
  readonly title: string
  readonly documentNumber: string | null
  readonly indexNumber: string
  readonly agencyKey: string
  readonly agencyName: string
  readonly written: string | null
  readonly firstPublished: string | null
  readonly releasedAt: Date
  readonly changedAt: Date
  readonly version: number
  readonly pinned: boolean
}

export interface ListFilter {
  readonly agencyKey?: string | undefined
  readonly kind?: string | undefined
  /** The key of a column. */
  readonly column?: string | undefined
  /** The year of release in Asia/Shanghai. */
  readonly year?: number | undefined
  readonly after?: ListCursor | undefined
  readonly limit: number
}

/** The last row of the page before: lists go on from there, so that a new release never shifts a page. */
export interface ListCursor {
  readonly releasedAt: Date
  readonly number: number
}

/** What a list shows of each row. */
export const LISTED_COLUMNS = [
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
] as const

/** What is live, newest release first: the one list behind site, API, feed, CSV and sitemap. */
export async function listLive(
  live: LiveDb,
  filter: ListFilter,
  now: Date,
): Promise<readonly ListedPublication[]> {
  if (filter.column !== undefined) return listInColumn(live, filter, filter.column, now)
  let query = live
    .selectFrom('live.publications')
    .select(LISTED_COLUMNS)
    .select(sql<boolean>`coalesce(pinned_until > ${now}, false)`.as('pinned'))
    .where('state', '=', 'live')
    .orderBy('released_at', 'desc')
    .orderBy('number', 'desc')
    .limit(filter.limit)
  if (filter.agencyKey) query = query.where('agency_key', '=', filter.agencyKey)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.year) {
    const [from, until] = boundsOf(filter.year)
    query = query.where('released_at', '>=', from).where('released_at', '<', until)
  }
  const { after } = filter
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('released_at', 'number'), '<', tuple(after.releasedAt, after.number)),
    )
  }
  return query.execute()
}

/** The same list for one column, in the order of the column's own index. */
async function listInColumn(
  live: LiveDb,
  filter: Omit<ListFilter, 'column'>,
  column: string,
  now: Date,
): Promise<readonly ListedPublication[]> {
  let query = live
    .selectFrom('live.publication_columns as c')
    .innerJoin('live.publications as p', 'p.id', 'c.publication_id')
    .select(LISTED_COLUMNS.map(name => `p.${name}` as const))
    .select(sql<boolean>`coalesce(p.pinned_until > ${now}, false)`.as('pinned'))
    .where('c.column_key', '=', column)
    .orderBy('c.released_at', 'desc')
    .orderBy('c.number', 'desc')
    .limit(filter.limit)
  if (filter.agencyKey) query = query.where('c.agency_key', '=', filter.agencyKey)
  if (filter.kind) query = query.where('p.kind', '=', filter.kind)
  if (filter.year) {
    const [from, until] = boundsOf(filter.year)
    query = query.where('c.released_at', '>=', from).where('c.released_at', '<', until)
  }
  const { after } = filter
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('c.released_at', 'c.number'), '<', tuple(after.releasedAt, after.number)),
    )
  }
  return query.execute()
}

/** The moments at which a year begins and ends in Asia/Shanghai. */
function boundsOf(year: number): readonly [from: Date, until: Date] {
  return [new Date(`${year}-01-01T00:00:00+08:00`), new Date(`${year + 1}-01-01T00:00:00+08:00`)]
}

/** What is pinned now, to stand above the first page of a list. */
export async function pinnedLive(
  live: LiveDb,
  filter: Pick<ListFilter, 'agencyKey' | 'kind' | 'column'>,
  now: Date,
): Promise<readonly ListedPublication[]> {
  let query = live
    .selectFrom('live.publications')
    .select(LISTED_COLUMNS)
    .select(sql<boolean>`true`.as('pinned'))
    .where('state', '=', 'live')
    .where('pinned_until', '>', now)
    .orderBy('released_at', 'desc')
    .limit(10)
  if (filter.agencyKey) query = query.where('agency_key', '=', filter.agencyKey)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  const { column } = filter
  if (column !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('live.publication_columns as c')
          .select('c.number')
          .whereRef('c.publication_id', '=', 'live.publications.id')
          .where('c.column_key', '=', column),
      ),
    )
  }
  return query.execute()
}

/** One publication as the public may see it, live or withdrawn. */
export async function livePublication(live: LiveDb, number: number) {
  return live.selectFrom('live.publications').selectAll().where('number', '=', number).executeTakeFirst()
}
export type LivePublication = Omit<LivePublicationRow, 'content'> & { content: PublicationContent | null }

/** The versions that the public may compare, newest first. */
export async function liveVersions(live: LiveDb, publicationId: string) {
  return live
    .selectFrom('live.versions')
    .selectAll()
    .where('publication_id', '=', publicationId)
    .orderBy('version', 'desc')
    .execute()
}
