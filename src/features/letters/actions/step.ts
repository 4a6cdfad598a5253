import { agencyOf } from '../../../foundation/agencies/index.ts'
import { loadCalendar } from '../../../foundation/calendar/index.ts'
import {
  type CaseActor,
  type CaseStanding,
  eventsOf,
  loadCase,
  moveCase,
} from '../../../foundation/cases/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDate, civilDateOf } from '../../../law/civil-date.ts'
import type { Due } from '../../../law/clock.ts'
import type { Calendar } from '../../../law/working-days.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { FactData } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { kindOf } from '../kinds.ts'
import { noticeMail, type Told } from '../notices.ts'
import { CLOCK_ARTICLES, isMet, letterDue, type NeedFacts, toldBy } from '../rules.ts'
import { opened } from '../sealing.ts'
import { letterOf } from '../store.ts'
import type { LetterRow } from '../tables.ts'
import { type LetterEvent, type LetterState, letterCase, letterWorkflow } from '../workflow.ts'

/** What actions need of the house. */
export interface Ground {
  readonly keys: KeyRing
  readonly origin: string
}

/** The reason that a clock's event carries, by the event of the letter. */
const CLOCK_REASONS: Readonly<Record<'pause' | 'resume' | 'extend' | 'stop', string>> = {
  pause: CLOCK_ARTICLES.pause,
  resume: CLOCK_ARTICLES.pause,
  extend: CLOCK_ARTICLES.extend,
  stop: CLOCK_ARTICLES.stop,
}

/** The clock of one letter, by the setting of the day on which it came. */
export async function clockOf(
  db: Db | Tx,
  letter: LetterRow,
  events: Parameters<typeof letterDue>[1],
  calendar: Calendar,
): Promise<Due> {
  const days = await settingAt(db, kindOf(letter.kind).days, civilDate(letter.received_on))
  return letterDue(days, events, calendar)
}

export interface Asked {
  readonly caseId: string
  readonly version?: number | undefined
  readonly facts?: Partial<NeedFacts>
  readonly note?: string | undefined
  readonly agencyId?: string | undefined
  readonly says?: string | undefined
  /** Of an extension. */
  readonly days?: number | undefined
  readonly data?: FactData | undefined
}

/** What one event of the table came to. */
export interface Stepped {
  readonly before: CaseStanding<LetterState>
  readonly case: CaseStanding<LetterState>
  readonly letter: LetterRow
  /** The clock as it ran before the event. */
  readonly clock: Due
  readonly calendar: Calendar
}

/**
 * Carries out one event on a letter: looks at its timeline under lock, hands what the rules judge by to the one interpreter,
 * and answers the letter as it was. Everything or nothing.
 */
export async function stepLetter(
  tx: Tx,
  event: LetterEvent,
  asked: Asked,
  actor: CaseActor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const before = await loadCase(tx, letterCase, asked.caseId, 'lock')
  const letter = before && (await letterOf(tx, before.id))
  if (!before || !letter) return refused('', 'not-found')
  const today = civilDateOf(now)
  const events = await eventsOf(tx, before.id)
  const calendar = await loadCalendar(tx)
  const clock = await clockOf(tx, letter, events, calendar)
  const facts: NeedFacts = { today, here: before.agencyId, clock, ...toldBy(events), ...asked.facts }
  const cell = letterWorkflow.cells.find(each => each.from === before.state && each.event === event)
  const moved = await moveCase(
    tx,
    letterCase,
    event,
    {
      caseId: before.id,
      version: asked.version,
      met: need => isMet(need, facts),
      ...(cell?.clock === undefined || cell.clock === 'start' || cell.clock === 'restart'
        ? {}
        : { clock: { on: today, article: CLOCK_REASONS[cell.clock], days: asked.days } }),
      note: asked.note,
      agencyId: asked.agencyId,
      says: asked.says,
      data: asked.data,
    },
    actor,
    now,
  )
  if (!moved.ok) return moved
  return { ok: true, before, case: moved.case, letter, clock, calendar }
}

/** Tells the writer by mail, where they gave an address and it is still held. */
export async function tellWriter(
  tx: Tx,
  { keys, origin }: Ground,
  told: Told,
  letter: LetterRow,
  standing: CaseStanding,
  now: Date,
): Promise<void> {
  const to = opened(keys, letter)?.writer.mail ?? ''
  if (to === '' || standing.number === null) return
  const { name } = await agencyOf(tx, standing.agencyId)
  await queueMail(
    tx,
    noticeMail(told, to, { number: standing.number, agencyName: name }, origin, now),
    keys,
    now,
  )
}
