import { sql } from 'kysely'
import type { Db, LiveDb, Tx } from '../../platform/db/db.ts'
import { candidatesOf, type Redirect } from './redirects.ts'
import './tables.ts'

/** The redirects of a site in order of the old addresses. */
export function redirectsOf(db: Db | Tx, key: string): Promise<Redirect[]> {
  return db
    .selectFrom('desk.site_redirects')
    .select(['old', 'new'])
    .where('site_key', '=', key)
    .orderBy('old')
    .execute()
}

/** How many redirects each site has. */
export async function countRedirects(db: Db | Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('desk.site_redirects')
    .select(['site_key', sql<number>`count(*)::int`.as('count')])
    .groupBy('site_key')
    .execute()
  return new Map(rows.map(row => [row.site_key, row.count]))
}

/** Puts a table in the place of the former one, and shows it to the public. */
export async function replaceRedirects(
  tx: Tx,
  key: string,
  table: readonly Redirect[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('desk.site_redirects').where('site_key', '=', key).execute()
  // One array a column: rows by the thousand would be more parameters than a statement takes.
  await sql`insert into desk.site_redirects (site_key, old, new, recorded_at)
    select ${key}, old, new, ${now}
    from unnest(${table.map(each => each.old)}::text[], ${table.map(each => each.new)}::text[]) as t (old, new)`.execute(
    tx,
  )
  await sql`select live.project_site_redirects(${key}, ${now})`.execute(tx)
}

/** The redirect that answers an address of a site, in one indexed read. */
export async function liveRedirect(
  live: LiveDb,
  key: string,
  address: string,
): Promise<Redirect | undefined> {
  const candidates = candidatesOf(address).slice(0, 40)
  const rows = await live
    .selectFrom('live.site_redirects')
    .select(['old', 'new'])
    .where('site_key', '=', key)
    .where('old', 'in', candidates)
    .execute()
  return rows.sort((a, b) => candidates.indexOf(a.old) - candidates.indexOf(b.old))[0]
}
