import { type CivilDate, civilDate } from './civil-date.ts'
import { FEES_SINCE } from './fees.ts'
import { OUTCOMES, type OutcomeCode, type RequestOutcome } from './outcomes.ts'

/** The first day of the Regulation of 2019 (国务院令第711号), whose outcomes these are. */
export const OUTCOMES_SINCE: CivilDate = civilDate('2019-05-15')

/** Outcomes that came later than the Regulation. */
const LATER: Partial<Record<OutcomeCode, CivilDate>> = { R23: FEES_SINCE }

/**
 * The outcomes that a reply of a day may have, in their order: before the Regulation of 2019 none of these, and nobody is told of
 * an unpaid fee before there were fees.
 */
export function outcomesFor(on: CivilDate): readonly RequestOutcome[] {
  return OUTCOMES.filter(({ code }) => on >= (LATER[code] ?? OUTCOMES_SINCE))
}

/** What the applicant did, or left undone, that ends a request without a decision on what was asked. */
export type ApplicantsAct = 'left-uncorrected' | 'left-unpaid' | 'withdrew'

/** How an applicant ended a request by their own conduct; undefined where the agency decided. Arts. 30 and 42 of the Regulation. */
export function endedByApplicant(code: OutcomeCode, choice: string): ApplicantsAct | undefined {
  if (code === 'R22') return 'left-uncorrected'
  if (code === 'R23') return 'left-unpaid'
  return code === 'R24' && choice === 'withdrawn' ? 'withdrew' : undefined
}
