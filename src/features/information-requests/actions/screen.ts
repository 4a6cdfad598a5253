import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDateOf, formatChineseDate } from '../../../law/civil-date.ts'
import { requestDocument } from '../../../law/request-documents.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { noticeLetter } from '../composing.ts'
import { fileOf, type RequestFile } from '../file.ts'
import type { NeedFacts } from '../rules.ts'
import { keyOf } from '../sealing.ts'
import { insertText, nextSeq } from '../store.ts'
import { insertTerm, updateTerm } from '../store-letters.ts'
import type { ChannelIn, RequestTermRow, ServiceMethod, TermKind, TextRole } from '../tables.ts'
import { keepLetter, recordService, signLetter } from './letters.ts'
import { type Ground, type On, type Stepped, stepFile, stepRequest } from './step.ts'
import { tellApplicant } from './tell.ts'

/** Hands a request that is whole to whoever handles it. */
export function acceptRequest(
  tx: Tx,
  on: On & { readonly handlerId: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const { handlerId } = on
  return stepRequest(
    tx,
    'accept',
    on,
    { facts: { handlerId }, change: { handler_id: handlerId }, data: { handler: handlerId } },
    actor,
    now,
  )
}

/** Asks once, within seven working days, for what is missing (art. 30). */
export function askCorrection(
  tx: Tx,
  ground: Ground,
  on: On & { readonly words: string; readonly days: number },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  return askApplicant(tx, ground, 'ask-correction', 'correction', on, actor, now)
}

/** Asks somebody who asks beyond measure for their reasons (art. 35). */
export function askReasons(
  tx: Tx,
  ground: Ground,
  on: On & { readonly words: string; readonly days: number },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  return askApplicant(tx, ground, 'ask-reasons', 'reasons', on, actor, now)
}

async function askApplicant(
  tx: Tx,
  ground: Ground,
  event: 'ask-correction' | 'ask-reasons',
  kind: TermKind,
  { words, days, ...on }: On & { readonly words: string; readonly days: number },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const done = await stepRequest(tx, event, on, { facts: { words }, note: words }, actor, now)
  if (!done.ok) return done
  await sendNotice(
    tx,
    ground,
    done.file,
    kind === 'correction' ? 'D04' : 'D05',
    { words, days: String(days) },
    actor,
    now,
    {
      kind,
      days,
    },
  )
  return done
}

const AT_COUNTER: readonly ChannelIn[] = ['counter', 'oral']

/**
 * Composes a notice from its template, signs and sends it. Where the applicant is reached online it is served at once; a term
 * that it sets runs from its service.
 */
export async function sendNotice(
  tx: Tx,
  ground: Ground,
  file: RequestFile,
  document: string,
  fields: Readonly<Record<string, string>>,
  actor: Actor,
  now: Date,
  term?: { readonly kind: TermKind; readonly days: number },
): Promise<RequestTermRow | undefined> {
  const today = civilDateOf(now)
  const composed = await noticeLetter(tx, ground, file, document, fields, today)
  const letter = await keepLetter(tx, ground, file.row, { document, fields, ...composed }, actor, now)
  await signLetter(tx, file.row, letter, actor, now)
  const toApplicant = requestDocument(document).to === 'applicant'
  const online = toApplicant && file.row.channel === 'online'
  // The receipt is given to whoever stands at the counter.
  const byHand = document === 'D03' && AT_COUNTER.includes(file.row.channel)
  const method: ServiceMethod = online ? 'online' : byHand ? 'counter' : 'post'
  const service = {
    case_id: file.row.case_id,
    letter_seq: letter.seq,
    method,
    on_day: today,
    person_id: actor.id,
    at: now,
  }
  const evidence = online ? '进度页面' : byHand ? '当面交付' : '待登记邮件号'
  await recordService(tx, { ...service, act: 'handed', evidence })
  if (online || byHand) await recordService(tx, { ...service, act: 'served', evidence })
  const told = document === 'D03' ? 'received' : 'notice'
  if (toApplicant) await tellApplicant(tx, ground, told, file.row, file.standing.number, now)
  if (!term) return undefined
  const row: RequestTermRow = {
    case_id: file.row.case_id,
    seq: await nextSeq(tx, 'desk.request_terms', file.row.case_id),
    ...term,
    letter_seq: letter.seq,
    sent_on: today,
    served_on: online ? today : null,
    met_on: null,
  }
  await insertTerm(tx, row)
  return row
}

/** Takes what the applicant supplements; the answer's time starts anew with this day (art. 30). */
export function takeCorrection(
  tx: Tx,
  ground: Ground,
  on: On & { readonly words: string },
  actor: Actor | 'applicant',
  now: Date,
): Promise<Outcome<Stepped>> {
  return takeWords(tx, ground, 'correct', 'correction', on, actor, now)
}

/** Takes the reasons that an applicant gives for asking so much. */
export function takeReasons(
  tx: Tx,
  ground: Ground,
  on: On & { readonly words: string },
  actor: Actor | 'applicant',
  now: Date,
): Promise<Outcome<Stepped>> {
  return takeWords(tx, ground, 'give-reasons', 'reasons', on, actor, now)
}

async function takeWords(
  tx: Tx,
  ground: Ground,
  event: 'correct' | 'give-reasons',
  role: Extract<TextRole, 'correction' | 'reasons'>,
  { words, ...on }: On & { readonly words: string },
  actor: Actor | 'applicant',
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const done = await stepFile(tx, file, event, on, { facts: { words } }, actor, now)
  if (!done.ok) return done
  const kept = await keepText(tx, ground, file, role, words, actor, now)
  if (!kept.ok) return kept
  const term = file.terms.findLast(each => each.kind === role)
  if (term) await updateTerm(tx, on.caseId, term.seq, { met_on: civilDateOf(now) })
  return done
}

/** Keeps what was said about a request, sealed under its key. */
export async function keepText(
  tx: Tx,
  { keys }: Ground,
  file: RequestFile,
  role: TextRole,
  text: string,
  author: Actor | 'applicant',
  now: Date,
): Promise<Outcome> {
  const key = keyOf(keys, file.row)
  if (!key) return refused('', 'erased')
  const seq = await nextSeq(tx, 'desk.request_texts', file.row.case_id)
  await insertText(tx, {
    case_id: file.row.case_id,
    seq,
    role,
    author_id: author === 'applicant' ? null : author.id,
    sealed: key.seal(text, `text:${seq}`),
    at: now,
  })
  return { ok: true }
}

/** The head finds the reasons fair: the agency goes on. */
export function acceptReasons(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome<Stepped>> {
  return stepRequest(tx, 'accept-reasons', on, {}, actor, now)
}

/** The head finds the reasons weak, or none were given in time: the request is not handled (R20). */
export function refuseReasons(
  tx: Tx,
  { reason, ...on }: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  return stepRequest(
    tx,
    'refuse-reasons',
    on,
    { facts: { reason }, note: reason, change: { outcome: 'R20' } },
    actor,
    now,
  )
}

/** The term for a correction or a fee ran out: what follows is said in a letter (R22, R23). */
export async function lapseRequest(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const outcome = file.standing.state === 'paying' ? 'R23' : 'R22'
  return stepFile(tx, file, 'lapse', on, { change: { outcome } }, actor, now)
}

/** Extends the answer's time once, by twenty working days at the most, and tells the applicant why (art. 33). */
export function extendRequest(
  tx: Tx,
  ground: Ground,
  { days, reason, ...on }: On & { readonly days: number; readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const facts = { extensionDays: days, reason }
  return moreTime(tx, ground, 'extend', on, { days, reason, facts }, actor, now)
}

/**
 * Fixes the reasonable time by which the answer comes later to somebody who asks for very much with good reasons (art. 35), and tells
 * them. The law names no number: how many working days at the most is a setting.
 */
export async function delayRequest(
  tx: Tx,
  ground: Ground,
  { days, reason, ...on }: On & { readonly days: number; readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const delayMost = await settingAt(tx, 'requests.delay-days', civilDateOf(now))
  const facts = { delayDays: days, delayMost, reason }
  return moreTime(tx, ground, 'delay', on, { days, reason, facts }, actor, now)
}

async function moreTime(
  tx: Tx,
  ground: Ground,
  event: 'extend' | 'delay',
  on: On,
  {
    days,
    reason,
    facts,
  }: { readonly days: number; readonly reason: string; readonly facts: Partial<NeedFacts> },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const done = await stepRequest(tx, event, on, { facts, days, note: reason, data: { days } }, actor, now)
  if (!done.ok) return done
  const { clock } = done.file
  const formerDue = clock.state === 'running' ? formatChineseDate(clock.date) : ''
  const after = await fileOf(tx, on.caseId)
  const fields = { kind: event, reason, days: String(days), formerDue }
  if (after) await sendNotice(tx, ground, after, 'D06', fields, actor, now)
  return done
}
