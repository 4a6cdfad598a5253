import type { Selectable } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { normalName } from './names.ts'
import type { LiveAgencyRow } from './tables.ts'

/** An agency as the public sees it. */
export type LiveAgency = Selectable<LiveAgencyRow>

/** The agency of a key, whatever became of it; undefined where nobody ever had it. */
export function liveAgency(live: LiveDb, key: string): Promise<LiveAgency | undefined> {
  return live.selectFrom('live.agencies').selectAll().where('key', '=', key).executeTakeFirst()
}

/** Every agency in order, those that ended too. */
export function liveAgencies(live: LiveDb): Promise<LiveAgency[]> {
  return live.selectFrom('live.agencies').selectAll().orderBy('position').orderBy('key').execute()
}

/** Agencies after a place in the order, for lists that are read piece by piece. */
export async function liveAgenciesAfter(
  live: LiveDb,
  after: { readonly position: number; readonly key: string } | undefined,
  limit: number,
  filter: {
    readonly kind?: string | undefined
    readonly state?: string | undefined
    readonly parent?: string | undefined
  },
): Promise<LiveAgency[]> {
  let query = live.selectFrom('live.agencies').selectAll().orderBy('position').orderBy('key').limit(limit)
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('position', 'key'), '>', tuple(after.position, after.key)),
    )
  }
  if (filter.kind) query = query.where('kind', '=', filter.kind as LiveAgency['kind'])
  if (filter.parent) query = query.where('parent_key', '=', filter.parent)
  if (filter.state) query = query.where('state', '=', filter.state as LiveAgency['state'])
  return query.execute()
}

/** Whether a text that somebody typed occurs in any name of an agency, or in its code. */
export function isCalled(agency: LiveAgency, text: string): boolean {
  const wanted = normalName(text)
  return [agency.name, agency.short_name, ...agency.names.map(each => each.name)].some(name =>
    normalName(name).includes(wanted),
  )
}
