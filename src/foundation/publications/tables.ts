import type { ColumnType } from 'kysely'
import type { PublicationContent } from './content.ts'
import type { EditionEvent, EditionState } from './workflow.ts'

/** JSON columns: read as objects, written as text. */
type Json<T> = ColumnType<T, string, string>

declare module '../../platform/db/db.ts' {
  interface LiveTables {
    'live.publications': LivePublicationRow
    'live.versions': LiveVersionRow
  }
  interface Tables {
    'desk.publications': PublicationRow
    'desk.editions': EditionRow
    'desk.revisions': RevisionRow
    'desk.revision_contents': { revision_id: string; content: Json<PublicationContent> }
    'desk.signatures': SignatureRow
    'desk.edition_events': EditionEventRow
    'desk.warning_answers': WarningAnswerRow
    'desk.preview_links': { token_hash: string; revision_id: string; created_by: string; ends_at: Date }
    'desk.releases': ReleaseRow
  }
}

export interface PublicationRow {
  id: string
  kind: string
  agency_id: string
  number: number | null
  index_number: string | null
  created_at: Date
  created_by: string
}

export interface EditionRow {
  id: string
  publication_id: string
  ordinal: number
  state: EditionState
  revision_id: string | null
  note: string
  scheduled_for: Date | null
  urgent: boolean
  gates_due: Date | null
  version: number
  created_at: Date
  created_by: string
  changed_at: Date
}

export interface RevisionRow {
  id: string
  edition_id: string
  seq: number
  digest: string
  author_id: string
  at: Date
}

export interface SignatureRow {
  id: string
  edition_id: string
  revision_id: string
  digest: string
  gate: string
  person_id: string
  note: string
  at: Date
}

export interface EditionEventRow {
  id: string
  edition_id: string
  event: EditionEvent
  from_state: EditionState
  to_state: EditionState
  actor_id: string | null
  note: string
  at: Date
}

export interface WarningAnswerRow {
  revision_id: string
  finding: string
  reason: string
  person_id: string
  at: Date
}

export interface ReleaseRow {
  edition_id: string
  revision_id: string
  digest: string
  author_id: string
  secrecy_by: string
  released_by: string
  at: Date
}

export interface LivePublicationRow {
  id: string
  number: number
  kind: string
  agency_id: string
  agency_key: string
  agency_name: string
  title: string
  document_number: string | null
  index_number: string
  written: string | null
  first_published: string | null
  released_at: Date
  changed_at: Date
  version: number
  state: 'live' | 'withdrawn'
  content: Json<PublicationContent> | null
  digest: string
  pinned_until: Date | null
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}

export interface LiveVersionRow {
  publication_id: string
  version: number
  released_at: Date
  note: string
  digest: string
  content: Json<PublicationContent> | null
}
