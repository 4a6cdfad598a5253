import { type CivilDate, civilDateOf } from '../../../law/civil-date.ts'
import { disputeReplyDue } from '../../../law/dispute-clocks.ts'
import type { DisputeGroup, DisputeResult } from '../../../law/report-form.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { fileOf } from '../file.ts'
import { insertDispute, updateDispute } from '../store-beside.ts'
import { redoRequest } from './links.ts'
import { type Ground, type On, type Stepped, stepFile } from './step.ts'

/** A reconsideration or a suit about a request, as the agency hears of it. */
export interface Dispute {
  readonly kind: DisputeGroup
  /** The reconsideration body or the court. */
  readonly body: string
  readonly fileNumber: string
  readonly acceptedOn: CivilDate
  readonly note: string
}

/** Links a reconsideration or a suit to the request, with the day by which the agency replies. */
export async function recordDispute(
  tx: Tx,
  on: On & Dispute,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped & { readonly id: string }>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  if (on.acceptedOn > civilDateOf(now)) return refused('acceptedOn', 'wrong-day')
  const dispute = on.body.trim() !== '' && on.fileNumber.trim() !== ''
  const done = await stepFile(
    tx,
    file,
    'dispute',
    on,
    { facts: { dispute }, data: { kind: on.kind } },
    actor,
    now,
  )
  if (!done.ok) return done
  const id = newId(now)
  await insertDispute(tx, {
    id,
    case_id: on.caseId,
    kind: on.kind,
    body: on.body,
    file_number: on.fileNumber,
    accepted_on: on.acceptedOn,
    reply_due: disputeReplyDue(on.kind, on.acceptedOn, file.calendar),
    replied_on: null,
    result: null,
    decided_on: null,
    redo_case: null,
    note: on.note,
    recorded_by: actor.id,
    at: now,
  })
  return { ...done, id }
}

export interface Decision {
  readonly disputeId: string
  readonly result: Exclude<DisputeResult, 'pending'>
  readonly decidedOn: CivilDate
  /** What the agency decided was annulled, and it must decide anew. */
  readonly annuls: boolean
}

/** Records what a dispute came to. Where it annuls, the request is decided anew in a case of its own, linked to this one. */
export async function concludeDispute(
  tx: Tx,
  ground: Ground,
  on: On & Decision,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped & { readonly redo: string | undefined }>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const dispute = file?.disputes.find(each => each.id === on.disputeId)
  if (!file || !dispute) return refused('', 'not-found')
  if (on.decidedOn < dispute.accepted_on || on.decidedOn > civilDateOf(now))
    return refused('decidedOn', 'wrong-day')
  if (on.annuls && on.result !== 'corrected') return refused('annuls', 'annuls-without-correction')
  const done = await stepFile(
    tx,
    file,
    'conclude-dispute',
    on,
    { facts: { dispute: dispute.result === null }, data: { result: on.result } },
    actor,
    now,
  )
  if (!done.ok) return done
  const redo = on.annuls ? await redoRequest(tx, ground, file, on.decidedOn, actor, now) : undefined
  if (redo && !redo.ok) return redo
  await updateDispute(tx, dispute.id, {
    result: on.result,
    decided_on: on.decidedOn,
    redo_case: redo?.caseId ?? null,
  })
  return { ...done, redo: redo?.number }
}
