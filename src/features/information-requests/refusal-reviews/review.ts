import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { fileOf } from '../file.ts'
import { headRequests } from '../permissions.ts'
import { insertRefusalReview, REFUSALS, type RefusalReviewResult } from './store.ts'

/** Records another look at what was refused (Regulation art. 18). Refuses with `wrong-state` what was not refused by arts. 14 to 16. */
export async function reviewRefusal(
  tx: Tx,
  on: { readonly caseId: string; readonly result: RefusalReviewResult; readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const { agency_id: agencyId, outcome, dispatched_on: dispatched } = file.row
  if (!mayDo(actor, headRequests, agencyId)) return refused('', 'wrong-role')
  if (dispatched === null || !REFUSALS.some(code => code === outcome)) return refused('', 'wrong-state')
  await insertRefusalReview(tx, {
    id: newId(now),
    case_id: on.caseId,
    agency_id: agencyId,
    result: on.result,
    reason: on.reason,
    reviewed_on: civilDateOf(now),
    reviewed_by: actor.id,
    at: now,
  })
  await recordFact(
    tx,
    {
      kind: 'information-request.refusal-reviewed',
      actor,
      scope: agencyId,
      subject: { type: 'information-request', id: on.caseId },
      data: { result: on.result },
    },
    now,
  )
  return { ok: true }
}
