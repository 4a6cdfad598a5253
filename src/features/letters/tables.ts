declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.letters': LetterRow
    'desk.letter_texts': LetterTextRow
    'desk.letter_desks': { agency_id: string; is_default: boolean; set_by: string | null; set_at: Date }
    'desk.letter_unmaskings': { case_id: string; person_id: string; purpose: UnmaskPurpose; at: Date }
    'desk.letter_reminders': { agency_id: string; day: string }
  }
  interface LiveTables {
    'live.letter_desks': { agency_key: string; is_default: boolean; changed_at: Date }
    'live.letter_counts': LetterCountRow
  }
}

export type UnmaskPurpose = 'contact' | 'verify' | 'deliver'

export interface LetterRow {
  case_id: string
  kind: string
  addressed_to: string | null
  /** The three are null once erased. */
  wrapped_key: string | null
  sealed_person: string | null
  sealed_words: string | null
  erased_at: Date | null
  consents: boolean
  notice_version: string
  site_key: string | null
  error_kind: string | null
  received_on: string
  referred_to: string | null
  answer_seq: number | null
  written_by: string | null
  approved_by: string | null
  answered_on: string | null
  answer_due: string | null
  answer_workdays: number | null
  score: number | null
  rated_at: Date | null
  publication_id: string | null
}

export interface LetterTextRow {
  case_id: string
  seq: number
  role: 'draft' | 'question' | 'supplement' | 'rating'
  agency_id: string
  author_id: string | null
  sealed: string
  at: Date
}

export interface LetterCountRow {
  agency_key: string
  kind: string
  month: string
  received: number
  answered: number
  in_time: number
  referred: number
  withdrawn: number
  rated: number
  score_sum: number
  workdays_sum: number
  counted_at: Date
}
