import { INDEX_VERSION, normalise } from './normalise.ts'
import { soundTokens } from './pinyin.ts'
import type { SearchEntryRow, SearchIndexRow, SearchTextRow } from './tables.ts'
import { bodyTokens, filterToken, type Token, titleTokens } from './tokens.ts'

/** What a room tells the index of one thing that is live. */
export interface SearchEntry {
  readonly id: string
  readonly kind: string
  readonly href: string
  readonly title: string
  readonly documentNumber: string | null
  readonly agencyKey: string
  readonly agencyName: string
  readonly topic: string | null
  /** The day by which it is sorted, `YYYY-MM-DD`. */
  readonly day: string
  /** The last day on which the text holds; null where it says none. */
  readonly holdsUntil: string | null
  readonly summary: string
  readonly text: string
}

/** All that is stored of an entry. */
export type IndexedEntry = SearchEntryRow & Omit<SearchIndexRow, 'ord'> & Omit<SearchTextRow, 'ord'>

/** Computes what is stored of an entry: its normal forms and its lists of tokens. Pure, so that a rebuild repeats it. */
export function indexed(entry: SearchEntry): IndexedEntry {
  const title = normalise(entry.title)
  const number = entry.documentNumber ? normalise(entry.documentNumber) : null
  const body = normalise([entry.title, entry.documentNumber ?? '', entry.text].join('\n'))
  const filters = filterTokens(entry)
  return {
    id: entry.id,
    kind: entry.kind,
    href: entry.href,
    title: entry.title,
    document_number: entry.documentNumber,
    agency_key: entry.agencyKey,
    agency_name: entry.agencyName,
    topic: entry.topic,
    day: entry.day,
    holds_until: entry.holdsUntil,
    summary: entry.summary,
    text: entry.text,
    index_version: INDEX_VERSION,
    title_norm: title,
    number_norm: number,
    body_norm: body,
    title_grams: [...titleTokens(number ?? '', titleTokens(title, new Set(filters)))],
    pinyin_grams: [...soundTokens(title)],
    body_grams: [...bodyTokens(body, new Set(filters))],
  }
}

function filterTokens({ kind, agencyKey, topic, day }: SearchEntry): readonly Token[] {
  return [
    filterToken('kind', kind),
    filterToken('agency', agencyKey),
    filterToken('year', day.slice(0, 4)),
    ...(topic === null ? [] : [filterToken('topic', topic)]),
  ]
}
