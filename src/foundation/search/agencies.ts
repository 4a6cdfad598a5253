import { sql } from 'kysely'
import { civilDateOf } from '../../law/civil-date.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { LiveAgency } from '../agencies/index.ts'
import type { SearchEntry } from './entry.ts'
import { putEntry } from './store.ts'

/** The kind of the entries that lead to agencies' pages. */
export const AGENCY_KIND = 'agency'

/** What the index knows of an agency: every name it ever bore leads to its page. */
export function agencyEntry(agency: LiveAgency): SearchEntry {
  const others = agency.names.map(each => each.name).filter(name => name !== agency.name)
  return {
    id: agency.id,
    kind: AGENCY_KIND,
    href: `/agencies/${agency.key}`,
    title: agency.name,
    documentNumber: null,
    agencyKey: agency.key,
    agencyName: agency.name,
    topic: null,
    day: civilDateOf(agency.changed_at),
    holdsUntil: null,
    summary: agency.functions.slice(0, 120),
    text: [
      agency.short_name,
      ...new Set(others),
      agency.functions,
      agency.address,
      ...agency.inner_offices.map(each => each.name),
    ]
      .filter(text => text !== '')
      .join('\n'),
  }
}

/** Indexes one agency as the public sees it now. Repeatable. */
export async function indexAgency(tx: Tx, id: string): Promise<void> {
  // One at a time: a slower one would write over a newer name what it read before.
  await sql`select pg_advisory_xact_lock(hashtext('search.agency'), hashtext(${id}))`.execute(tx)
  const agency = await tx.selectFrom('live.agencies').selectAll().where('id', '=', id).executeTakeFirst()
  if (agency) await putEntry(tx, agencyEntry(agency))
}

/** The agencies that the index lacks: those that the public sees and that no entry leads to. */
export async function agenciesToIndex(db: Db | Tx): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('live.agencies as a')
    .leftJoin('live.search_entries as s', 's.id', 'a.id')
    .select('a.id')
    .where('s.id', 'is', null)
    .execute()
  return rows.map(row => row.id)
}
