import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { fileOf } from '../file.ts'
import { headRequests } from '../permissions.ts'
import { type PublicityResult, putPublicity } from './store.ts'

/** The head of the disclosure office decides whether what was asked for becomes public for everybody (Regulation art. 44). */
export async function decidePublicity(
  tx: Tx,
  on: {
    readonly caseId: string
    /** How many requests ask for it, as the page said. */
    readonly asked: number
    readonly result: PublicityResult
    readonly reason: string
  },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const { agency_id: agencyId } = file.row
  if (!mayDo(actor, headRequests, agencyId)) return refused('', 'wrong-role')
  await putPublicity(tx, {
    case_id: on.caseId,
    agency_id: agencyId,
    result: on.result,
    reason: on.reason,
    asked: on.asked,
    decided_by: actor.id,
    decided_at: now,
  })
  await recordFact(
    tx,
    {
      kind: 'information-request.publicity-decided',
      actor,
      scope: agencyId,
      subject: { type: 'information-request', id: on.caseId },
      data: { result: on.result, asked: on.asked },
    },
    now,
  )
  return { ok: true }
}
