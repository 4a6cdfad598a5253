import {
  listHref,
  listLive,
  newestSearched,
  readListQuery,
  readSearchedQuery,
  searchedHref,
  titleOfList,
  titleOfSearch,
} from '../../foundation/publications/index.ts'
import { refuse } from '../../platform/http/answers.ts'
import type { PortalRoute, Visit } from '../../platform/http/routes.ts'
import type { FrontHouse } from '../front-house.ts'
import { type AtomFeed, atomText } from './atom.ts'
import { kindsOf } from './kinds.ts'
import { publicText } from './public-text.ts'
import { siteAt } from './site.ts'

const MOST = 50
const FEED = '/feed.xml'
const INEXACT = '搜索结果很多，其中早先发布的可能没有列全；请缩小搜索范围后再订阅。'

type Content = Pick<AtomFeed, 'title' | 'id' | 'self' | 'alternate' | 'first' | 'next' | 'rows' | 'note'>

/**
 * `/feed.xml`: any list and any search as Atom, newest release first. It takes what the list takes (`agency`, `kind`,
 * `column`, `year`), and with `q` what the search takes. A list goes on page by page; of a search the newest are given.
 */
export function feedRoute(house: FrontHouse): PortalRoute {
  const kinds = kindsOf(house)
  return {
    method: 'GET',
    path: FEED,
    perMinute: 240,
    async handle(visit) {
      const content = await (visit.query.has('q') ? searched(visit) : listed(visit))
      if (!content) return refuse(404, '没有这个订阅地址。请从列表或者搜索结果页重新复制。')
      const site = siteAt(house, visit.host)
      const text = atomText({
        ...content,
        origin: visit.origin,
        siteOrigin: site.origin,
        siteName: site.name,
        kindLabel: key => kinds.find(each => each.key === key)?.label ?? key,
      })
      return publicText('application/atom+xml', text)
    },
  }

  async function listed({ live, now, query }: Visit): Promise<Content | undefined> {
    const asked = readListQuery(query, kinds)
    const { after, ...all } = asked
    const title = await titleOfList(live, all, kinds)
    if (title === undefined) return undefined
    const rows = await listLive(live, { ...asked, limit: MOST + 1 }, now)
    const shown = rows.slice(0, MOST)
    const first = listHref(FEED, all)
    return {
      title,
      id: first,
      self: listHref(FEED, asked),
      alternate: listHref('/publications', all),
      first: after || rows.length > MOST ? first : undefined,
      next: rows.length > MOST ? listHref(FEED, all, shown.at(-1)) : undefined,
      rows: shown,
    }
  }

  async function searched({ live, now, query }: Visit): Promise<Content | undefined> {
    const asked = readSearchedQuery(query, kinds)
    const title = asked && (await titleOfSearch(live, asked, kinds))
    if (!asked || title === undefined) return undefined
    const self = searchedHref(FEED, asked)
    const { rows, exact } = await newestSearched(live, asked, MOST, now)
    const note = exact ? undefined : INEXACT
    return { title, id: self, self, alternate: searchedHref('/search', asked), rows, note }
  }
}
