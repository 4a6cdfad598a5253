import type { Generated } from 'kysely'

declare module '../../platform/db/db.ts' {
  interface LiveTables {
    'live.search_entries': SearchEntryRow
    'live.search_index': SearchIndexRow
    'live.search_texts': SearchTextRow
  }
}

/** What lists show, and the text as it was pushed. */
export interface SearchEntryRow {
  id: string
  kind: string
  href: string
  title: string
  document_number: string | null
  agency_key: string
  agency_name: string
  topic: string | null
  day: string
  holds_until: string | null
  summary: string
  text: string
  index_version: number
}

/** What is asked: narrow, but for the lists, which only their indexes read. */
export interface SearchIndexRow {
  ord: Generated<number>
  id: string
  day: string
  kind: string
  agency_key: string
  topic: string | null
  holds_until: string | null
  title_norm: string
  number_norm: string | null
  title_grams: readonly number[]
  pinyin_grams: readonly number[]
  body_grams: readonly number[]
}

/** The normal form in which phrases are checked. */
export interface SearchTextRow {
  ord: number
  id: string
  day: string
  body_norm: string
}
