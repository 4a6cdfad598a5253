import type { LiveDb } from '../../platform/db/db.ts'
import { liveSiteAt, liveSites, originOf, type Site } from '../sites/index.ts'

/** The site in whose name letters are sent, and to which their links lead. */
export interface LetterSite {
  readonly key: string
  readonly name: string
  /** Without a slash at the end. */
  readonly origin: string
}

/** The site whose page somebody subscribes. */
export async function siteAsked(live: LiveDb, host: string, baseOrigin: string): Promise<LetterSite> {
  return lettersOf(await liveSiteAt(live, host), baseOrigin)
}

/** The site of a subscription; the whole base, where that one was closed since: links must open something. */
export async function siteOfKey(live: LiveDb, key: string, baseOrigin: string): Promise<LetterSite> {
  const sites = await liveSites(live)
  const site = sites.find(each => each.key === key && each.state === 'open') ?? sites[0]
  if (!site) throw new Error('the house has no site')
  return lettersOf(site, baseOrigin)
}

function lettersOf(site: Site, baseOrigin: string): LetterSite {
  return { key: site.key, name: site.name, origin: originOf(site, baseOrigin) }
}
