import { settingAt } from '../../../foundation/settings/index.ts'
import { type CivilDate, civilDate, civilDateOf } from '../../../law/civil-date.ts'
import { consultationEnd } from '../../../law/request-consultation.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { fileOf, type RequestFile } from '../file.ts'
import { keyOf } from '../sealing.ts'
import { insertSearch, nextSeq } from '../store.ts'
import { insertConsultation, updateConsultation } from '../store-beside.ts'
import type { ConsultationAnswer, ConsultationKind, ConsultationRow, SearchResult } from '../tables.ts'
import { sendNotice } from './screen.ts'
import { type Ground, type On, type Stepped, stepFile } from './step.ts'

/** Where was looked, for what, by whom, and what was found. */
export interface SearchRecord {
  readonly systems: string
  readonly words: string
  readonly people: string
  readonly finding: string
}

/** Records a search: the evidence that the agency has looked wherever it had to (法释〔2025〕8号第五条). */
export async function recordSearch(
  tx: Tx,
  { keys }: Ground,
  on: On & { readonly result: SearchResult; readonly record: SearchRecord; readonly day: CivilDate },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const whole = on.record.systems.trim() !== '' && on.record.words.trim() !== ''
  const search = whole && on.day <= civilDateOf(now)
  const done = await stepFile(tx, file, 'search', on, { facts: { search } }, actor, now)
  if (!done.ok) return done
  const key = keyOf(keys, file.row)
  if (!key) return refused('', 'erased')
  const seq = await nextSeq(tx, 'desk.request_searches', on.caseId)
  await insertSearch(tx, {
    case_id: on.caseId,
    seq,
    searched_on: on.day,
    result: on.result,
    sealed: key.seal(JSON.stringify(on.record), `search:${seq}`),
    person_id: actor.id,
    at: now,
  })
  return done
}

/** Who is heard, and what they are asked. */
export interface Party {
  readonly name: string
  readonly contact: string
  readonly question: string
}

/**
 * The kinds that the law takes out of the time for the answer (art. 33); an agency's own offices are not among them, nor is asking who
 * decides what may be disclosed (art. 17): art. 33 speaks of opinions alone.
 */
const STOPS_CLOCK: readonly ConsultationKind[] = ['third-party', 'co-producer', 'other-agency']

export function stopsClock(kind: ConsultationKind): boolean {
  return STOPS_CLOCK.includes(kind)
}

/** The letters that go out for each kind: to whom is heard, and to the applicant. */
const NOTICES: Readonly<Record<ConsultationKind, readonly string[]>> = {
  'third-party': ['D07', 'D09'],
  'co-producer': ['D11'],
  'other-agency': ['D12'],
  assistance: ['D12'],
  conference: [],
  determination: ['D12'],
}

/** Hears somebody beside the request: a third party, another agency, an office of the own house, a conference. */
export async function openConsultation(
  tx: Tx,
  ground: Ground,
  on: On & { readonly kind: ConsultationKind; readonly party: Party },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped & { readonly id: string }>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const id = newId(now)
  const event = stopsClock(on.kind) ? 'consult' : 'assist'
  const done = await stepFile(
    tx,
    file,
    event,
    on,
    { facts: { party: on.party.name }, key: id, data: { consultation: on.kind } },
    actor,
    now,
  )
  if (!done.ok) return done
  const key = keyOf(ground.keys, file.row)
  if (!key) return refused('', 'erased')
  await insertConsultation(tx, {
    id,
    case_id: on.caseId,
    kind: on.kind,
    sealed_party: key.seal(JSON.stringify(on.party), `party:${id}`),
    letter_seq: null,
    sent_on: civilDateOf(now),
    served_on: null,
    answered_on: null,
    answer: null,
    sealed_answer: null,
    closed_on: null,
    opened_by: actor.id,
    at: now,
    told_seq: null,
    told_on: null,
    hold_until: null,
  })
  for (const document of NOTICES[on.kind]) {
    await sendNotice(tx, ground, file, document, { ...on.party, kind: on.kind }, actor, now)
  }
  return { ...done, id }
}

/** Records the day on which whoever is heard received the letter: their fifteen working days run from it (art. 32, 34). */
export async function recordConsultationService(
  tx: Tx,
  on: On & { readonly consultationId: string; readonly day: CivilDate },
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const consultation = file?.consultations.find(each => each.id === on.consultationId)
  if (!file || !consultation) return refused('', 'not-found')
  if (consultation.closed_on !== null) return refused('', 'wrong-state')
  if (on.day < consultation.sent_on || on.day > civilDateOf(now)) return refused('day', 'wrong-day')
  await updateConsultation(tx, consultation.id, { served_on: on.day })
  return { ok: true }
}

export interface Conclusion {
  readonly consultationId: string
  readonly answer: ConsultationAnswer
  /** When the opinion came; undefined where none came. */
  readonly answeredOn: CivilDate | undefined
  /** What they said, and what the agency makes of it. */
  readonly words: string
}

/** Closes what was heard: by the opinion, or by the end of the time for it. The clock goes on with the earlier of the two. */
export async function concludeConsultation(
  tx: Tx,
  { keys }: Ground,
  on: On & Conclusion,
  actor: Actor | 'system',
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const consultation = file?.consultations.find(each => each.id === on.consultationId)
  if (!file || !consultation) return refused('', 'not-found')
  const today = civilDateOf(now)
  const ends = endOf(file, consultation, await settingAt(tx, 'requests.days-to-serve', today))
  if (on.answeredOn && (on.answeredOn < consultation.sent_on || on.answeredOn > today)) {
    return refused('answeredOn', 'wrong-day')
  }
  // An opinion on the last day is in time.
  if (!on.answeredOn && stopsClock(consultation.kind) && today <= ends) return refused('answer', 'not-over')
  const until = on.answeredOn && on.answeredOn < ends ? on.answeredOn : ends
  const inner = !stopsClock(consultation.kind)
  const done = await stepFile(
    tx,
    file,
    inner ? 'conclude-assist' : 'conclude',
    on,
    { facts: { answer: consultation.closed_on === null }, on: until, key: consultation.id },
    actor,
    now,
  )
  if (!done.ok) return done
  const key = keyOf(keys, file.row)
  await updateConsultation(tx, consultation.id, {
    answer: on.answer,
    answered_on: on.answeredOn ?? null,
    closed_on: inner ? today : until,
    sealed_answer: key?.seal(JSON.stringify({ words: on.words }), `answer:${consultation.id}`) ?? null,
  })
  return done
}

/** The day on which the time for an opinion ends: fifteen working days from its service, or from its sending with some slack. */
export function endOf(
  { calendar }: Pick<RequestFile, 'calendar'>,
  consultation: ConsultationRow,
  daysToServe: number,
): CivilDate {
  return consultationEnd(
    {
      party: consultation.kind === 'third-party' ? 'third-party' : 'co-producer',
      dispatchedOn: civilDate(consultation.sent_on),
      servedOn: consultation.served_on === null ? undefined : civilDate(consultation.served_on),
    },
    daysToServe,
    calendar,
  ).date
}
