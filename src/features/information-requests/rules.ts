import { type CaseEventRow, clockEventsOf } from '../../foundation/cases/index.ts'
import { type CivilDate, civilDate, civilDateOf } from '../../law/civil-date.ts'
import { type ClockEvent, type Due, due } from '../../law/clock.ts'
import { type DueDate, dueDate } from '../../law/due-date.ts'
import { FEES_SINCE } from '../../law/fees.ts'
import { type EvidenceKey, outcomeOf } from '../../law/outcomes.ts'
import { requestClock, requestClockEnd, requestClockRule } from '../../law/request-clock.ts'
import { addWorkdays, type Calendar } from '../../law/working-days.ts'
import type { RequestNeed } from './states.ts'
import type { ConsultationRow, RequestSignatureRow, RequestTermRow } from './tables.ts'

const ANSWER = requestClockRule('answer')

/** The pause while the applicant was given time: for a correction or a fee. */
export const TERM_PAUSE = 'term'

/** A correction or a payment starts the clock anew, and ends the wait for it. */
function clockOf(events: readonly CaseEventRow[]): ClockEvent[] {
  return clockEventsOf(events).flatMap((event): ClockEvent[] =>
    event.kind === 'restart'
      ? [{ kind: 'resume', at: event.at, article: event.article, key: TERM_PAUSE }, event]
      : [event],
  )
}

/** The day by which a request is answered, with the reason for each day: from what happened, never stored. */
export function requestDue(events: readonly CaseEventRow[], calendar: Calendar): Due {
  return due(ANSWER, clockOf(events), calendar)
}

/** As `requestDue`, without the reasons: for queues. */
export function requestDueDate(events: readonly CaseEventRow[], calendar: Calendar): DueDate {
  return dueDate(ANSWER, clockOf(events), calendar)
}

/** The last day on which a correction may be asked for: seven working days from the receipt (art. 30). */
export function correctionNoticeDue(receivedOn: CivilDate, calendar: Calendar): CivilDate {
  return requestClockEnd('correction-notice', receivedOn, calendar).date
}

/** The last day of a term that an applicant was given; undefined until its letter is served. */
export function termEnd(term: RequestTermRow, calendar: Calendar): CivilDate | undefined {
  return term.served_on === null
    ? undefined
    : addWorkdays(civilDate(term.served_on), term.days, calendar).date
}

/** What the needs of the workflow's cells are judged by; a field that an event does not bring is absent. */
export interface NeedFacts {
  readonly today: CivilDate
  readonly calendar: Calendar
  readonly clock: Due
  readonly receivedOn?: CivilDate | undefined
  readonly extended: boolean
  readonly terms: readonly RequestTermRow[]
  readonly consultations: readonly ConsultationRow[]
  readonly searches: number
  readonly outcome?: string | undefined
  /** The keys of the evidence that is in the file. */
  readonly evidence: readonly string[]
  /** The reply that is meant: its digest, who wrote it, and what it still lacks of the nine elements. */
  readonly reply?:
    | { readonly digest: string; readonly authorId: string | null; readonly lacks: readonly string[] }
    | undefined
  readonly signatures: readonly RequestSignatureRow[]
  /** Texts of the applicant, by role. */
  readonly said: ReadonlySet<string>
  readonly reason?: string | undefined
  readonly words?: string | undefined
  readonly handlerId?: string | undefined
  readonly extensionDays?: number | undefined
  /** Working days by which the answer to somebody who asks for very much comes later (art. 35), and how many may be granted. */
  readonly delayDays?: number | undefined
  readonly delayMost?: number | undefined
  readonly delayed?: boolean | undefined
  /** The head found the reasons for asking so much to be good ones. */
  readonly reasonsAccepted?: boolean | undefined
  readonly amount?: number | undefined
  /** Of a day that staff record (a receipt, a payment, a service): neither before what it follows nor in the future. */
  readonly onDay?:
    | { readonly day: CivilDate; readonly notBefore: CivilDate | undefined; readonly proof: string }
    | undefined
  readonly items?: number | undefined
  readonly otherRequest?: boolean | undefined
  readonly party?: string | undefined
  readonly answer?: boolean | undefined
  readonly search?: boolean | undefined
  readonly dispute?: boolean | undefined
  readonly digest?: string | undefined
  readonly actorId?: string | undefined
}

/** What the first look may tell already: a petition, a publication, a repetition, what was provided, what the Party decides. */
export const AT_ONCE: readonly string[] = ['R17', 'R18', 'R19', 'R21', 'R24']
/** What is answered without a search: the outcomes at once, and those that follow from what the applicant did or left. */
const WITHOUT_SEARCH: readonly string[] = [...AT_ONCE, 'R16', 'R20', 'R22', 'R23']

const FEWEST = 2
const said = (text: string | undefined) => (text ?? '').trim().length >= FEWEST

