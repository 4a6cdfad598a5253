import { type Answer, type Crumb, page } from '../../../platform/http/answers.ts'
import type { Visit } from '../../../platform/http/routes.ts'
import { liveAgency } from '../../agencies/index.ts'
import { COLUMNS, columnStandings } from '../../catalogue/index.ts'
import type { PublicationKind } from '../kinds.ts'
import { listLive, pinnedLive } from '../live.ts'
import { listFacets } from '../live-facets.ts'
import { columnLabels } from './labels.ts'
import { ListPage } from './list-page.tsx'
import { type ListQuery, listHref, readListQuery } from './list-query.ts'
import { listNode } from './structured.ts'

const PAGE = 30

/** What a list calls itself. */
export interface ListColumn {
  readonly path: string
  readonly title: string
  readonly columnType: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly crumbs: readonly Crumb[]
}

/** A page of a list. Given one kind, the list is of that kind alone. */
export async function listAnswer(
  visit: Visit,
  column: ListColumn,
  kinds: readonly PublicationKind[],
): Promise<Answer> {
  const only = kinds.length === 1 ? kinds[0]?.key : undefined
  const asked = readListQuery(visit.query, kinds)
  const filter = {
    agencyKey: asked.agencyKey,
    kind: only ?? asked.kind,
    column: asked.column,
    year: asked.year,
    after: asked.after,
  }
  const rows = await listLive(visit.live, { ...filter, limit: PAGE + 1 }, visit.now)
  const shown = rows.slice(0, PAGE)
  const pinned = asked.after || asked.year ? [] : await pinnedLive(visit.live, filter, visit.now)
  const pinnedNumbers = new Set(pinned.map(row => row.number))
  const facets = await listFacets(visit.live, only)
  const standings = await columnStandings(visit.live)
  const kind = only ?? asked.kind
  const { after: _, ...first } = asked
  const followed: ListQuery = { ...first, ...(kind ? { kind } : {}) }
  const agency =
    asked.agencyKey === undefined
      ? undefined
      : (facets.agencies.find(each => each.key === asked.agencyKey) ??
        (await liveAgency(visit.live, asked.agencyKey)))
  const known = asked.agencyKey === undefined || agency !== undefined
  const unpinned = shown.filter(row => !pinnedNumbers.has(row.number))
  const title = agency ? `${agency.name}：${column.title}` : column.title
  const canonical = listHref(column.path, asked)
  return page(
    title,
    <ListPage
      path={column.path}
      query={asked}
      followed={followed}
      known={known}
      kinds={kinds}
      facets={facets}
      columns={COLUMNS.filter(column => standings.has(column.key))}
      pinned={pinned}
      rows={unpinned}
      hasMore={rows.length > PAGE}
    />,
    {
      crumbs: column.crumbs,
      canonical,
      structured: [
        listNode(
          { href: canonical, title, description: column.description },
          [...pinned, ...unpinned],
          visit.origin,
        ),
      ],
      meta: columnLabels({
        name: column.title,
        type: column.columnType,
        description: column.description,
        keywords: column.keywords,
      }),
      head: known ? (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={column.title}
          href={listHref('/feed.xml', followed)}
        />
      ) : null,
    },
  )
}
