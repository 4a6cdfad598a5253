declare module '../../platform/db/db.ts' {
  interface LiveTables {
    'live.publication_columns': PublicationColumnRow
    'live.column_standings': { column_key: string; agency_key: string; items: number; changed_at: Date }
    'live.agency_items': { agency_key: string; column_key: string; stated_at: Date }
  }
  interface Tables {
    'desk.publication_columns': { publication_id: string; column_key: string }
    'desk.agency_items': { agency_id: string; column_key: string; stated_by: string; stated_at: Date }
  }
}

export interface PublicationColumnRow {
  column_key: string
  publication_id: string
  number: number
  agency_key: string
  released_at: Date
  changed_at: Date
}
