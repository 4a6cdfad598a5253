import { loadCase } from '../../foundation/cases/index.ts'
import { addDays, type CivilDate, civilDateOf, shanghaiInstant } from '../../law/civil-date.ts'
import type { ApplicantColumn } from '../../law/report-form.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Services } from '../../platform/services.ts'
import { concludeDispute, recordDispute } from './actions/disputes.ts'
import { registerRequest } from './actions/file.ts'
import { delayRequest, extendRequest } from './actions/screen.ts'
import { openConsultation } from './actions/work.ts'
import {
  allowedMuch,
  broughtCorrection,
  broughtTo,
  filedRequest,
  granted,
  type RequestHands,
  sampleAsking,
} from './builders.ts'
import { complain } from './complaints/actions.ts'
import { givenRecord, type SampleRecord } from './records/builders.ts'
import type { RequestState } from './states.ts'
import type { ChannelIn, ConsultationKind } from './tables.ts'
import { requestCase } from './workflow.ts'

export type { SampleRecord } from './records/builders.ts'

/** A request of the demonstration: invented, and marked as such. */
export interface DemoRequest {
  /** The key of the agency that is asked. */
  readonly agency: string
  readonly column: ApplicantColumn
  readonly state: RequestState
  /** R01…R24, where it comes to one. */
  readonly outcome?: string
  readonly description: string
  /** The day on which it came, or how many days ago. */
  readonly came: CivilDate | number
  /** How it came, unless online: the registrar took it down, and the day of receipt waits for a call. */
  readonly channel?: Exclude<ChannelIn, 'online'>
  /** Heard beside it, and still open. */
  readonly hears?: ConsultationKind
  readonly extended?: true
  /** Its applicant asks for very much, with good reasons: answered later. */
  readonly delayed?: true
  /** Its applicant complained to the supervising office, which has not decided. */
  readonly complains?: true
  /** The records that its reply gives, lines of which are blackened. */
  readonly gives?: readonly SampleRecord[]
  /** A reconsideration about it, and what it came to. */
  readonly dispute?: 'upheld' | 'corrected' | 'pending'
}

export interface DemoOffice {
  readonly key: string
  readonly hands: RequestHands
}

/** Where the links of the invented letters lead. */
const ORIGIN = 'http://localhost:8080'

/** The outcomes that wait for what an applicant leaves undone: weeks pass between two acts. */
const WAITS = ['R20', 'R22', 'R23']

/** Brings every request to its state by the room's own acts, at the hours of its own days. */
export async function loadDemoRequests(
  db: Db,
  services: Services,
  offices: readonly DemoOffice[],
  requests: readonly DemoRequest[],
  now: Date,
): Promise<void> {
  const ground = { keys: services.keys, origin: ORIGIN }
  const act = (work: Parameters<typeof inTransaction<Outcome<object>>>[1]) =>
    inTransaction(db, async tx => granted(await work(tx)))
  for (const [place, request] of requests.entries()) {
    const office = offices.find(each => each.key === request.agency)
    if (!office) throw new Error(`the demonstration has no office ${request.agency}`)
    const came = typeof request.came === 'number' ? addDays(civilDateOf(now), -request.came) : request.came
    const waits = request.outcome !== undefined && WAITS.includes(request.outcome)
    // A day for each act, with the wait of weeks where there is one; never later than now.
    const at = (step: number) => {
      const moment = shanghaiInstant(addDays(came, step + (waits && step > 2 ? 35 : 0)), '10:00')
      return moment < now ? moment : now
    }
    const asking = sampleAsking({
      agency: request.agency,
      column: request.column,
      ...(request.channel ? { channel: request.channel } : {}),
      applicant: {
        name: request.column === 'natural' ? '示例申请人' : '示例单位',
        phone: `0539-${String(1_000_000 + place)}`,
      },
      papers: { number: `示例证件${place}` },
      request: { description: request.description },
    })
    const { handler, head, registrar } = office.hands
    const { caseId } = request.channel
      ? await inTransaction(db, async tx =>
          granted(await registerRequest(tx, ground, asking, undefined, registrar, at(0))),
        )
      : await filedRequest(db, ground, asking, at(0))
    const prepare = async (when: Date) => {
      const bringing = { services, origin: ORIGIN, caseId, actor: handler, now: when }
      for (const each of request.gives ?? []) await givenRecord(db, bringing, each)
    }
    const parts = { prepare, ...(request.outcome === undefined ? {} : { outcome: request.outcome }) }
    if (request.delayed) await allowedMuch(db, ground, caseId, office.hands, at)
    else await broughtTo(db, ground, caseId, request.state, office.hands, at, parts)
    const on = async () => ({ caseId, version: (await loadCase(db, requestCase, caseId))?.version })
    if (request.extended) {
      const input = { ...(await on()), days: 20, reason: '示例：检索量大' }
      await act(tx => extendRequest(tx, ground, input, head, at(3)))
    }
    if (request.delayed) {
      const input = { ...(await on()), days: 20, reason: '示例：涉及多年的档案' }
      await act(tx => delayRequest(tx, ground, input, head, at(5)))
    }
    if (request.hears) {
      const party = { name: '示例公司', contact: '', question: '是否同意公开示例合同' }
      const input = { ...(await on()), kind: request.hears, party }
      await act(tx => openConsultation(tx, ground, input, handler, at(4)))
    }
    if (request.complains) {
      const words = '示例：已经超过答复期限，没有收到答复。'
      await act(tx => complain(tx, ground, { caseId, reason: 'late', words }, now))
    }
    if (request.dispute) await dispute(request.dispute)

    async function dispute(result: 'upheld' | 'corrected' | 'pending'): Promise<void> {
      const acceptedOn = civilDateOf(at(20))
      const input = {
        ...(await on()),
        kind: 'review' as const,
        body: '示例复议机关',
        fileNumber: '示例复〔2025〕1号',
        acceptedOn,
        note: '',
      }
      const { id } = await inTransaction(db, async tx =>
        granted(await recordDispute(tx, input, head, at(20))),
      )
      if (result === 'pending') return
      const decision = {
        ...(await on()),
        disputeId: id,
        result,
        decidedOn: civilDateOf(at(60)),
        annuls: false,
      }
      await act(tx => concludeDispute(tx, ground, decision, head, at(60)))
    }
  }
}

/** A demand for correction in each of three states, for every office. */
export async function loadDemoCorrections(
  db: Db,
  keys: KeyRing,
  offices: readonly DemoOffice[],
  now: Date,
): Promise<void> {
  for (const { key, hands } of offices) {
    for (const [place, state] of (['submitted', 'checking', 'answered'] as const).entries()) {
      const came = addDays(civilDateOf(now), -3 - place * 3)
      const at = (step: number) => {
        const moment = shanghaiInstant(addDays(came, step), '10:00')
        return moment < now ? moment : now
      }
      await broughtCorrection(db, { keys, origin: ORIGIN }, key, state, hands, at)
    }
  }
}
