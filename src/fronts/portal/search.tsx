import { listFacets, readSearchedQuery, searchedHref } from '../../foundation/publications/index.ts'
import {
  type Correction,
  correctionsOf,
  excerptsOf,
  inSimplified,
  type SearchFilters,
  search,
  searchFacets,
  suggestionsFor,
} from '../../foundation/search/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import type { LiveDb } from '../../platform/db/db.ts'
import { cleanText } from '../../platform/forms/clean-text.ts'
import { bytes, page } from '../../platform/http/answers.ts'
import type { PortalRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { kindsOf } from './kinds.ts'
import { facetWords, filtersOf } from './search-facets.ts'
import { SearchPage } from './search-page.tsx'
import { type Asked, PAGE, readAsked, searchHref } from './search-query.ts'

/** Where completions are offered, for the script that improves a search box. */
export const SUGGEST = '/search/suggest'
/** With so few results a slip of the pen is likely enough to offer something else. */
const LITTLE = 3

/** `/search`: what contains every term as typed, exact things first, and what may have been meant. */
export function searchRoute(house: House): PortalRoute {
  const kinds = kindsOf(house)
  return {
    method: 'GET',
    path: '/search',
    perMinute: 120,
    async handle({ live, now, query }) {
      const today = civilDateOf(now)
      const asked = readAsked(query)
      const empty = asked.text === ''
      const found = await lookFor(live, asked, today)
      const shown = { ...asked, text: found.shownText }
      const [facets, words, excerpts] = await Promise.all([
        empty ? undefined : searchFacets(live, { text: shown.text, ...filters(shown) }),
        facetWords(live, kinds),
        excerptsOf(
          live,
          found.result.hits.map(hit => hit.id),
          found.result.terms,
        ),
      ])
      const folded = inSimplified(asked.text)
      const { agencies } = await listFacets(live)
      const known = asked.agency === '' || agencies.some(each => each.key === asked.agency)
      const followed = known ? readSearchedQuery(query, kinds) : undefined
      return page(
        empty ? '站内搜索' : `“${asked.text}”的搜索结果`,
        <SearchPage
          asked={asked}
          shown={shown}
          result={found.result}
          offered={found.offered}
          excerpts={excerpts}
          today={today}
          folded={folded === asked.text ? undefined : folded}
          filters={facets ? filtersOf(asked, facets, words) : []}
          approximate={facets?.approximate ?? false}
          kindLabel={key => words.kinds.get(key) ?? ''}
          followed={
            followed && {
              feed: searchedHref('/feed.xml', followed),
              href: searchedHref('/search', followed),
            }
          }
        />,
        {
          canonical: searchHref({ ...asked, literal: false }),
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
          scripts: ['suggest.js'],
        },
      )
    },
  }
}

/** Results, and where there are few what else may have been meant; where there are none, the best of that is shown. */
async function lookFor(live: LiveDb, asked: Asked, today: string) {
  const ask = (text: string) =>
    search(live, {
      text,
      ...filters(asked),
      order: asked.order,
      today,
      offset: (asked.page - 1) * PAGE,
      limit: PAGE,
    })
  const none: readonly Correction[] = []
  if (asked.text === '') {
    return { result: { terms: [], hits: [], total: 0 }, shownText: '', offered: none }
  }
  const result = await ask(asked.text)
  if (result.total > LITTLE) return { result, shownText: asked.text, offered: none }
  const corrections = await correctionsOf(live, { text: asked.text, ...filters(asked) })
  const offered = corrections.filter(each => each.total > result.total)
  const [best, ...others] = offered
  if (result.total > 0 || asked.literal || !best) return { result, shownText: asked.text, offered }
  return { result: await ask(best.text), shownText: best.text, offered: others }
}

function filters(asked: Asked): SearchFilters {
  return {
    agencyKey: asked.agency || undefined,
    kind: asked.kind || undefined,
    topic: asked.topic || undefined,
    year: asked.year === '' ? undefined : Number(asked.year),
  }
}

/** `/search/suggest?q=`: completions of what is being typed, for a script. */
export function suggestRoute(): PortalRoute {
  return {
    method: 'GET',
    path: SUGGEST,
    perMinute: 300,
    async handle({ live, now, query }) {
      const typed = cleanText(query.get('q') ?? '').slice(0, 64)
      return bytes(
        'application/json; charset=utf-8',
        JSON.stringify(await suggestionsFor(live, typed, civilDateOf(now))),
        {
          'x-robots-tag': 'noindex',
        },
      )
    },
  }
}
