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

/** The site of a host name, as the directory would answer: the default one where no site bears it. */
export async function liveSiteAt(live: LiveDb, host: string): Promise<Site> {
  const sites = await liveSites(live)
  const site = sites.find(({ hosts }) => hosts.includes(host.toLowerCase().replace(/\.$/, ''))) ?? sites[0]
  if (!site) throw new Error('the house has no site')
  return site
}
