import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Db } from '../../../platform/db/db.ts'
import { openableRefusals } from '../refusal-reviews/store.ts'
import { type PublicityRow, publicityOf, sharedSubjects } from './store.ts'

/** Why it should be asked whether something becomes public: several people want it, or a refusal no longer holds. */
export interface PublicityPrompt {
  readonly why: 'asked' | 'reviewed'
  readonly agencyId: string
  /** The request that the decision is kept with: the oldest. */
  readonly anchor: string
  readonly caseIds: readonly string[]
  readonly applicants: number
  /** What was decided, where nobody has asked for it since. */
  readonly decision: PublicityRow | undefined
}

/** What should be considered for disclosure to everybody (Regulation art. 44, art. 18), decided or not. `among`: subject marks. */
export async function publicityPrompts(
  db: Db,
  agencies: readonly string[] | 'all',
  now: Date,
  among?: readonly string[],
): Promise<readonly PublicityPrompt[]> {
  const atLeast = await settingAt(db, 'requests.same-subject', civilDateOf(now))
  const shared = await sharedSubjects(db, agencies, atLeast, among)
  const openable = among === undefined ? await openableRefusals(db, agencies) : []
  const ids = [...shared.flatMap(each => each.caseIds), ...openable.map(each => each.case_id)]
  const decisions = await publicityOf(db, [...new Set(ids)])
  return [
    ...shared.map(
      ({ agencyId, caseIds, applicants }): PublicityPrompt => ({
        why: 'asked',
        agencyId,
        anchor: caseIds[0] ?? '',
        caseIds,
        applicants,
        decision: decisions.find(each => caseIds.includes(each.case_id) && each.asked >= caseIds.length),
      }),
    ),
    ...openable.map(
      ({ case_id, agency_id, at }): PublicityPrompt => ({
        why: 'reviewed',
        agencyId: agency_id,
        anchor: case_id,
        caseIds: [case_id],
        applicants: 1,
        decision: decisions.find(each => each.case_id === case_id && each.decided_at >= at),
      }),
    ),
  ]
}

export const isOpenPrompt = (prompt: PublicityPrompt): boolean => prompt.decision === undefined
