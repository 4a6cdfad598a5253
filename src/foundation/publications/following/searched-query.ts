import { cleanText } from '../../../platform/forms/clean-text.ts'
import { termsOf } from '../../search/index.ts'

const LONGEST = 200

/** What a search asks, apart from order and page: the same question has the same feed and the same subscription. */
export interface SearchedQuery {
  readonly text: string
  readonly agencyKey?: string
  readonly kind?: string
  readonly topic?: string
  readonly year?: number
}

/** Reads what `/search` was asked. Undefined where no word to look for is left of it. */
export function readSearchedQuery(
  query: URLSearchParams,
  kinds: readonly { readonly key: string }[],
): SearchedQuery | undefined {
  const text = cleanText(query.get('q') ?? '').slice(0, LONGEST)
  if (termsOf(text).length === 0) return undefined
  const agency = query.get('agency') ?? ''
  const kind = query.get('kind') ?? ''
  const topic = cleanText(query.get('topic') ?? '').slice(0, 40)
  const year = query.get('year') ?? ''
  return {
    text,
    ...(/^[a-z0-9-]{1,80}$/.test(agency) ? { agencyKey: agency } : {}),
    ...(kinds.some(each => each.key === kind) ? { kind } : {}),
    ...(topic === '' ? {} : { topic }),
    ...(/^(?:19|20)\d\d$/.test(year) ? { year: Number(year) } : {}),
  }
}

/** The same question at another address: the search page, or its feed. */
export function searchedHref(path: '/search' | '/feed.xml', query: SearchedQuery): string {
  const { text, agencyKey, kind, topic, year } = query
  const search = new URLSearchParams({ q: text })
  if (agencyKey) search.set('agency', agencyKey)
  if (kind) search.set('kind', kind)
  if (topic) search.set('topic', topic)
  if (year) search.set('year', String(year))
  return `${path}?${search}`
}
