import { loadCalendar } from '../../../foundation/calendar/index.ts'
import { type CaseEvent, type CaseStanding, eventsOf, loadCase } from '../../../foundation/cases/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { type CivilDate, civilDate } from '../../../law/civil-date.ts'
import type { LetterText } from '../../../law/letter-text.ts'
import { addWorkdays, type Calendar } from '../../../law/working-days.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { keyOf } from '../sealing.ts'
import { correctionLettersOf, correctionOf } from './store.ts'
import type { CorrectionLetterRow, CorrectionRow } from './tables.ts'
import { type CorrectionState, correctionCase } from './workflow.ts'

/** By which day the answer is due, and of how many working days that is made. Article 41 names no number (unverified). */
export interface CorrectionDue {
  readonly days: number
  readonly date: CivilDate
  readonly provisional: boolean
}

/** One demand's file, still sealed. */
export interface CorrectionFile {
  readonly standing: CaseStanding<CorrectionState>
  readonly row: CorrectionRow
  readonly events: readonly CaseEvent[]
  readonly letters: readonly CorrectionLetterRow[]
  readonly calendar: Calendar
  readonly due: CorrectionDue
}

/** What a letter holds: to the applicant and, where the demand is handed over, to the other agency; and its fields. */
export interface KeptCorrectionLetter {
  readonly text: LetterText
  readonly transfer: LetterText | null
  readonly finding: string
  readonly responsible: string
}

/** Reads a file; `lock` keeps the case from others. Undefined where the case is none of this kind. */
export async function correctionFileOf(
  db: Db | Tx,
  caseId: string,
  lock?: 'lock',
): Promise<CorrectionFile | undefined> {
  const standing = await loadCase(db, correctionCase, caseId, lock)
  const row = standing && (await correctionOf(db, caseId))
  if (!standing || !row) return undefined
  const calendar = await loadCalendar(db)
  return {
    standing,
    row,
    events: await eventsOf(db, caseId),
    letters: await correctionLettersOf(db, caseId),
    calendar,
    due: await correctionDue(db, row, calendar),
  }
}

/** The due day, from the setting that held when the demand came. */
export async function correctionDue(
  db: Db | Tx,
  { received_on }: Pick<CorrectionRow, 'received_on'>,
  calendar: Calendar,
): Promise<CorrectionDue> {
  const from = civilDate(received_on)
  const days = await settingAt(db, 'requests.correction-days', from)
  return { days, ...addWorkdays(from, days, calendar) }
}

/** A letter's words; undefined once they were erased. */
export function openCorrectionLetter(
  keys: KeyRing,
  row: CorrectionRow,
  letter: CorrectionLetterRow,
): KeptCorrectionLetter | undefined {
  const key = keyOf(keys, row)
  return key && (JSON.parse(key.open(letter.sealed, `letter:${letter.seq}`)) as KeptCorrectionLetter)
}
