import type { FieldError } from '../../../../ui/error-summary/error-summary.tsx'
import type { AgencyBook } from '../agency-book.ts'
import type { StandingPlan } from '../standing.ts'

/** What every part of the review page is drawn from. */
export interface ReviewProps {
  readonly plan: StandingPlan
  readonly book: AgencyBook
  /** Problems of the one form that came back; a field's id ends with the form's key. */
  readonly errors: readonly FieldError[]
  readonly typed: { readonly key: string; readonly values: Readonly<Record<string, string>> }
}
