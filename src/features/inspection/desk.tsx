import { originOf, type Site, siteByKey } from '../../foundation/sites/index.ts'
import { type Answer, bytes, page, refuse } from '../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../platform/http/routes.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { seeInspection } from './permissions.ts'
import { observe } from './probe.ts'
import { composeReport, type Report } from './report.ts'
import { reportCsv } from './report-csv.ts'
import { InspectionPage } from './views.tsx'
import { PUBLIC_PATH, TITLE } from './words.ts'

const SITES = '/desk/sites'
const path = `${SITES}/:key/inspection`

/** The self-inspection of one site, computed while one waits, and the same as a file. */
export const inspectionDesk: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: seeInspection,
    handle: visit =>
      inspected(visit, (site, report) => {
        const body = (
          <InspectionPage
            report={report}
            csv={`${SITES}/${site.key}/inspection.csv`}
            publicHref={`${originOf(site, visit.origin)}${PUBLIC_PATH}`}
          />
        )
        return page(TITLE, body, { crumbs: crumbsOf(site) })
      }),
  },
  {
    method: 'GET',
    path: `${path}.csv`,
    may: seeInspection,
    handle: visit =>
      inspected(visit, (site, report) =>
        bytes('text/csv; charset=utf-8', reportCsv(site.name, report), {
          'content-disposition': `attachment; filename="inspection-${site.key}.csv"`,
        }),
      ),
  },
]

async function inspected(visit: DeskVisit, answer: (site: Site, report: Report) => Answer): Promise<Answer> {
  const key = visit.params.key ?? ''
  const site = /^[a-z][a-z0-9-]{1,29}$/.test(key) ? await siteByKey(visit.db, key) : undefined
  if (!site) return refuse(404, '没有这个网站。请从网站列表重新选择。')
  if (site.state === 'closed') return page(TITLE, <ClosedNotice />, { crumbs: crumbsOf(site) })
  return answer(site, composeReport(await observe(visit, site), visit.now))
}

function ClosedNotice() {
  return (
    <Notice title="网站已关停">
      <p>各地址显示关停公告，没有可以检查的页面。恢复以后再自查。</p>
    </Notice>
  )
}

function crumbsOf(site: Site) {
  return [
    { href: SITES, label: '网站管理' },
    { href: `${SITES}/${site.key}`, label: site.name },
  ]
}
