import { agencyOf } from '../../foundation/agencies/index.ts'
import { loadCalendar } from '../../foundation/calendar/index.ts'
import { type CaseEvent, type CaseStanding, eventsOf, loadCase } from '../../foundation/cases/index.ts'
import type { Due } from '../../law/clock.ts'
import type { Calendar } from '../../law/working-days.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { clockOf } from './actions/step.ts'
import { kindOf, type LetterKind } from './kinds.ts'
import { type LetterText, opened, openTexts, type Words, type Writer } from './sealing.ts'
import { letterOf, textsOf } from './store.ts'
import type { LetterRow } from './tables.ts'
import { type LetterState, letterCase } from './workflow.ts'

/** One letter with everything that its page shows. */
export interface WholeLetter {
  readonly standing: CaseStanding<LetterState>
  readonly letter: LetterRow
  readonly kind: LetterKind
  readonly agency: { readonly id: string; readonly name: string; readonly key: string }
  /** Undefined once it was erased. */
  readonly open: { readonly writer: Writer; readonly words: Words } | undefined
  readonly texts: readonly LetterText[]
  readonly events: readonly CaseEvent[]
  readonly clock: Due
  readonly calendar: Calendar
}

/** Reads a letter whole; undefined where the case is none of ours. */
export async function wholeLetter(
  db: Db | Tx,
  keys: KeyRing,
  caseId: string,
): Promise<WholeLetter | undefined> {
  const standing = await loadCase(db, letterCase, caseId)
  const letter = standing && (await letterOf(db, standing.id))
  if (!standing || !letter) return undefined
  const events = await eventsOf(db, standing.id)
  const calendar = await loadCalendar(db)
  const { id, name, key } = await agencyOf(db, standing.agencyId)
  return {
    standing,
    letter,
    kind: kindOf(letter.kind),
    agency: { id, name, key },
    open: opened(keys, letter),
    texts: openTexts(keys, letter, await textsOf(db, standing.id)),
    events,
    clock: await clockOf(db, letter, events, calendar),
    calendar,
  }
}
