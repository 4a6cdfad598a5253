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

/** What should be considered for disclosure to everybody, decided or not. */
export async function publicityPrompts(
  db: Db,
  agencies: readonly string[] | 'all',
  now: Date,
): Promise<readonly PublicityPrompt[]> {
  return [...(await askedPrompts(db, agencies, now)), ...(await reviewedPrompts(db, agencies))]
}

/** What several people asked for (Regulation art. 44). `among`: of the subjects with these marks. */
export async function askedPrompts(
  db: Db,
  agencies: readonly string[] | 'all',
  now: Date,
  among?: readonly string[],
): Promise<readonly PublicityPrompt[]> {
  const atLeast = await settingAt(db, 'requests.same-subject', civilDateOf(now))
  const decided = await decisionsOf(db, agencies)
  return (await sharedSubjects(db, agencies, atLeast, among)).map(({ agencyId, caseIds, applicants }) => ({
    why: 'asked',
    agencyId,
    anchor: caseIds[0] ?? '',
    caseIds,
    applicants,
    decision: caseIds.flatMap(id => decided.get(id) ?? []).find(each => each.asked >= caseIds.length),
  }))
}

/** What a later look found can be opened (art. 18). */
export async function reviewedPrompts(
  db: Db,
  agencies: readonly string[] | 'all',
): Promise<readonly PublicityPrompt[]> {
  const decided = await decisionsOf(db, agencies)
  return (await openableRefusals(db, agencies)).map(({ case_id, agency_id, at }) => ({
    why: 'reviewed',
    agencyId: agency_id,
    anchor: case_id,
    caseIds: [case_id],
    applicants: 1,
    decision: [decided.get(case_id)].find(each => each !== undefined && each.decided_at >= at),
  }))
}

async function decisionsOf(db: Db, agencies: readonly string[] | 'all'): Promise<Map<string, PublicityRow>> {
  return new Map((await publicityOf(db, agencies)).map(each => [each.case_id, each]))
}

export const isOpenPrompt = (prompt: PublicityPrompt): boolean => prompt.decision === undefined
