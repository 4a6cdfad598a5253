import type { PortalRoute } from '../../platform/http/routes.ts'
import type { PortalPanel } from '../../platform/room/room.ts'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import type { PublicationKind } from './kinds.ts'
import { listLive, pinnedLive } from './live.ts'
import { compareRoute, documentRoute, downloadRoute, versionRoute } from './portal/document-routes.tsx'
import { listedEntry } from './portal/list-page.tsx'
import { listAnswer } from './portal/list-route.tsx'

/** The public addresses of publications: the list of all, and everything below `/d/NUMBER`. */
export function portalRoutes(kinds: readonly PublicationKind[]): readonly PortalRoute[] {
  return [
    {
      method: 'GET',
      path: '/publications',
      handle: visit =>
        listAnswer(
          visit,
          {
            path: '/publications',
            title: '最新公开',
            columnType: '政策文件',
            description: '各机构公开的政府信息，按发布时间从新到旧排列，可以按机构、种类和年份查找。',
            keywords: ['政府信息公开', '政策文件', '通知公告'],
            crumbs: [],
          },
          kinds,
        ),
    },
    documentRoute(kinds),
    versionRoute(kinds),
    compareRoute(kinds),
    downloadRoute(kinds),
  ]
}

const NEWEST = 10
const OF_AGENCY = 8

/** What the home page and an agency's page show of publications. */
export function portalPanels(_kinds: readonly PublicationKind[]): readonly PortalPanel[] {
  return [
    {
      place: 'home',
      order: 10,
      async render({ live, now }) {
        const rows = await withPinned(live, {}, NEWEST, now)
        return (
          <section aria-labelledby="newest">
            <h2 id="newest">最新公开</h2>
            {rows.length === 0 ? (
              <EmptyState title="还没有公开的信息">
                <p>信息发布以后会列在这里。</p>
              </EmptyState>
            ) : (
              <>
                <DocumentList items={rows.map(listedEntry)} label="最新公开" />
                <p>
                  <a href="/publications">查看全部公开信息</a>
                </p>
              </>
            )}
          </section>
        )
      },
    },
    {
      place: 'agency',
      order: 10,
      async render({ live, now }, agencyKey) {
        if (agencyKey === null) return null
        const rows = await withPinned(live, { agencyKey }, OF_AGENCY, now)
        if (rows.length === 0) return null
        return (
          <section aria-labelledby="agency-publications">
            <h2 id="agency-publications">公开的信息</h2>
            <DocumentList items={rows.map(listedEntry)} label="公开的信息" />
            <p>
              <a href={`/publications?agency=${encodeURIComponent(agencyKey)}`}>查看该机构公开的全部信息</a>
            </p>
          </section>
        )
      },
    },
  ]
}

/** Pinned first, then the newest, none of them twice. */
async function withPinned(
  live: Parameters<typeof listLive>[0],
  filter: { readonly agencyKey?: string },
  most: number,
  now: Date,
) {
  const pinned = await pinnedLive(live, filter, now)
  const numbers = new Set(pinned.map(row => row.number))
  const newest = await listLive(live, { ...filter, limit: most + pinned.length }, now)
  return [...pinned, ...newest.filter(row => !numbers.has(row.number))].slice(
    0,
    Math.max(most, pinned.length),
  )
}
