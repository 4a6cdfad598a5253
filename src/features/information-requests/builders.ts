import { loadCase } from '../../foundation/cases/index.ts'
import { type CivilDate, civilDateOf } from '../../law/civil-date.ts'
import { outcomeOf } from '../../law/outcomes.ts'
import { replyFields } from '../../law/reply-words.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { chargeFee } from './actions/fees.ts'
import { type Asking, confirmRequest, type Filed, fileRequest } from './actions/file.ts'
import { clearReply, draftReply, signReply, submitReply } from './actions/reply.ts'
import {
  acceptReasons,
  acceptRequest,
  askCorrection,
  askReasons,
  lapseRequest,
  refuseReasons,
  takeReasons,
} from './actions/screen.ts'
import { closeRequest, dispatchReply, recordBounce, recordServed, withdrawRequest } from './actions/serve.ts'
import type { Ground } from './actions/step.ts'
import { concludeConsultation, openConsultation, recordSearch } from './actions/work.ts'
import { fileOf, replyOf } from './file.ts'
import { AT_ONCE, needsLegality } from './rules.ts'
import type { RequestState } from './states.ts'
import type { ConsultationKind } from './tables.ts'
import { requestCase } from './workflow.ts'

/** Single acts, for stories that need one of them. */
export { recordDispute } from './actions/disputes.ts'
export { registerRequest } from './actions/file.ts'
export { askCorrection } from './actions/screen.ts'
/** What the rows of many requests are made of, for the bench that lays them down at once. */
export { queueDay } from './actions/step.ts'
export { openConsultation } from './actions/work.ts'
export { complain } from './complaints/actions.ts'
export { broughtCorrection, type SampleCorrectionState } from './corrections/builders.ts'
export { marksOf } from './marks.ts'
export { broughtRecord } from './records/builders.ts'
export { sealed } from './sealing.ts'
export type { RequestEvent, RequestState } from './states.ts'
export type { ConsultationKind } from './tables.ts'
export { requestWorkflow } from './workflow.ts'

/** A request for a test or the demonstration; what is left out is made up, and says so. */
export function sampleAsking(
  parts: Partial<Omit<Asking, 'applicant' | 'papers' | 'request'>> & {
    readonly applicant?: Partial<Asking['applicant']>
    readonly papers?: Partial<Asking['papers']>
    readonly request?: Partial<Asking['request']>
  } = {},
): Asking {
  const { applicant, papers, request, ...rest } = parts
  return {
    agency: '',
    column: 'natural',
    channel: 'online',
    needsHelp: false,
    ...rest,
    applicant: {
      name: '示例申请人',
      legalRepresentative: '',
      agent: '',
      phone: '0539-0000000',
      mail: '',
      address: '示例市示例路1号',
      postcode: '',
      ...applicant,
    },
    papers: { type: '居民身份证', number: '示例证件号码', ...papers },
    request: {
      description: '《示例供水规划》全文',
      form: 'electronic',
      way: 'online',
      purpose: '',
      help: '',
      ...request,
    },
  }
}

/** The value of an outcome that a story takes for granted. Throws with the problems where it was refused. */
export function granted<T extends object>(outcome: Outcome<T>): T & { readonly ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome as T & { readonly ok: true }
}

/** Sends a request. */
export function filedRequest(db: Db, ground: Ground, asking: Asking, now: Date): Promise<Filed> {
  return inTransaction(db, async tx => granted(await fileRequest(tx, ground, asking, now)))
}

/** Who carries a sample request on. */
export interface RequestHands {
  readonly registrar: Actor
  readonly handler: Actor
  readonly head: Actor
  readonly secrecy: Actor
  readonly legality: Actor
}

/** Somebody asks for very much, says why, and the head finds it good: the answer may come later (art. 35). */
export async function allowedMuch(
  db: Db,
  ground: Ground,
  caseId: string,
  hands: RequestHands,
  at: (step: number) => Date,
): Promise<void> {
  await broughtTo(db, ground, caseId, 'reasoning', hands, at)
  const words = '示例：各项都用于同一课题'
  await inTransaction(db, async tx =>
    granted(await takeReasons(tx, ground, { caseId, words }, 'applicant', at(3))),
  )
  await inTransaction(db, async tx => granted(await acceptReasons(tx, { caseId }, hands.head, at(4))))
}

/** The states in the order of the common way, and those that branch off. */
const WAY: readonly RequestState[] = [
  'submitted',
  'received',
  'assigned',
  'drafting',
  'review',
  'signed',
  'dispatched',
  'delivered',
  'closed',
]

/** The outcomes that follow from what the applicant left undone. */
const ENDINGS: Readonly<Record<string, 'correction' | 'reasons' | 'fee'>> = {
  R20: 'reasons',
  R22: 'correction',
  R23: 'fee',
}

/** What a letter of an outcome says in a story: each of its fields, marked as made up. */
export function sampleFields(outcome: string): Readonly<Record<string, string>> {
  const found = outcomeOf(outcome)
  if (!found) throw new Error(`no such outcome: ${outcome}`)
  return Object.fromEntries(replyFields(found).map(({ key, label }) => [key, `示例：${label}`]))
}

/**
 * Brings a request that was just sent to a state, through the acts that lead there. `at(n)` is the moment of the n-th act;
 * `outcome` is what it comes to.
 */
