declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.request_complaints': ComplaintRow
  }
}

/** What an applicant complains of (Regulation art. 47 and 51). */
export const COMPLAINT_REASONS = ['late', 'not-by-law', 'fee', 'conduct', 'other'] as const
export type ComplaintReason = (typeof COMPLAINT_REASONS)[number]

/** What the supervising office found. */
export const COMPLAINT_RESULTS = ['upheld', 'partly', 'unfounded', 'elsewhere'] as const
export type ComplaintResult = (typeof COMPLAINT_RESULTS)[number]

export interface ComplaintRow {
  id: string
  case_id: string
  agency_id: string
  reason: ComplaintReason
  sealed_words: string
  filed_at: Date
  result: ComplaintResult | null
  sealed_finding: string | null
  put_right_by: string | null
  decided_by: string | null
  decided_at: Date | null
}
