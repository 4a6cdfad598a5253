declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.request_records': RecordRow
    'desk.request_record_boxes': RecordBoxRow
    'desk.request_releases': ReleaseRow
    'desk.request_enclosures': EnclosureRow
    'desk.request_record_openings': {
      case_id: string
      record_id: string
      person_id: string
      what: Opening
      page: number | null
      at: Date
    }
    'desk.request_record_downloads': { case_id: string; release_id: string; at: Date }
  }
}

/** What a person of the desk opened: the original whole, one page of it drawn, or a released copy. */
export type Opening = 'original' | 'page' | 'copy'

/** What kept the look for hidden data from ending. */
export const CHECK_PROBLEMS = ['unreadable', 'too-large', 'type-not-checked', 'encrypted'] as const
export type CheckProblem = (typeof CHECK_PROBLEMS)[number]

export interface RecordRow {
  id: string
  case_id: string
  seq: number
  sealed_name: string
  sealed_findings: string
  check_problem: CheckProblem | null
  stored: string
  sha256: string
  media_type: string
  size: string | number
  scan: 'clean' | 'unscanned'
  uploaded_by: string
  uploaded_at: Date
  removed_by: string | null
  removed_at: Date | null
}

/** Four sides per mille of the page. */
export interface RecordBoxRow {
  id: string
  record_id: string
  page: number
  from_left: number
  from_top: number
  width: number
  height: number
  ground: string
  placed_by: string
  placed_at: Date
}

export type ReleaseKind = 'as-is' | 'cleaned' | 'redacted'

/** A box that was burned in: where, and on which ground. */
export type BurnedBox = Pick<RecordBoxRow, 'page' | 'from_left' | 'from_top' | 'width' | 'height' | 'ground'>

export interface ReleaseRow {
  id: string
  case_id: string
  record_id: string
  /** The digest of the record that it was made of. */
  original: string
  kind: ReleaseKind
  sealed_name: string
  sealed_reason: string | null
  stored: string
  sha256: string
  media_type: string
  size: string | number
  pages: number | null
  /** JSON in, read as values. */
  boxes: string | readonly BurnedBox[]
  released_by: string
  released_at: Date
}

export interface EnclosureRow {
  case_id: string
  letter_seq: number
  place: number
  release_id: string
  sha256: string
}
