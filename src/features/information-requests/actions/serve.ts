import { type CivilDate, civilDate, civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { fileOf } from '../file.ts'
import { updateTerm } from '../store-letters.ts'
import type { ServiceMethod } from '../tables.ts'
import { recordService } from './letters.ts'
import { keepText } from './screen.ts'
import { type Ground, type On, type Stepped, stepFile } from './step.ts'
import { tellApplicant } from './tell.ts'

/** How a letter went out or came in: the way, the day, and what proves it. */
export interface Serving {
  readonly method: ServiceMethod
  readonly day: CivilDate
  readonly proof: string
}

/** Sends the reply, or sends it again after the post brought it back. By post the day counts on which it was handed over: with it the clock stops. */
export async function dispatchReply(
  tx: Tx,
  ground: Ground,
  event: 'dispatch' | 'redispatch',
  on: On & Serving,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file || file.row.reply_seq === null) return refused('', 'not-found')
  const signed = file.signatures.find(each => each.letter_seq === file.row.reply_seq && each.number !== null)
  const done = await stepFile(
    tx,
    file,
    event,
    on,
    {
      facts: {
        onDay: {
          day: on.day,
          notBefore: signed && civilDate(signed.signed_on),
          proof: on.proof,
        },
      },
      on: on.day,
      change:
        event === 'redispatch'
          ? {}
          : {
              dispatched_on: on.day,
              concluded_on: on.day,
              answer_due: file.clock.state === 'running' ? file.clock.date : null,
            },
    },
    actor,
    now,
  )
  if (!done.ok) return done
  await recordService(tx, serviceOf(on, file.row.reply_seq, 'handed', actor.id, now))
  await tellApplicant(tx, ground, 'answered', file.row, file.standing.number, now)
  return done
}

/** Records that the reply arrived: the times for remedies run from here. */
export async function recordServed(
  tx: Tx,
  on: On & Serving,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file || file.row.reply_seq === null) return refused('', 'not-found')
  const notBefore = file.row.dispatched_on === null ? undefined : civilDate(file.row.dispatched_on)
  const done = await stepFile(
    tx,
    file,
    'serve',
    on,
    { facts: { onDay: { day: on.day, notBefore, proof: on.proof } }, change: { served_on: on.day } },
    actor,
    now,
  )
  if (!done.ok) return done
  await recordService(tx, serviceOf(on, file.row.reply_seq, 'served', actor.id, now))
  return done
}

/** Records that the post brought the reply back. */
export async function recordBounce(
  tx: Tx,
  { reason, ...on }: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file || file.row.reply_seq === null) return refused('', 'not-found')
  const done = await stepFile(tx, file, 'bounce', on, { facts: { reason }, note: reason }, actor, now)
  if (!done.ok) return done
  const serving = { ...on, method: 'post' as const, day: civilDateOf(now), proof: reason }
  await recordService(tx, serviceOf(serving, file.row.reply_seq, 'returned', actor.id, now))
  return done
}

/** The applicant opens the reply on the status page: it has arrived. */
export async function readReply(tx: Tx, caseId: string, now: Date): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, caseId, 'lock')
  if (!file || file.row.reply_seq === null) return refused('', 'not-found')
  const today = civilDateOf(now)
  const done = await stepFile(
    tx,
    file,
    'read',
    { caseId },
    { change: { served_on: today } },
    'applicant',
    now,
  )
  if (!done.ok) return done
  const serving = { caseId, method: 'online' as const, day: today, proof: '申请人凭查询码查收' }
  await recordService(tx, serviceOf(serving, file.row.reply_seq, 'served', null, now))
  return done
}

/** Records that a notice which sets a term arrived by post or at the counter: the term runs from this day. */
export async function recordTermServed(
  tx: Tx,
  on: On & Serving & { readonly term: number },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const term = file?.terms.find(each => each.seq === on.term)
  if (!file || !term) return refused('', 'not-found')
  if (term.served_on !== null) return refused('', 'wrong-state')
  if (on.day < term.sent_on || on.day > civilDateOf(now)) return refused('day', 'wrong-day')
  await updateTerm(tx, on.caseId, term.seq, { served_on: on.day })
  await recordService(tx, serviceOf(on, term.letter_seq, 'served', actor.id, now))
  return { ok: true }
}

/** Closes the file: everything about the request is in it. */
export async function closeRequest(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  return file ? stepFile(tx, file, 'close', on, {}, actor, now) : refused('', 'not-found')
}

/** The applicant takes the request back, by themselves or in writing at the counter: R24 of the law's table. */
export async function withdrawRequest(
  tx: Tx,
  ground: Ground,
  { words, ...on }: On & { readonly words: string },
  actor: Actor | 'applicant',
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const told = () => tellApplicant(tx, ground, 'withdrawn', file.row, file.standing.number, now)
  if (file.standing.state === 'submitted') {
    const retracted = await stepFile(tx, file, 'retract', on, {}, actor, now)
    if (retracted.ok) await told()
    return retracted
  }
  const today = civilDateOf(now)
  const change = { outcome: 'R24', outcome_choice: 'withdrawn', concluded_on: today }
  const done = await stepFile(tx, file, 'withdraw', on, { facts: { words }, change }, actor, now)
  if (!done.ok) return done
  const kept = await keepText(tx, ground, file, 'withdrawal', words, actor, now)
  if (!kept.ok) return kept
  await told()
  return done
}

function serviceOf(
  { caseId, method, day, proof }: Serving & On,
  letterSeq: number,
  act: 'handed' | 'served' | 'returned',
  personId: string | null,
  now: Date,
) {
  return {
    case_id: caseId,
    letter_seq: letterSeq,
    act,
    method,
    on_day: day,
    evidence: proof,
    person_id: personId,
    at: now,
  }
}
