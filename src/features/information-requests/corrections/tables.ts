import type { CorrectionResult } from '../../../law/correction-letters.ts'
import type { ApplicantColumn } from '../../../law/report-form.ts'

declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.corrections': CorrectionRow
    'desk.correction_letters': CorrectionLetterRow
  }
}

export const SERVICE_WAYS = ['online', 'post', 'counter'] as const
export type ServiceWay = (typeof SERVICE_WAYS)[number]

export interface CorrectionRow {
  case_id: string
  agency_id: string
  applicant_column: ApplicantColumn
  /** The three are null once erased. */
  wrapped_key: string | null
  sealed_applicant: string | null
  sealed_words: string | null
  sealed_papers: string | null
  papers_purged_at: Date | null
  erased_at: Date | null
  notice_version: string
  received_on: string
  open_state: string | null
  letter_seq: number | null
  drafted_by: string | null
  signed_by: string | null
  signed_on: string | null
  letter_number: string | null
  transfer_number: string | null
  served_on: string | null
  service_method: ServiceWay | null
  service_evidence: string | null
  ended_on: string | null
}

export interface CorrectionLetterRow {
  case_id: string
  seq: number
  result: CorrectionResult
  template: string
  sealed: string
  digest: string
  author_id: string
  at: Date
}
