import type { CivilDate } from '../../../law/civil-date.ts'
import type { LetterDesk } from '../store-desks.ts'
import type { WholeLetter } from '../whole-letter.ts'
import type { LetterEvent } from '../workflow.ts'
import type { Tried } from './act-form.tsx'

/** A published answer that may be used again. */
export interface Reusable {
  readonly number: number
  readonly title: string
  readonly day: string
}

/** What the page of one letter is drawn with. */
export interface LetterPageProps {
  readonly whole: WholeLetter
  readonly today: CivilDate
  /** The events that this person may use from here. */
  readonly may: ReadonlySet<LetterEvent>
  readonly mayUnmask: boolean
  readonly unmasked: boolean
  readonly mayRenew: boolean
  readonly maySelect: boolean
  readonly desks: readonly LetterDesk[]
  readonly nameOf: (personId: string | null) => string
  readonly reusable: readonly Reusable[]
  readonly prefill: string | undefined
  readonly tried: Tried | undefined
}
