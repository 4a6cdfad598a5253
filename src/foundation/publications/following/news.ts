import type { LiveDb } from '../../../platform/db/db.ts'
import type { News } from '../../notices/index.ts'
import { cursorOf, type Place, placeOf } from '../cursors.ts'

/** So many rows are read at once; what is followed may be a whole city's. */
const PIECE = 1000
/** Above every number: a place that lies behind all that changed at its moment. */
const BEHIND_ALL = 2_147_483_647

/** By what changed rows are narrowed before anything else looks at them. */
export interface NewsFilter {
  readonly agencyKey?: string | undefined
  readonly kind?: string | undefined
  readonly column?: string | undefined
  /** The year of release in Asia/Shanghai. */
  readonly year?: number | undefined
}

/** The place of whoever begins now. */
export function placeNow(now: Date): string {
  return cursorOf({ at: now, number: BEHIND_ALL })
}

/**
 * What became live, or got a newer version, after a place and not after `until`, newest first. `wanted` chooses among
 * the rows of a piece; without it all are. What was withdrawn meanwhile is not listed.
 */
export async function newsSince(
  live: LiveDb,
  toldTo: string,
  until: Date,
  filter: NewsFilter,
  most: number,
  wanted?: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<News> {
  const start = placeOf(toldTo)
  if (!start) throw new Error('This place was not written by this source.')
  if (until <= start.at) return { entries: [], total: 0, toldTo }
  const kept: ChangedRow[] = []
  let total = 0
  for (let from: Place | undefined = start; from; ) {
    const rows = await changedAfter(live, from, until, filter)
    const chosen = wanted ? await wanted(rows.map(row => row.id)) : undefined
    const fitting = rows.filter(row => chosen?.has(row.id) ?? true)
    total += fitting.length
    kept.push(...fitting)
    kept.splice(0, kept.length - most)
    const last: ChangedRow | undefined = rows.length < PIECE ? undefined : rows.at(-1)
    from = last && { at: last.changedAt, number: last.number }
  }
  return {
    entries: kept.reverse().map(row => ({
      title: row.title,
      href: `/d/${row.number}`,
      at: row.changedAt,
      agencyName: row.agencyName,
      changed: row.releasedAt <= start.at,
    })),
    total,
    toldTo: cursorOf({ at: until, number: BEHIND_ALL }),
  }
}

interface ChangedRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly agencyName: string
  readonly releasedAt: Date
  readonly changedAt: Date
}

async function changedAfter(
  live: LiveDb,
  after: Place,
  until: Date,
  { agencyKey, kind, column, year }: NewsFilter,
): Promise<readonly ChangedRow[]> {
  let query = live
    .selectFrom('live.publications')
    .select(['id', 'number', 'title', 'agency_name as agencyName'])
    .select(['released_at as releasedAt', 'changed_at as changedAt'])
    .where('state', '=', 'live')
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('changed_at', 'number'), '>', tuple(after.at, after.number)),
    )
    .where('changed_at', '<=', until)
    .orderBy('changed_at')
    .orderBy('number')
    .limit(PIECE)
  if (agencyKey) query = query.where('agency_key', '=', agencyKey)
  if (kind) query = query.where('kind', '=', kind)
  if (column) {
    query = query.where('id', 'in', ({ selectFrom }) =>
      selectFrom('live.publication_columns').select('publication_id').where('column_key', '=', column),
    )
  }
  if (year) {
    query = query
      .where('released_at', '>=', new Date(`${year}-01-01T00:00:00+08:00`))
      .where('released_at', '<', new Date(`${year + 1}-01-01T00:00:00+08:00`))
  }
  return query.execute()
}
