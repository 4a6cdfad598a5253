import { liveSiteAt, type Site } from '../../foundation/sites/index.ts'
import { page } from '../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../platform/http/routes.ts'
import { observe } from './probe.ts'
import { composeReport, type Report } from './report.ts'
import { PublicInspection } from './views.tsx'
import { PUBLIC_PATH, PUBLIC_TITLE } from './words.ts'

/** An inspection draws pages and tries links: strangers share one for so long, and read when it was made. */
const LASTS = 10 * 60_000

/** Of one house, by its connection: the last report of each site, or the one that is being made. */
const kept = new WeakMap<
  Visit['live'],
  Map<string, { readonly at: Date; readonly report: Promise<Report> }>
>()

/** What the machine found of the site of the host that was asked. */
export const inspectionPortal: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: PUBLIC_PATH,
    async handle(visit) {
      const site = await liveSiteAt(visit.live, visit.host)
      const report = await lately(visit, site)
      return page(PUBLIC_TITLE, <PublicInspection report={report} siteName={site.name} />)
    },
  },
]

function lately(visit: Visit, site: Site): Promise<Report> {
  const bySite = kept.get(visit.live) ?? new Map()
  kept.set(visit.live, bySite)
  const last = bySite.get(site.key)
  const age = last ? visit.now.getTime() - last.at.getTime() : Number.POSITIVE_INFINITY
  if (last && age >= 0 && age < LASTS) return last.report
  const report = observe(visit, site).then(observed => composeReport(observed, visit.now))
  bySite.set(site.key, { at: visit.now, report })
  // A failure is not kept: the next who asks tries again.
  report.catch(() => bySite.delete(site.key))
  return report
}
