import { cleanText } from '../../platform/forms/clean-text.ts'

/** Further pages cost more and help nobody: whoever is there should narrow the search. */
export const MOST_PAGES = 50
export const PAGE = 20
const LONGEST = 200
const LONGEST_TOPIC = 80

/** What somebody asked of the search; whatever could not be understood is left out. */
export interface Asked {
  readonly text: string
  readonly agency: string
  readonly kind: string
  readonly topic: string
  readonly year: string
  readonly order: 'relevance' | 'newest'
  readonly page: number
  /** Exactly as typed: nothing else is shown in its place where nothing is found. */
  readonly literal: boolean
}

export function readAsked(query: URLSearchParams): Asked {
  const year = query.get('year') ?? ''
  const agency = query.get('agency') ?? ''
  const kind = query.get('kind') ?? ''
  const number = Number(query.get('page') ?? '1')
  return {
    text: cleanText(query.get('q') ?? '').slice(0, LONGEST),
    agency: /^[a-z0-9-]{1,80}$/.test(agency) ? agency : '',
    kind: /^[a-z0-9-]{1,40}$/.test(kind) ? kind : '',
    topic: cleanText(query.get('topic') ?? '').slice(0, LONGEST_TOPIC),
    year: /^(?:19|20)\d\d$/.test(year) ? year : '',
    order: query.get('order') === 'newest' ? 'newest' : 'relevance',
    page: Number.isInteger(number) && number >= 1 && number <= MOST_PAGES ? number : 1,
    literal: query.get('literal') === '1',
  }
}

/** The address of a search, changed in some points. */
export function searchHref(asked: Asked, change: Partial<Asked> = {}): string {
  const { text, agency, kind, topic, year, order, page: number, literal } = { ...asked, ...change }
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (agency !== '') query.set('agency', agency)
  if (kind !== '') query.set('kind', kind)
  if (topic !== '') query.set('topic', topic)
  if (year !== '') query.set('year', year)
  if (order !== 'relevance') query.set('order', order)
  if (number > 1) query.set('page', String(number))
  if (literal) query.set('literal', '1')
  return query.size > 0 ? `/search?${query}` : '/search'
}
