declare module '../db/db.ts' {
  interface LiveTables {
    'live.changes': LiveChangeRow
    'live.pages': LivePageRow
  }
}

export interface LiveChangeRow {
  seq: string
  at: Date
  keys: string[]
}

export interface LivePageRow {
  path: string
  layout: string
  keys: string[]
  etag: string
  body: Buffer
}
