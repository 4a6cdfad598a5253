import { civilDateOf } from '../../../law/civil-date.ts'
import { missingElements } from '../../../law/request-documents.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { replyLetter } from '../composing.ts'
import { fileOf, replyOf } from '../file.ts'
import { enclose, releasedFor, unsettledRecords } from '../records/actions/enclose.ts'
import { enclosureLine } from '../records/rules.ts'
import { keyOf } from '../sealing.ts'
import { insertEvidence, nextSeq, updateRequest } from '../store.ts'
import { insertSignature } from '../store-letters.ts'
import type { RequestGate } from '../tables.ts'
import { keepLetter, openLetter, signLetter } from './letters.ts'
import { type Ground, type On, type Stepped, stepFile } from './step.ts'

export interface Drafted {
  /** R01…R24. */
  readonly outcome: string
  /** Which of the outcome's own kinds; '' where it has none. */
  readonly choice: string
  /** What the letter of this outcome must say, by key. */
  readonly fields: Readonly<Record<string, string>>
  /** What proves it, by key; empty ones are left out. */
  readonly evidence: Readonly<Record<string, string>>
}

/**
 * Picks one of the legal outcomes and composes its letter. From the first look (`dispose`), from the work (`draft`), or as
 * another version of the draft (`revise`): opinions on the older words are void by themselves.
 */
export async function draftReply(
  tx: Tx,
  ground: Ground,
  event: 'dispose' | 'draft' | 'revise',
  on: On & Drafted,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const { outcome, choice, fields } = on
  const change = { outcome, outcome_choice: choice === '' ? null : choice }
  const done = await stepFile(
    tx,
    file,
    event,
    on,
    { facts: { outcome }, change, data: { outcome } },
    actor,
    now,
  )
  if (!done.ok) return done
  const key = keyOf(ground.keys, file.row)
  if (!key) return refused('', 'erased')
  const released = await releasedFor(tx, ground.keys, file, outcome)
  const evidence =
    released.length === 0
      ? on.evidence
      : {
          ...on.evidence,
          attachments: released.map(each => `${enclosureLine(each)}　SHA-256：${each.sha256}`).join('\n'),
        }
  const had = new Map(file.evidence.map(each => [each.key, key.open(each.sealed, `evidence:${each.key}`)]))
  for (const [name, text] of Object.entries(evidence)) {
    if (text.trim() === '' || had.get(name) === text) continue
    await insertEvidence(tx, {
      case_id: on.caseId,
      seq: await nextSeq(tx, 'desk.request_evidence', on.caseId),
      key: name,
      sealed: key.seal(text, `evidence:${name}`),
      person_id: actor.id,
      at: now,
    })
  }
  const listed = [...released.map(enclosureLine), fields.attachments ?? ''].join('\n')
  const composed = await replyLetter(
    tx,
    ground,
    file,
    { outcome, choice, fields: { ...fields, attachments: listed } },
    civilDateOf(now),
  )
  const text =
    released.length === 0 ? composed.text : { ...composed.text, enclosed: released.map(each => each.sha256) }
  const letter = await keepLetter(tx, ground, file.row, { ...composed, text, outcome, fields }, actor, now)
  await enclose(tx, on.caseId, letter.seq, released)
  return done
}

/** Hands the draft to the reviewers: whole by the nine elements, and with the evidence that its outcome demands. */
export async function submitReply(
  tx: Tx,
  ground: Ground,
  on: On,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const reply = replyOf(file)
  const kept = reply && openLetter(ground, file.row, reply)
  const lacks = kept ? missingElements(kept.text) : []
  const unsettled = reply && (await unsettledRecords(tx, ground.keys, file, reply))
  if (unsettled) return refused('', unsettled)
  return stepFile(tx, file, 'submit', on, { lacks }, actor, now)
}

/** Takes the draft back from review. */
export async function recallReply(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  return file ? stepFile(tx, file, 'recall', on, {}, actor, now) : refused('', 'not-found')
}

/** Leaves the draft, and goes on with the work; a reason is kept. */
export async function reopenRequest(
  tx: Tx,
  { reason, ...on }: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  return stepFile(
    tx,
    file,
    'reopen',
    on,
    { facts: { reason }, note: reason, change: { outcome: null, outcome_choice: null } },
    actor,
    now,
  )
}

/** Signs one gate on the digest that was read. */
export async function clearReply(
  tx: Tx,
  gate: Exclude<RequestGate, 'final'>,
  { digest, ...on }: On & { readonly digest: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const reply = file && replyOf(file)
  if (!file || !reply) return refused('', 'not-found')
  const event = gate === 'secrecy' ? 'clear-secrecy' : 'clear-legality'
  const done = await stepFile(tx, file, event, on, { facts: { digest }, data: { digest } }, actor, now)
  if (!done.ok) return done
  await insertSignature(tx, {
    case_id: on.caseId,
    letter_seq: reply.seq,
    gate,
    opinion: 'clear',
    digest,
    person_id: actor.id,
    number: null,
    signed_on: civilDateOf(now),
    at: now,
  })
  return done
}

/** Sends the draft back to its writer, with the reason. */
export async function returnReply(
  tx: Tx,
  { reason, ...on }: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  return stepFile(tx, file, 'return', on, { facts: { reason }, note: reason }, actor, now)
}

/** Signs the reply on its digest: it gets its number. Nobody signs what they wrote. */
export async function signReply(
  tx: Tx,
  { digest, ...on }: On & { readonly digest: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped & { readonly number: string }>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const reply = file && replyOf(file)
  if (!file || !reply) return refused('', 'not-found')
  const done = await stepFile(tx, file, 'sign', on, { facts: { digest }, data: { digest } }, actor, now)
  if (!done.ok) return done
  const number = await signLetter(tx, file.row, reply, actor, now)
  await updateRequest(tx, on.caseId, { reply_seq: reply.seq })
  return { ...done, number }
}
