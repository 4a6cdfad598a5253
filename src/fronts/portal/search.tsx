import { listFacets, readSearchedQuery, searchedHref } from '../../foundation/publications/index.ts'
import { excerptsOf, normalise, type SearchResult, search } from '../../foundation/search/index.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import { page } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import type { Filter } from '../../ui/filter-panel/filter-panel.tsx'
import { kindsOf } from './kinds.ts'
import { SearchPage } from './search-page.tsx'
import { PAGE, readAsked, searchHref } from './search-query.ts'
import { simplified } from './traditional.ts'

/** `/search`: what contains every term as typed, exact things first. */
export function searchRoute(house: House): PortalRoute {
  const kinds = kindsOf(house)
  return {
    method: 'GET',
    path: '/search',
    perMinute: 120,
    async handle({ live, query }) {
      const asked = readAsked(query)
      const look = (text: string) =>
        search(live, {
          text,
          agencyKey: asked.agency || undefined,
          kind: asked.kind || undefined,
          year: asked.year === '' ? undefined : Number(asked.year),
          order: asked.order,
          offset: (asked.page - 1) * PAGE,
          limit: PAGE,
        })
      const empty = asked.text === ''
      let result: SearchResult = empty ? { terms: [], hits: [], total: 0 } : await look(asked.text)
      let folded: string | undefined
      if (!empty && result.total === 0 && simplified(asked.text) !== asked.text) {
        folded = simplified(asked.text)
        result = await look(folded)
      }
      const found = await excerpts(live, result)
      const facets = await listFacets(live)
      const known = asked.agency === '' || facets.agencies.some(each => each.key === asked.agency)
      const followed = known ? readSearchedQuery(query, kinds) : undefined
      const filters: readonly Filter[] = [
        {
          name: 'agency',
          label: '发布机构',
          value: asked.agency,
          options: facets.agencies.map(({ key, name }) => ({ value: key, label: name })),
        },
        {
          name: 'kind',
          label: '信息种类',
          value: asked.kind,
          options: kinds.map(kind => ({ value: kind.key, label: kind.label })),
        },
        {
          name: 'year',
          label: '年份',
          value: asked.year,
          options: yearsUpTo(facets.years).map(year => ({ value: String(year), label: `${year} 年` })),
        },
      ]
      return page(
        empty ? '站内搜索' : `“${asked.text}”的搜索结果`,
        <SearchPage
          asked={asked}
          result={result}
          excerpts={found}
          folded={folded}
          filters={filters}
          followed={
            followed && {
              feed: searchedHref('/feed.xml', followed),
              href: searchedHref('/search', followed),
            }
          }
          kindLabel={key => kinds.find(kind => kind.key === key)?.label ?? ''}
        />,
        {
          canonical: searchHref(asked),
          ownHeading: true,
          head: (
            <>
              <meta name="robots" content="noindex, follow" />
              {followed ? (
                <link
                  rel="alternate"
                  type="application/atom+xml"
                  title={`搜索“${followed.text}”`}
                  href={searchedHref('/feed.xml', followed)}
                />
              ) : null}
            </>
          ),
        },
      )
    },
  }
}

/** For what shows no term in its title or summary: the place in its text that was found. */
async function excerpts(live: LiveDb, { hits, terms }: SearchResult): Promise<ReadonlyMap<string, string>> {
  const out = new Map<string, string>()
  for (const term of terms) {
    const hidden = hits.filter(
      hit =>
        !out.has(hit.id) &&
        ![hit.title, hit.summary, hit.documentNumber ?? ''].some(text => normalise(text).includes(term)),
    )
    const found = await excerptsOf(
      live,
      hidden.map(hit => hit.id),
      term,
    )
    for (const [id, text] of found) out.set(id, text)
  }
  return out
}

/** Documents are older than their release here: the years go back to the first that documents were put online. */
function yearsUpTo(released: readonly number[]): number[] {
  const newest = released[0]
  if (newest === undefined) return []
  const oldest = Math.min(2000, released.at(-1) ?? newest)
  return Array.from({ length: newest - oldest + 1 }, (_, at) => newest - at)
}
