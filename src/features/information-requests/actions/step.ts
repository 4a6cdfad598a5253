import {
  type CaseActor,
  type CaseEventRow,
  type CaseStanding,
  eventsOf,
  moveCase,
} from '../../../foundation/cases/index.ts'
import { type CivilDate, civilDate, civilDateOf } from '../../../law/civil-date.ts'
import type { Calendar } from '../../../law/working-days.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FactData } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { fileOf, type RequestFile, replyOf } from '../file.ts'
import { isMet, type NeedFacts, requestDueDate, TERM_PAUSE, toldBy } from '../rules.ts'
import type { RequestEvent, RequestState } from '../states.ts'
import { updateRequest } from '../store.ts'
import type { RequestRow } from '../tables.ts'
import { requestCase, requestWorkflow } from '../workflow.ts'

/** What actions need of the house. */
export interface Ground {
  readonly keys: KeyRing
  readonly origin: string
}

/** The case that a person acts on, and the version that they saw. */
export interface On {
  readonly caseId: string
  readonly version?: number | undefined
}

/** What an event of the table brings with it. */
export interface Bringing {
  /** What the needs are judged by, beyond the file. */
  readonly facts?: Partial<NeedFacts>
  /** What the reply lacks of its nine elements; looked at when it is handed in. */
  readonly lacks?: readonly string[]
  /** Words for staff, kept beside the timeline. */
  readonly note?: string | undefined
  /** Where the cell moves the clock: the day that the law counts from; today where it is absent. */
  readonly on?: CivilDate | undefined
  readonly days?: number | undefined
  readonly key?: string | undefined
  readonly says?: string | undefined
  readonly data?: FactData | undefined
  /** What changes in the request itself. */
  readonly change?: Partial<RequestRow> | undefined
}

/** What one event came to. */
export interface Stepped {
  /** The file before the event. */
  readonly file: RequestFile
  readonly case: CaseStanding<RequestState>
}

/** The article behind each event that moves the clock. */
const ARTICLES: Partial<Record<RequestEvent, string>> = {
  confirm: '《中华人民共和国政府信息公开条例》第三十一条',
  'ask-correction': '《中华人民共和国政府信息公开条例》第三十条',
  correct: '《中华人民共和国政府信息公开条例》第三十条',
  consult: '《中华人民共和国政府信息公开条例》第三十三条第三款',
  conclude: '《中华人民共和国政府信息公开条例》第三十三条第三款',
  extend: '《中华人民共和国政府信息公开条例》第三十三条第二款',
  delay: '《中华人民共和国政府信息公开条例》第三十五条',
  charge: '《政府信息公开信息处理费管理办法》第六条',
  pay: '《政府信息公开信息处理费管理办法》第六条',
  lapse: '期限届满',
  dispatch: '《中华人民共和国政府信息公开条例》第三十三条',
  withdraw: '申请人撤回',
}

/**
 * Carries out one event on a request: reads the file under lock, hands what the rules judge by to the one interpreter, writes
 * what changes and the day for the queues. Everything or nothing.
 */
export async function stepRequest(
  tx: Tx,
  event: RequestEvent,
  on: On,
  bringing: Bringing,
  actor: CaseActor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  return stepFile(tx, file, event, on, bringing, actor, now)
}

/** As `stepRequest`, on a file that the caller has read under lock. */
export async function stepFile(
  tx: Tx,
  file: RequestFile,
  event: RequestEvent,
  on: On,
  bringing: Bringing,
  actor: CaseActor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const today = civilDateOf(now)
  const facts = factsOf(file, today, bringing, typeof actor === 'string' ? undefined : actor.id)
  const cell = requestWorkflow.cells.find(each => each.from === file.standing.state && each.event === event)
  const moved = await moveCase(
    tx,
    requestCase,
    event,
    {
      caseId: file.standing.id,
      version: on.version,
      met: need => isMet(need, facts),
      ...(cell?.clock === undefined
        ? {}
        : {
            clock: {
              on: bringing.on ?? today,
              article: ARTICLES[event] ?? '',
              days: bringing.days,
              key: bringing.key ?? (event === 'consult' || event === 'conclude' ? undefined : TERM_PAUSE),
            },
          }),
      note: bringing.note,
      says: bringing.says,
      data: bringing.data,
    },
    actor,
    now,
  )
  if (!moved.ok) return moved
  const events = await eventsOf(tx, file.standing.id)
  await updateRequest(tx, file.standing.id, {
    ...bringing.change,
    open_state: moved.case.closedAt === null ? moved.case.state : null,
    ...queueDay(events, file.calendar),
  })
  return { ok: true, file, case: moved.case }
}

/** What queues are ordered by: the due day with the calendar that gave it. A clock that is paused or stopped has none. */
export function queueDay(
  events: readonly CaseEventRow[],
  calendar: Calendar,
): Pick<RequestRow, 'queue_due' | 'queue_calendar'> {
  const clock = requestDueDate(events, calendar)
  const stopped = events.some(event => event.clock === 'stop')
  return {
    queue_due: clock.state === 'running' && !stopped ? clock.date : null,
    queue_calendar: calendar.version,
  }
}

function factsOf(
  file: RequestFile,
  today: CivilDate,
  { facts, lacks }: Bringing,
  actorId: string | undefined,
): NeedFacts {
  const reply = replyOf(file)
  const { extended, delayed, reasonsAccepted } = toldBy(file.events)
  return {
    today,
    calendar: file.calendar,
    clock: file.clock,
    receivedOn: file.row.received_on === null ? undefined : civilDate(file.row.received_on),
    extended,
    delayed,
    reasonsAccepted,
    terms: file.terms,
    consultations: file.consultations,
    searches: file.searches.length,
    outcome: file.row.outcome ?? undefined,
    evidence: file.evidence.map(each => each.key),
    reply: reply && { digest: reply.digest, authorId: reply.author_id, lacks: lacks ?? [] },
    signatures: file.signatures,
    said: new Set(file.texts.map(each => each.role)),
    actorId,
    ...facts,
  }
}
