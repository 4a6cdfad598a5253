import type { Selectable } from 'kysely'
import type { LiveDb } from '../../../platform/db/db.ts'
import type { LiveTaskQuestionRow } from './tables.ts'
import './tables.ts'

/** A decided question, with the name that the agency has now. */
export type LiveQuestion = Selectable<LiveTaskQuestionRow> & { readonly agency_name: string }

/** What is shown below one task. */
const MOST = 100

/** The decided questions about some tasks, the newest decision first; `limit` for all of them together. */
export async function liveQuestions(
  live: LiveDb,
  taskIds: readonly string[],
  limit = MOST,
): Promise<LiveQuestion[]> {
  if (taskIds.length === 0) return []
  return live
    .selectFrom('live.task_questions as q')
    .innerJoin('live.agencies as a', 'a.key', 'q.agency_key')
    .selectAll('q')
    .select('a.name as agency_name')
    .where('q.task_id', 'in', taskIds)
    .orderBy('q.decided_at', 'desc')
    .limit(limit)
    .execute()
}

/** How many days before its day a task is shown as near it: the setting of the workbench. */
export async function liveSoonDays(live: LiveDb): Promise<number> {
  const { soon_days } = await live.selectFrom('live.task_pace').select('soon_days').executeTakeFirstOrThrow()
  return soon_days
}
