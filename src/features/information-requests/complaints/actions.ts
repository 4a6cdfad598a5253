import { type CivilDate, civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import type { Ground } from '../actions/step.ts'
import { tellApplicant } from '../actions/tell.ts'
import { fileOf } from '../file.ts'
import { keyOf } from '../sealing.ts'
import { complaintsOf, decideOn, insertComplaint, lockedComplaint } from './store.ts'
import type { ComplaintReason, ComplaintResult } from './tables.ts'

/** What seals the words of a complaint and its finding to the complaint. */
export const wordsContext = (id: string) => `complaint:${id}`
export const findingContext = (id: string) => `complaint-finding:${id}`

/**
 * An applicant complains to the supervising office (Regulation art. 47 and 51). The request itself goes on. Refuses while an
 * earlier one waits (`complaint-open`), and once the request was erased.
 */
export async function complain(
  tx: Tx,
  ground: Ground,
  on: { readonly caseId: string; readonly reason: ComplaintReason; readonly words: string },
  now: Date,
): Promise<Outcome<{ readonly id: string }>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const key = keyOf(ground.keys, file.row)
  if (!key) return refused('', 'erased')
  const earlier = await complaintsOf(tx, on.caseId)
  if (earlier.some(each => each.result === null)) return refused('', 'complaint-open')
  const id = newId(now)
  await insertComplaint(tx, {
    id,
    case_id: on.caseId,
    agency_id: file.row.agency_id,
    reason: on.reason,
    sealed_words: key.seal(on.words, wordsContext(id)),
    filed_at: now,
    result: null,
    sealed_finding: null,
    put_right_by: null,
    decided_by: null,
    decided_at: null,
  })
  await recordFact(
    tx,
    {
      kind: 'information-request.complained',
      actor: null,
      scope: file.row.agency_id,
      subject: { type: 'information-request', id: on.caseId },
      data: { complaint: id, reason: on.reason },
    },
    now,
  )
  return { ok: true, id }
}

/** What the office decided; an order to put right has a day. */
export interface Finding {
  readonly result: ComplaintResult
  readonly finding: string
  readonly putRightBy: CivilDate | undefined
}

/**
 * The supervising office answers a complaint, once. What the agency has to put right it is ordered by a day that is not past
 * (art. 47): refused with `wrong-day` otherwise, with `order-without-fault` where nothing was found.
 */
export async function decideComplaint(
  tx: Tx,
  ground: Ground,
  id: string,
  { result, finding, putRightBy }: Finding,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const complaint = await lockedComplaint(tx, id)
  const file = complaint && (await fileOf(tx, complaint.case_id, 'lock'))
  if (!complaint || !file) return refused('', 'not-found')
  if (complaint.result !== null) return refused('', 'wrong-state')
  const key = keyOf(ground.keys, file.row)
  if (!key) return refused('', 'erased')
  if (putRightBy && result !== 'upheld' && result !== 'partly')
    return refused('putRightBy', 'order-without-fault')
  if (putRightBy && putRightBy < civilDateOf(now)) return refused('putRightBy', 'order-past')
  await decideOn(tx, id, {
    result,
    sealed_finding: key.seal(finding, findingContext(id)),
    put_right_by: putRightBy ?? null,
    decided_by: actor.id,
    decided_at: now,
  })
  await recordFact(
    tx,
    {
      kind: 'information-request.complaint-decided',
      actor,
      scope: complaint.agency_id,
      subject: { type: 'information-request', id: complaint.case_id },
      data: { complaint: id, result, ...(putRightBy ? { putRightBy } : {}) },
    },
    now,
  )
  await tellApplicant(tx, ground, 'complaint', file.row, file.standing.number, now)
  return { ok: true }
}
