import { eventsOfCases } from '../../foundation/cases/index.ts'
import { settingAt } from '../../foundation/settings/index.ts'
import { civilDate } from '../../law/civil-date.ts'
import type { DueDate } from '../../law/due-date.ts'
import type { Calendar } from '../../law/working-days.ts'
import type { Db } from '../../platform/db/db.ts'
import { kindOf } from './kinds.ts'
import { letterDueDate } from './rules.ts'
import type { QueuedLetter } from './store-queue.ts'

/** A letter in a list, with its clock. */
export interface ClockedLetter extends QueuedLetter {
  readonly clock: DueDate
}

/** The clocks of many letters: the events in one query, each setting of a day read once. */
export async function clocked(
  db: Db,
  letters: readonly QueuedLetter[],
  calendar: Calendar,
): Promise<readonly ClockedLetter[]> {
  const events = await eventsOfCases(
    db,
    letters.map(each => each.standing.id),
  )
  const days = new Map<string, number>()
  const found: ClockedLetter[] = []
  for (const each of letters) {
    const setting = kindOf(each.letter.kind).days
    const key = `${setting} ${each.letter.received_on}`
    const count = days.get(key) ?? (await settingAt(db, setting, civilDate(each.letter.received_on)))
    days.set(key, count)
    found.push({ ...each, clock: letterDueDate(count, events.get(each.standing.id) ?? [], calendar) })
  }
  return found
}

/** In the order in which they must be answered: by due day, those that wait for their writer last. */
export function byDueDay(letters: readonly ClockedLetter[]): readonly ClockedLetter[] {
  const place = ({ clock }: ClockedLetter) => (clock.state === 'running' ? clock.date : '9999-12-31')
  return [...letters].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0))
}
