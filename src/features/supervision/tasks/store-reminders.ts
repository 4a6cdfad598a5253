import { sql } from 'kysely'
import type { CivilDate } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ReminderReason } from './tables.ts'
import './tables.ts'

/** Notes a reminder; false when this one was sent before. */
export async function noteReminder(
  tx: Tx,
  caseId: string,
  reminder: { readonly why: ReminderReason; readonly due: string },
  now: Date,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('desk.task_reminders')
    .values({ case_id: caseId, ...reminder, sent_at: now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Makes the public pages old that say of a day what is no longer so. */
export async function turnDay(tx: Tx, today: CivilDate, soonDays: number, now: Date): Promise<void> {
  await sql`select live.turn_task_day(${today}, ${soonDays}, ${now})`.execute(tx)
}

/** Holds several cases until the transaction ends, in one order, so that two who hold several never wait in a ring. */
export async function holdCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`select id from desk.cases where id = any(${[...caseIds]}::uuid[]) order by id for update`.execute(
    tx,
  )
}
