import { liveAgency } from '../../foundation/agencies/index.ts'
import { columnStandings, liveAbsentItems } from '../../foundation/catalogue/index.ts'
import { listLive } from '../../foundation/publications/index.ts'
import { liveSites, originOf, type Site } from '../../foundation/sites/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import type { Visit } from '../../platform/http/routes.ts'
import { siteColumns } from './inspected-columns.ts'
import type { Observed } from './observed.ts'
import { probeHome, probeSearch } from './probe-home.ts'
import { probeLinks } from './probe-links.ts'
import { type PageToSee, probePages } from './probe-pages.ts'

/** What an inspection needs of a visit. */
export type Ground = Pick<Visit, 'live' | 'now' | 'origin' | 'self'>

/** Reads what is true of a site now. It sees what the public sees: the reader connection and drawn pages. */
export async function observe({ live, now, origin, self }: Ground, site: Site): Promise<Observed> {
  const { agencyKey } = site
  const own = originOf(site, origin)
  const [newest] = await listLive(live, { agencyKey: agencyKey ?? undefined, limit: 1 }, now)
  const agency = agencyKey === null ? undefined : await liveAgency(live, agencyKey)
  const columns = siteColumns(
    agency?.level,
    await columnStandings(live, agencyKey ?? undefined),
    agencyKey === null ? new Set() : await liveAbsentItems(live, agencyKey),
  )
  const filled = columns.columns.find(({ entries }) => entries > 0)
  const pages: PageToSee[] = [
    { kind: 'home', name: '首页', path: '/' },
    { kind: 'column', name: '最新公开', path: '/publications' },
  ]
  if (filled) pages.push({ kind: 'column', name: `栏目“${filled.name}”`, path: `/columns/${filled.key}` })
  if (newest) pages.push({ kind: 'content', name: `《${newest.title}》`, path: `/d/${newest.number}` })
  const ownHosts = hostsOf(await liveSites(live), origin)
  const { homeHtml, ...seen } = await probePages(self, site, own, pages)
  return {
    today: civilDateOf(now),
    newest: newest
      ? { day: civilDateOf(newest.releasedAt), title: newest.title, href: `${own}/d/${newest.number}` }
      : null,
    columns,
    columnHref: key => `${own}/columns/${key}`,
    ...seen,
    home: homeHtml === undefined ? undefined : await probeHome(self, homeHtml, own, ownHosts),
    domain: site.domain === '' ? new URL(own).hostname : site.domain,
    searchFinds: newest ? await probeSearch(self, own, newest) : undefined,
    links: await probeLinks({ live, self, agencyKey, origin: own, ownHosts }),
    listensOnIpv6: self.listensOnIpv6(),
  }
}

/** Every host of the platform and its sites, with the port that their addresses bear. */
function hostsOf(sites: readonly Site[], origin: string): ReadonlySet<string> {
  const { host, port } = new URL(origin)
  const suffix = port === '' ? '' : `:${port}`
  return new Set([host, ...sites.flatMap(site => site.hosts.map(each => `${each}${suffix}`))])
}
