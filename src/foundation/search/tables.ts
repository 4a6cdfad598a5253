declare module '../../platform/db/db.ts' {
  interface LiveTables {
    'live.search_entries': SearchEntryRow
  }
}

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
  summary: string
  title_norm: string
  number_norm: string | null
  body_norm: string
}
