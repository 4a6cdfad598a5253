declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.applicant_files': ApplicantFileRow
  }
}

export const HANDED_IN_KINDS = ['identity', 'mandate', 'evidence', 'other'] as const
/** What proves who asks: destroyed earlier than the rest. */
export const PROOFS: readonly HandedInKind[] = ['identity', 'mandate']
export type HandedInKind = (typeof HANDED_IN_KINDS)[number]

/** A file that an applicant handed in, sealed under the key of its case. */
export interface ApplicantFileRow {
  id: string
  case_id: string
  kind: HandedInKind
  sealed_name: string | null
  stored: string | null
  /** Of what was handed in. */
  sha256: string
  media_type: string
  size: number
  scan: 'clean' | 'unscanned'
  /** Who took it down at the counter; null where the applicant sent it. */
  brought_by: string | null
  brought_at: Date
  destroyed_at: Date | null
}
