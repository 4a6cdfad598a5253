import type { PublicationContent } from './content.ts'
import type { EditionState } from './workflow.ts'

/** A signature on a gate, as the rules see it. */
export interface Signature {
  readonly gate: string
  readonly personId: string
  readonly digest: string
  readonly at: Date
  readonly note: string
}

/** All that a decision about one edition needs to know: read once, decided on without further reading. */
export interface Standing {
  readonly publicationId: string
  readonly kind: string
  readonly agencyId: string
  readonly number: number | null
  readonly indexNumber: string | null
  readonly editionId: string
  readonly ordinal: number
  readonly state: EditionState
  readonly note: string
  readonly urgent: boolean
  readonly gatesDue: Date | null
  readonly scheduledFor: Date | null
  /** Grows with every change: a form that was filled on an older one is refused. */
  readonly version: number
  readonly revisionId: string
  readonly digest: string
  readonly content: PublicationContent
  /** Everybody who wrote a revision of this edition. */
  readonly authors: readonly string[]
  /** Signatures on the current revision. */
  readonly signatures: readonly Signature[]
  /** Machine warnings that a person answered with a reason, for the current revision. */
  readonly answered: ReadonlySet<string>
}
