import { marksOf, queueDay, sealed } from '../src/features/information-requests/builders.ts'
import type { CaseEventRow } from '../src/foundation/cases/index.ts'
import { addDays, type CivilDate, civilDateOf, datePartsOf, shanghaiInstant } from '../src/law/civil-date.ts'
import { APPLICANT_COLUMNS } from '../src/law/report-form.ts'
import type { Calendar } from '../src/law/working-days.ts'
import type { KeyRing } from '../src/platform/crypto/key-ring.ts'
import { hashToken, newCode } from '../src/platform/crypto/tokens.ts'
import { newId } from '../src/platform/time/ids.ts'
import type { Path } from './requests-paths.ts'

const PEOPLE = 60_000
const CHANNELS = ['online', 'online', 'online', 'counter', 'post', 'plain-post', 'oral'] as const
const TOPICS = [
  '供水规划',
  '棚户区改造实施方案',
  '土地征收补偿安置方案',
  '财政预算执行情况',
  '道路维修合同',
] as const
const ARTICLE = '《中华人民共和国政府信息公开条例》第三十三条'
/** The papers of ended requests are destroyed after these days, as the setting has it. */
const PAPERS_DAYS = 180

/** One request to be laid down. */
export interface Laid {
  readonly n: number
  readonly path: Path
  readonly agencyId: string
  readonly handlerId: string
  readonly receivedOn: CivilDate
  readonly serial: number
}

/** What all of them are laid down with. */
export interface Laying {
  readonly keys: KeyRing
  readonly calendar: Calendar
  readonly now: Date
}

/** The rows of a request: its case, the request with its sealed fields, the code of its receipt, and its path's days. */
export function rowsOf({ n, path, agencyId, handlerId, receivedOn, serial }: Laid, laying: Laying) {
  const { keys, calendar, now } = laying
  const opened = shanghaiInstant(addDays(receivedOn, -1), '10:00')
  const id = newId(opened)
  const dayOf = (event: string) => {
    const step = path.steps.find(each => each.event === event)
    return step ? addDays(receivedOn, step.day) : null
  }
  const events = eventRows(path, receivedOn)
  const last = path.steps.at(-1)
  const changed = shanghaiInstant(addDays(receivedOn, last?.day ?? 0), '16:00')
  const ended = path.state === 'closed'
  const outcome = path.outcomes[n % path.outcomes.length] ?? null
  const concludedOn = dayOf('dispatch') ?? dayOf('withdraw')
  const purged = concludedOn !== null && concludedOn < addDays(civilDateOf(now), -PAPERS_DAYS)
  const before = events.filter(each => each.clock !== 'stop')
  const started = events.some(each => each.clock === 'start')
  const { year } = datePartsOf(civilDateOf(opened))
  const asking = askingOf(n)
  const request = {
    case_id: id,
    agency_id: agencyId,
    channel: CHANNELS[n % CHANNELS.length],
    applicant_column: n % 5 === 0 ? APPLICANT_COLUMNS[(n / 5) % APPLICANT_COLUMNS.length] : 'natural',
    ...sealed(keys, id, asking),
    ...(purged ? { sealed_papers: null } : {}),
    papers_purged_at: purged ? now : null,
    ...marksOf(keys, asking.applicant, asking.papers, asking.request.description),
    notice_version: '2026-01',
    needs_help: false,
    received_on: started ? receivedOn : null,
    handler_id: path.steps.some(each => each.event === 'accept') ? handlerId : null,
    open_state: ended ? null : path.state,
    ...queueDay(events, calendar),
    outcome,
    answer_due: dayOf('dispatch') && queueDay(before, calendar).queue_due,
    dispatched_on: dayOf('dispatch'),
    served_on: dayOf('serve'),
    concluded_on: concludedOn,
  }
  return {
    case: {
      ...{ id, kind: 'information-request', agency_id: agencyId, state: path.state },
      ...{ version: path.steps.length, number: `Q${year}-${String(serial).padStart(5, '0')}` },
      ...{ opened_at: opened, changed_at: changed, closed_at: ended ? changed : null },
    },
    request,
    code: { case_id: id, code_hash: hashToken(newCode(60)), failures: 0, issued_at: opened },
    place: {
      case_id: id,
      path: path.name,
      agency_id: agencyId,
      actor_id: handlerId,
      received_on: receivedOn,
    },
  }
}

/** What the clock reads of a path that began on a day. */
function eventRows(path: Path, receivedOn: CivilDate): CaseEventRow[] {
  return path.steps.map((step, at) => ({
    ...{ case_id: '', seq: at + 1, event: step.event, from_state: step.from, to_state: step.to },
    ...{
      clock: step.clock,
      clock_on: step.clock && addDays(receivedOn, step.day),
      clock_days: step.clockDays,
    },
    ...{ clock_article: step.clock && ARTICLE, clock_key: step.clockKey, actor_id: null, by: 'system' },
    ...{ agency_id: '', says: step.says, at: new Date(0) },
  }))
}

/** The events of a path as rows that only lack their case and their days. */
export function templateOf(kind: string, path: Path) {
  return path.steps.map((step, at) => ({
    ...{ path: path.name, kind, seq: at + 1, event: step.event, from_state: step.from, to_state: step.to },
    ...{ clock: step.clock, day: step.day, clock_days: step.clockDays, clock_article: step.clock && ARTICLE },
    ...{ clock_key: step.clockKey, by: step.by, says: step.says },
  }))
}

/** Who asks for what: sixty thousand people, so that some ask again; all made up. */
function askingOf(n: number) {
  const who = (n * 7) % PEOPLE
  return {
    applicant: {
      ...{ name: `示例申请人${who}`, legalRepresentative: '', agent: '', mail: '', postcode: '' },
      ...{ phone: `0539-${String(1_000_000 + who)}`, address: `示例市示例路${who}号` },
    },
    papers: { type: '居民身份证', number: `示例证件${who}` },
    request: {
      description: `申请公开《示例${n % 997}号${TOPICS[n % TOPICS.length]}》（例政发〔2025〕${n % 400}号）全文及附件`,
      ...{ form: 'electronic' as const, way: 'online' as const, purpose: '', help: '' },
    },
  }
}
