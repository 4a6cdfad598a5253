import { sql } from 'kysely'
import type { LiveDb } from '../../../platform/db/db.ts'
import type { TaskEvent } from '../tasks/workflow.ts'

/** One thing that happened with a list, a task or a question. */
export interface TaskNews {
  /** The same for the same thing for ever. */
  readonly id: string
  readonly what: TaskEvent | 'dispatch' | 'question'
  readonly at: Date
  readonly agencyName: string
  readonly family: string
  readonly listTitle: string
  readonly list: number
  /** Null for the list as a whole. */
  readonly ordinal: number | null
  readonly title: string | null
}

/**
 * What happened, the newest first: lists that were dispatched, what became of tasks, questions that were answered. A dispatch
 * of each task is left out: one list would fill every reader.
 */
export async function taskNews(
  live: LiveDb,
  of: { readonly list?: number | undefined; readonly agencyKey?: string | undefined },
  limit: number,
): Promise<readonly TaskNews[]> {
  const list = of.list ?? null
  const agency = of.agencyKey ?? null
  const title = sql`coalesce(t.level2, t.level1, left(t.requirement, 60))`
  const { rows } = await sql<TaskNews>`
    (select 'list-' || l.number as id, 'dispatch' as what, l.dispatched_at as at, a.name as "agencyName", l.family,
      l.title as "listTitle", l.number as list, null::int as ordinal, null::text as title
    from live.task_lists l join live.agencies a on a.key = l.agency_key
    where (${list}::int is null or l.number = ${list}) and (${agency}::text is null or l.agency_key = ${agency})
    order by l.dispatched_at desc limit ${limit})
    union all
    (select 'event-' || e.case_id || '-' || e.seq, e.event, e.at, a.name, l.family, l.title, l.number, t.ordinal, ${title}
    from live.task_events e join live.task_agencies g on g.case_id = e.case_id join live.tasks t on t.id = g.task_id
      join live.task_lists l on l.id = t.list_id join live.agencies a on a.key = g.agency_key
    where e.event in ('report', 'accept', 'return', 'grant-extension', 'extend', 'close', 'cancel')
      and (${list}::int is null or g.list_number = ${list}) and (${agency}::text is null or g.agency_key = ${agency})
    order by e.at desc limit ${limit})
    union all
    (select 'question-' || q.number, 'question', q.decided_at, a.name, l.family, l.title, l.number, t.ordinal, ${title}
    from live.task_questions q join live.tasks t on t.id = q.task_id join live.task_lists l on l.id = t.list_id
      join live.agencies a on a.key = q.agency_key
    where q.outcome = 'answered' and (${list}::int is null or l.number = ${list})
      and (${agency}::text is null or q.agency_key = ${agency})
    order by q.decided_at desc limit ${limit})
    order by at desc, id limit ${limit}`.execute(live)
  return rows
}
