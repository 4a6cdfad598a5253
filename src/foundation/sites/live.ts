import type { LiveDb } from '../../platform/db/db.ts'
import { type Site, siteOf } from './site.ts'
import './tables.ts'

/** Every site as the public may know it, the default one first. */
export async function liveSites(live: LiveDb): Promise<readonly Site[]> {
  const rows = await live
    .selectFrom('live.sites')
    .selectAll()
    .orderBy('is_default', 'desc')
    .orderBy('key')
    .execute()
  return rows.map(siteOf)
}
