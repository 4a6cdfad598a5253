import type { Tx } from '../../platform/db/db.ts'
import { changeSite, openSite } from './actions/identity.ts'
import type { SiteIdentity } from './site.ts'
import { listSites } from './store.ts'

/** A city's sites: that of the whole base, and further ones by their keys. */
export interface CitySites {
  readonly base: SiteIdentity
  readonly others: readonly (SiteIdentity & { readonly key: string })[]
}

/** Names the base and opens the other sites by the room's own actions. Throws where the table is not sound. */
export async function loadDemoSites(tx: Tx, sites: CitySites, now: Date): Promise<void> {
  const [base] = await listSites(tx)
  if (!base) throw new Error('the house has no site')
  const named = await changeSite(
    tx,
    { key: base.key, version: base.version, identity: sites.base },
    null,
    now,
  )
  if (!named.ok) throw new Error(`refused: ${JSON.stringify(named.problems)}`)
  for (const site of sites.others) {
    const opened = await openSite(tx, site, null, now)
    if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened.problems)}`)
  }
}