export async function broughtTo(
  db: Db,
  ground: Ground,
  caseId: string,
  state: RequestState,
  hands: RequestHands,
  at: (step: number) => Date,
  {
    outcome = 'R02',
    receivedOn,
    heard,
    prepare,
  }: {
    readonly outcome?: string
    readonly receivedOn?: CivilDate
    /** Who is asked while it is assigned, and agrees. */
    readonly heard?: ConsultationKind
    /** Puts records into the file before the reply is drafted. */
    prepare?(now: Date): Promise<unknown>
  } = {},
): Promise<void> {
  const act = async (work: Parameters<typeof inTransaction<Outcome<object>>>[1]) =>
    granted(await inTransaction(db, work))
  const on = async () => ({ caseId, version: (await loadCase(db, requestCase, caseId))?.version })
  const reached = (wanted: RequestState) => WAY.indexOf(state) >= WAY.indexOf(wanted) || !WAY.includes(state)
  const words = '示例内容'
  if (state === 'submitted') return
  if (state === 'retracted') {
    await act(tx => withdrawRequest(tx, ground, { caseId, words }, 'applicant', at(1)))
    return
  }
  const receipt = { day: receivedOn ?? civilDateOf(at(1)), proof: '电话确认' }
  const first = await on()
  await act(tx => confirmRequest(tx, ground, first, receipt, hands.registrar, at(1)))
  if (state === 'received') return
  const ending = ENDINGS[outcome]
  if (state === 'correcting' || state === 'reasoning' || ending === 'correction' || ending === 'reasons') {
    const asked = { ...(await on()), words, days: 5 }
    const corrects = state === 'correcting' || ending === 'correction'
    await act(tx =>
      corrects
        ? askCorrection(tx, ground, asked, hands.registrar, at(2))
        : askReasons(tx, ground, asked, hands.head, at(2)),
    )
    if (!ending) return
    const over = { ...(await on()), reason: '示例：没有说明理由' }
    await act(tx =>
      corrects ? lapseRequest(tx, over, hands.head, at(3)) : refuseReasons(tx, over, hands.head, at(3)),
    )
  } else if (!AT_ONCE.includes(outcome)) {
    const accepted = { ...(await on()), handlerId: hands.handler.id }
    await act(tx => acceptRequest(tx, accepted, hands.registrar, at(2)))
    if (heard) {
      const asked = {
        ...(await on()),
        kind: heard,
        party: { name: '示例公司', contact: '', question: words },
      }
      const { id } = await inTransaction(db, async tx =>
        granted(await openConsultation(tx, ground, asked, hands.handler, at(2))),
      )
      const answer = { consultationId: id, answer: 'agrees' as const, answeredOn: civilDateOf(at(2)), words }
      const agreed = { ...(await on()), ...answer }
      await act(tx => concludeConsultation(tx, ground, agreed, hands.handler, at(2)))
    }
    if (state === 'assigned') return
    if (state === 'paying' || ending === 'fee') {
      const charged = { ...(await on()), basis: 'pages' as const, count: 250 }
      await act(tx => chargeFee(tx, ground, charged, hands.head, at(2)))
      if (!ending) return
      const over = await on()
      await act(tx => lapseRequest(tx, over, hands.head, at(3)))
    } else {
      const search = {
        ...(await on()),
        result: outcome === 'R13' ? ('not-found' as const) : ('found' as const),
        day: civilDateOf(at(3)),
        record: { systems: '示例档案系统', words: '示例供水规划', people: '示例承办人', finding: '示例结果' },
      }
      await act(tx => recordSearch(tx, ground, search, hands.handler, at(3)))
    }
  }
  await prepare?.(at(3))
  const known = outcomeOf(outcome)
  const drafted = {
    ...(await on()),
    outcome,
    choice: known?.choices[0]?.key ?? '',
    fields: sampleFields(outcome),
    evidence: Object.fromEntries((known?.evidence ?? []).map(key => [key, '示例材料'])),
  }
  const event = ending ? 'revise' : AT_ONCE.includes(outcome) ? 'dispose' : 'draft'
  await act(tx => draftReply(tx, ground, event, drafted, hands.handler, at(4)))
  if (!reached('review')) return
  const submitted = await on()
  await act(tx => submitReply(tx, ground, submitted, hands.handler, at(5)))
  if (!reached('signed')) return
  const reply = replyOf((await fileOf(db, caseId)) ?? { letters: [] })
  if (!reply) throw new Error('a reply was drafted')
  const { digest } = reply
  const clearing = await on()
  await act(tx => clearReply(tx, 'secrecy', { ...clearing, digest }, hands.secrecy, at(6)))
  if (needsLegality(outcome)) {
    const next = await on()
    await act(tx => clearReply(tx, 'legality', { ...next, digest }, hands.legality, at(6)))
  }
  const signing = { ...(await on()), digest }
  await act(tx => signReply(tx, signing, hands.head, at(7)))
  if (!reached('dispatched')) return
  const sent = { ...(await on()), method: 'online' as const, day: civilDateOf(at(8)), proof: '进度页面' }
  await act(tx => dispatchReply(tx, ground, 'dispatch', sent, hands.registrar, at(8)))
  if (state === 'dispatched') return
  if (state === 'bounced') {
    const bounced = { ...(await on()), reason: '地址不详，退回' }
    await act(tx => recordBounce(tx, bounced, hands.registrar, at(9)))
    return
  }
  const served = { ...(await on()), method: 'online' as const, day: civilDateOf(at(9)), proof: '申请人查收' }
  await act(tx => recordServed(tx, served, hands.registrar, at(9)))
  if (!reached('closed')) return
  const closing = await on()
  await act(tx => closeRequest(tx, closing, hands.registrar, at(10)))
}
