import type { ColumnType } from 'kysely'

declare module '../../platform/db/db.ts' {
  interface LiveTables {
    'live.files': LiveFileRow
  }
  interface Tables {
    'desk.attachments': AttachmentRow
  }
}

/** What a machine read in a file. */
export interface Inspection {
  /** The text of a PDF, for the checks; cut at a bound. */
  readonly text?: string
  /** The file shows pictures of text only: nobody can search it or hear it read. */
  readonly imageOnly?: boolean
}

export interface AttachmentRow {
  id: string
  agency_id: string
  sha256: string
  name: string
  media_type: string
  size: ColumnType<string, number, never>
  scan: 'clean' | 'infected' | 'unscanned'
  inspected: ColumnType<Inspection, string, never>
  uploaded_by: string
  uploaded_at: Date
}

export interface LiveFileRow {
  id: string
  subject_id: string
  sha256: string
  name: string
  media_type: string
  size: string
  released_at: Date
}
