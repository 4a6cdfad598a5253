import type { Tone } from '../../../ui/tone.ts'
import type { EditionState } from '../workflow.ts'

/** The colour that goes with the word of a state. */
export const STATE_TONES: Readonly<Record<EditionState, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  reviewed: 'info',
  approved: 'warning',
  scheduled: 'warning',
  released: 'success',
  superseded: 'neutral',
  withdrawn: 'danger',
  discarded: 'neutral',
}