/** Decides one need. */
export function isMet(need: RequestNeed, facts: NeedFacts): boolean {
  switch (need) {
    case 'reason':
      return said(facts.reason)
    case 'words':
      return said(facts.words)
    case 'confirmation':
    case 'payment':
    case 'service':
      return isRecorded(facts)
    case 'handler':
      return facts.handlerId !== undefined
    case 'within-seven':
      return (
        facts.receivedOn !== undefined && facts.today <= correctionNoticeDue(facts.receivedOn, facts.calendar)
      )
    case 'not-asked-before':
      return !facts.terms.some(term => term.kind === 'correction')
    case 'term-over':
      return isOver(facts.terms.at(-1), facts)
    case 'reasons-given':
      return facts.said.has('reasons')
    case 'reasons-given-or-over':
      return (
        facts.said.has('reasons') ||
        isOver(
          facts.terms.findLast(term => term.kind === 'reasons'),
          facts,
        )
      )
    case 'fees-in-force':
      return facts.receivedOn !== undefined && facts.receivedOn >= FEES_SINCE
    case 'fee':
      return (facts.amount ?? 0) > 0
    case 'search':
      return facts.search === true
    case 'party':
      return said(facts.party)
    case 'answer':
      return facts.answer === true
    case 'extension-days':
      return (
        Number.isInteger(facts.extensionDays) &&
        (facts.extensionDays ?? 0) >= 1 &&
        (facts.extensionDays ?? 0) <= requestClock('extension').length
      )
    case 'not-extended':
      return !facts.extended
    case 'delay-days':
      return (
        Number.isInteger(facts.delayDays) &&
        (facts.delayDays ?? 0) >= 1 &&
        (facts.delayDays ?? 0) <= (facts.delayMost ?? 0)
      )
    case 'reasons-accepted':
      return facts.reasonsAccepted === true
    case 'not-delayed':
      return facts.delayed !== true
    case 'not-late':
      return (
        facts.clock.state === 'paused' || (facts.clock.state === 'running' && facts.today <= facts.clock.date)
      )
    case 'items':
      return (facts.items ?? 0) >= 2
    case 'other-request':
      return facts.otherRequest === true
    case 'outcome':
      return facts.outcome !== undefined
    case 'outcome-at-once':
      return facts.outcome !== undefined && AT_ONCE.includes(facts.outcome)
    case 'searched':
      return facts.searches > 0 || (facts.outcome !== undefined && WITHOUT_SEARCH.includes(facts.outcome))
    case 'evidence':
      return missingEvidence(facts.outcome, facts.evidence).length === 0
    case 'letter-whole':
      return facts.reply?.lacks.length === 0
    case 'nothing-open':
      return facts.consultations.every(each => each.closed_on !== null)
    case 'digest':
      return facts.reply !== undefined && facts.digest === facts.reply.digest
    case 'second-person':
      return (
        facts.reply !== undefined && facts.actorId !== undefined && facts.actorId !== facts.reply.authorId
      )
    case 'secrecy-cleared':
      return isCleared('secrecy', facts)
    case 'legality-cleared':
      return !needsLegality(facts.outcome) || isCleared('legality', facts)
    case 'third-party-told':
      return (
        untold(facts.outcome, facts.consultations).length === 0 &&
        facts.consultations.every(
          each => each.hold_until === null || (facts.onDay?.day ?? facts.today) >= each.hold_until,
        )
      )
    case 'dispute':
      return facts.dispute === true
  }
}

/** What hands information over, whole or in part. */
const DISCLOSES: readonly string[] = ['R02', 'R03', 'R04']

/** The third parties who were heard and must still be told in writing what is disclosed about them, and why (art. 32). */
export function untold(
  outcome: string | null | undefined,
  consultations: readonly ConsultationRow[],
): readonly ConsultationRow[] {
  if (!DISCLOSES.includes(outcome ?? '')) return []
  return consultations.filter(
    each => each.kind === 'third-party' && each.closed_on !== null && each.told_on === null,
  )
}

/** The evidence that an outcome demands and the file does not have, by key. */
export function missingEvidence(outcome: string | undefined, has: readonly string[]): readonly EvidenceKey[] {
  return (outcome === undefined ? [] : (outcomeOf(outcome)?.evidence ?? [])).filter(key => !has.includes(key))
}

/** Whether somebody must look at the lawfulness of a reply before it is signed. */
export function needsLegality(outcome: string | undefined): boolean {
  return outcome !== undefined && outcomeOf(outcome)?.legalityReview === true
}

/** What the timeline tells a rule. */
export function toldBy(events: readonly CaseEventRow[]): {
  readonly extended: boolean
  readonly delayed: boolean
  readonly reasonsAccepted: boolean
  readonly acceptedOn: CivilDate | undefined
} {
  // An extension lapses when the period starts anew, and is still the only one.
  const accepted = events.findLast(event => event.event === 'accept')
  return {
    extended: events.some(event => event.event === 'extend'),
    delayed: events.some(event => event.event === 'delay'),
    reasonsAccepted: events.some(event => event.event === 'accept-reasons'),
    acceptedOn: accepted && civilDateOf(accepted.at),
  }
}

function isRecorded({ onDay, today }: NeedFacts): boolean {
  return (
    onDay !== undefined &&
    onDay.day <= today &&
    (onDay.notBefore === undefined || onDay.day >= onDay.notBefore) &&
    said(onDay.proof)
  )
}

function isOver(term: RequestTermRow | undefined, { today, calendar }: NeedFacts): boolean {
  const end = term && term.met_on === null ? termEnd(term, calendar) : undefined
  return end !== undefined && today > end
}

/** Cleared by an opinion on these very words: an edit makes another letter, and its opinions are not there yet. */
type Gate = 'secrecy' | 'legality'

/** The reviews that a reply still lacks before it can be signed. */
export function missingClearances(
  outcome: string | null,
  facts: {
    readonly reply?: { readonly digest: string } | undefined
    readonly signatures: NeedFacts['signatures']
  },
): readonly Gate[] {
  const wanted: readonly Gate[] = needsLegality(outcome ?? undefined) ? ['secrecy', 'legality'] : ['secrecy']
  return wanted.filter(gate => !isCleared(gate, facts))
}

function isCleared(gate: Gate, { reply, signatures }: Parameters<typeof missingClearances>[1]): boolean {
  const last = signatures.findLast(each => each.gate === gate && each.digest === reply?.digest)
  return last?.opinion === 'clear'
}
