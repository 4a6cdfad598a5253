import { agencyOf } from '../../../../foundation/agencies/index.ts'
import { type CivilDate, civilDate, civilDateOf } from '../../../../law/civil-date.ts'
import {
  type CorrectionResult,
  composeCorrection,
  composeTransfer,
} from '../../../../law/correction-letters.ts'
import { remedyText } from '../../../../law/remedies.ts'
import { requestDocument } from '../../../../law/request-documents.ts'
import { TEMPLATE_VERSION } from '../../../../law/request-letters.ts'
import type { KeyRing } from '../../../../platform/crypto/key-ring.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { nextLetterNumber } from '../../actions/letters.ts'
import type { Ground, On } from '../../actions/step.ts'
import { tell } from '../../actions/tell.ts'
import { bodiesFor } from '../../composing.ts'
import { keyOf, letterDigest } from '../../sealing.ts'
import { type CorrectionFile, correctionFileOf, type KeptCorrectionLetter } from '../file.ts'
import { namesResponsible } from '../rules.ts'
import { openedCorrection } from '../sealing.ts'
import { insertCorrectionLetter } from '../store.ts'
import type { ServiceWay } from '../tables.ts'
import { stepCorrection } from './step.ts'

const LETTER = 'D24'

/** Takes a demand on. */
export async function acceptCorrection(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome> {
  const file = await correctionFileOf(tx, on.caseId, 'lock')
  return file
    ? stepCorrection(tx, file, 'accept', { version: on.version }, actor, now)
    : refused('', 'not-found')
}

export interface Finding {
  readonly result: CorrectionResult
  /** What was found, or how it was corrected. */
  readonly finding: string
  /** Who may correct the record; empty where it is this agency. */
  readonly responsible: string
}

/** Writes the letter of a result, for the head to sign. Each version is kept. */
export async function draftCorrection(
  tx: Tx,
  keys: KeyRing,
  { result, finding, responsible, ...on }: On & Finding,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await correctionFileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const facts = { result, finding, responsible }
  const done = await stepCorrection(
    tx,
    file,
    'draft',
    { version: on.version, facts, data: { result } },
    actor,
    now,
  )
  if (!done.ok) return done
  const key = keyOf(keys, file.row)
  if (!key) return refused('', 'erased')
  const kept = await composed(tx, keys, file, facts, civilDateOf(now))
  const seq = file.letters.length + 1
  await insertCorrectionLetter(tx, {
    case_id: on.caseId,
    seq,
    result,
    template: TEMPLATE_VERSION,
    sealed: key.seal(JSON.stringify(kept), `letter:${seq}`),
    digest: letterDigest({ text: kept.text, transfer: kept.transfer }),
    author_id: actor.id,
    at: now,
  })
  return { ok: true }
}

async function composed(
  tx: Tx,
  keys: KeyRing,
  { row, standing }: CorrectionFile,
  { result, finding, responsible }: Finding,
  today: CivilDate,
): Promise<KeptCorrectionLetter> {
  const agency = await agencyOf(tx, row.agency_id)
  const whole = openedCorrection(keys, row)
  const facts = {
    agency: agency.name,
    number: standing.number ?? '',
    receivedOn: civilDate(row.received_on),
    finding,
    responsible: namesResponsible(result) ? responsible : '',
  }
  const remedy = remedyText('B', requestDocument(LETTER).paper, await bodiesFor(tx, row.agency_id, today))
  const applicant = whole?.applicant.name ?? ''
  const record = whole?.words.record ?? ''
  return {
    text: composeCorrection(result, { ...facts, applicant, record }, remedy),
    transfer: result === 'transferred' ? composeTransfer(facts) : null,
    finding,
    responsible: facts.responsible,
  }
}

/** Sends a draft back to the checking, with the reason. */
export async function returnCorrection(
  tx: Tx,
  { reason, ...on }: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await correctionFileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const bringing = { version: on.version, facts: { reason }, note: reason }
  return stepCorrection(tx, file, 'return', bringing, actor, now)
}

/** Signs the letter on the digest that was read: it gets its number. Nobody signs what they wrote. */
export async function approveCorrection(
  tx: Tx,
  ground: Ground,
  { digest, ...on }: On & { readonly digest: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await correctionFileOf(tx, on.caseId, 'lock')
  const letter = file?.letters.at(-1)
  if (!file || !letter) return refused('', 'not-found')
  const today = civilDateOf(now)
  const bringing = { version: on.version, facts: { digest }, data: { digest, result: letter.result } }
  // A refusal rolls its transaction back, and the number with it: no gap.
  const number = await nextLetterNumber(tx, file.row.agency_id, LETTER, today)
  const transfer =
    letter.result === 'transferred' ? await nextLetterNumber(tx, file.row.agency_id, LETTER, today) : null
  const change = {
    letter_seq: letter.seq,
    drafted_by: letter.author_id,
    signed_by: actor.id,
    signed_on: today,
    letter_number: number,
    transfer_number: transfer,
  }
  const done = await stepCorrection(tx, file, 'approve', { ...bringing, change }, actor, now)
  if (done.ok) await tellAnswered(tx, ground, file, now)
  return done
}

/** The signed letter waits on the status page: whoever can be reached is told so. */
async function tellAnswered(
  tx: Tx,
  ground: Ground,
  { row, standing }: CorrectionFile,
  now: Date,
): Promise<void> {
  const whole = openedCorrection(ground.keys, row)
  if (!whole || standing.number === null) return
  const asked = { kind: 'correction', number: standing.number, agencyId: row.agency_id } as const
  await tell(tx, ground, 'answered', whole.applicant, asked, now)
}

export interface Service {
  readonly method: ServiceWay
  readonly day: CivilDate
  readonly evidence: string
}

/** Records how and when the letter reached the applicant, and what proves it. */
export async function serveCorrection(
  tx: Tx,
  { method, day, evidence, ...on }: On & Service,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const file = await correctionFileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const facts = { service: { method, day, evidence, signedOn: file.row.signed_on } }
  const change = { served_on: day, service_method: method, service_evidence: evidence }
  return stepCorrection(tx, file, 'serve', { version: on.version, facts, change }, actor, now)
}

/** The applicant opens the letter on the status page: served that day. */
export async function readCorrection(tx: Tx, caseId: string, now: Date): Promise<Outcome> {
  const file = await correctionFileOf(tx, caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const change = {
    served_on: civilDateOf(now),
    service_method: 'online' as const,
    service_evidence: '申请人在本平台查收',
  }
  return stepCorrection(tx, file, 'read', { change }, 'applicant', now)
}

/** The applicant takes the demand back, before it is answered. */
export async function withdrawCorrection(tx: Tx, caseId: string, now: Date): Promise<Outcome> {
  const file = await correctionFileOf(tx, caseId, 'lock')
  return file ? stepCorrection(tx, file, 'withdraw', {}, 'applicant', now) : refused('', 'not-found')
}
