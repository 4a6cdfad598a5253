import type { ApplicantColumn, DisputeGroup, DisputeResult } from '../../law/report-form.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.information_requests': RequestRow
    'desk.request_texts': RequestTextRow
    'desk.request_letters': RequestLetterRow
    'desk.request_signatures': RequestSignatureRow
    'desk.request_services': RequestServiceRow
    'desk.request_terms': RequestTermRow
    'desk.request_consultations': ConsultationRow
    'desk.request_searches': RequestSearchRow
    'desk.request_fees': RequestFeeRow
    'desk.request_evidence': RequestEvidenceRow
    'desk.request_disputes': DisputeRow
    'desk.request_unmaskings': { case_id: string; person_id: string; purpose: UnmaskPurpose; at: Date }
    'desk.request_reminders': { agency_id: string; day: string }
    'desk.remedy_bodies': {
      agency_id: string
      from_day: string
      review: string[]
      court: string
      online: string
      set_by: string
      at: Date
    }
    'desk.request_offers': { day: string; shown: number; opened: number; sufficed: number }
  }
}

/** How a request comes in; each way has its own rule for the day of receipt (Regulation art. 31). */
export const CHANNELS_IN = ['online', 'counter', 'post', 'plain-post', 'fax', 'oral'] as const
export type ChannelIn = (typeof CHANNELS_IN)[number]

export type UnmaskPurpose = 'contact' | 'verify' | 'deliver' | 'supervise'

export interface RequestRow {
  case_id: string
  agency_id: string
  channel: ChannelIn
  applicant_column: ApplicantColumn
  /** The three are null once erased. */
  wrapped_key: string | null
  sealed_applicant: string | null
  sealed_request: string | null
  sealed_papers: string | null
  papers_purged_at: Date | null
  erased_at: Date | null
  applicant_marks: string[]
  subject_marks: string[]
  notice_version: string
  needs_help: boolean
  received_on: string | null
  handler_id: string | null
  open_state: string | null
  queue_due: string | null
  queue_calendar: string | null
  outcome: string | null
  outcome_choice: string | null
  reply_seq: number | null
  answer_due: string | null
  dispatched_on: string | null
  served_on: string | null
  concluded_on: string | null
  redo_of: string | null
  split_of: string | null
  reply_group: string | null
}

export type TextRole = 'correction' | 'reasons' | 'withdrawal' | 'complaint' | 'contact' | 'finding'

export interface RequestTextRow {
  case_id: string
  seq: number
  role: TextRole
  author_id: string | null
  sealed: string
  at: Date
}

export interface RequestLetterRow {
  case_id: string
  seq: number
  document: string
  template: string
  outcome: string | null
  sealed: string
  digest: string
  author_id: string | null
  at: Date
}

export type RequestGate = 'secrecy' | 'legality' | 'final'

export interface RequestSignatureRow {
  case_id: string
  letter_seq: number
  gate: RequestGate
  opinion: 'clear' | 'return'
  digest: string
  person_id: string
  number: string | null
  signed_on: string
  at: Date
}

export const SERVICE_METHODS = ['online', 'mail', 'post', 'counter', 'agency'] as const
export type ServiceMethod = (typeof SERVICE_METHODS)[number]

export interface RequestServiceRow {
  case_id: string
  seq: number
  letter_seq: number
  act: 'handed' | 'served' | 'returned'
  method: ServiceMethod
  on_day: string
  evidence: string
  person_id: string | null
  at: Date
}

export type TermKind = 'correction' | 'reasons' | 'fee'

export interface RequestTermRow {
  case_id: string
  seq: number
  kind: TermKind
  letter_seq: number
  days: number
  sent_on: string
  served_on: string | null
  met_on: string | null
}

export const CONSULTATION_KINDS = [
  'third-party',
  'co-producer',
  'other-agency',
  'assistance',
  'conference',
  'determination',
] as const
export type ConsultationKind = (typeof CONSULTATION_KINDS)[number]
export const CONSULTATION_ANSWERS = [
  'agrees',
  'refuses',
  'partly',
  'silent',
  'helped',
  'agreed-in-conference',
  'may-disclose',
  'may-not-disclose',
] as const
export type ConsultationAnswer = (typeof CONSULTATION_ANSWERS)[number]

export interface ConsultationRow {
  id: string
  case_id: string
  kind: ConsultationKind
  sealed_party: string | null
  letter_seq: number | null
  sent_on: string
  served_on: string | null
  answered_on: string | null
  answer: ConsultationAnswer | null
  sealed_answer: string | null
  closed_on: string | null
  opened_by: string
  at: Date
  /** Of a third party: the letter that told it what is disclosed, and the day before which nothing is handed over. */
  told_seq: number | null
  told_on: string | null
  hold_until: string | null
}

export const SEARCH_RESULTS = ['found', 'partly', 'not-found'] as const
export type SearchResult = (typeof SEARCH_RESULTS)[number]

export interface RequestSearchRow {
  case_id: string
  seq: number
  searched_on: string
  result: SearchResult
  sealed: string
  person_id: string
  at: Date
}

export interface RequestFeeRow {
  case_id: string
  basis: 'pieces' | 'pages'
  count: number
  amount: number
  term_seq: number
  paid_on: string | null
  voucher: string | null
}

export interface RequestEvidenceRow {
  case_id: string
  seq: number
  key: string
  sealed: string
  person_id: string
  at: Date
}

export interface DisputeRow {
  id: string
  case_id: string
  kind: DisputeGroup
  body: string
  file_number: string
  accepted_on: string
  reply_due: string
  replied_on: string | null
  result: Exclude<DisputeResult, 'pending'> | null
  decided_on: string | null
  redo_case: string | null
  note: string
  recorded_by: string
  at: Date
}
