import type { SubscriptionSource } from '../../notices/index.ts'
import { foundAmong } from '../../search/index.ts'
import type { PublicationKind } from '../kinds.ts'
import { listHref, readListQuery } from '../portal/list-query.ts'
import { newsSince, placeNow } from './news.ts'
import { readSearchedQuery, searchedHref } from './searched-query.ts'
import { titleOfList, titleOfSearch } from './titles.ts'

const LIST = '/publications'
const SEARCH = '/search'

/** What of publications can be subscribed: every list of them, and every search. */
export function followedPublications(kinds: readonly PublicationKind[]): readonly SubscriptionSource[] {
  return [listSource(kinds), searchSource(kinds)]
}

/** A list: all that is public, or what one agency, kind or year has of it. */
function listSource(kinds: readonly PublicationKind[]): SubscriptionSource {
  const asked = (href: URL) => {
    const { after: _, ...query } = readListQuery(href.searchParams, kinds)
    return query
  }
  return {
    key: 'list',
    label: '信息列表',
    async describe(live, href) {
      if (href.pathname !== LIST) return undefined
      const title = await titleOfList(live, asked(href), kinds)
      return title === undefined ? undefined : { title, href: listHref(LIST, asked(href)) }
    },
    begin: placeNow,
    newer: (live, href, toldTo, until, most) => newsSince(live, toldTo, until, asked(href), most),
  }
}

/** A search: what it would find, as soon as it becomes public, whatever the date in the document. */
function searchSource(kinds: readonly PublicationKind[]): SubscriptionSource {
  return {
    key: 'search',
    label: '搜索',
    async describe(live, href) {
      if (href.pathname !== SEARCH) return undefined
      const asked = readSearchedQuery(href.searchParams, kinds)
      const title = asked && (await titleOfSearch(live, asked, kinds))
      return asked && title !== undefined ? { title, href: searchedHref(SEARCH, asked) } : undefined
    },
    begin: placeNow,
    async newer(live, href, toldTo, until, most) {
      const asked = readSearchedQuery(href.searchParams, kinds)
      if (!asked) return { entries: [], total: 0, toldTo }
      const { agencyKey, kind } = asked
      return newsSince(live, toldTo, until, { agencyKey, kind }, most, ids => foundAmong(live, asked, ids))
    },
  }
}
