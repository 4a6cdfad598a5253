import type { Selectable } from 'kysely'
import type { LiveDb } from '../../../platform/db/db.ts'
import type {
  LiveTaskAgencyRow,
  LiveTaskEventRow,
  LiveTaskFigureRow,
  LiveTaskListRow,
  LiveTaskReportRow,
  LiveTaskRow,
} from '../tasks/tables.ts'

export type LiveList = Selectable<LiveTaskListRow>
export type LiveTask = Selectable<LiveTaskRow>
/** One agency's answer, with the name that the agency has now. */
export type LiveAnswer = Selectable<LiveTaskAgencyRow> & { readonly agency_name: string }
export type LiveReport = Selectable<LiveTaskReportRow>
export type LiveFigure = Selectable<LiveTaskFigureRow>
export type LiveEvent = Selectable<LiveTaskEventRow>

/** All lists whose text is released, newest first: some dozens in many years. */
export function liveLists(live: LiveDb): Promise<LiveList[]> {
  return live
    .selectFrom('live.task_lists')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
}

export function liveList(live: LiveDb, number: number): Promise<LiveList | undefined> {
  return live.selectFrom('live.task_lists').selectAll().where('number', '=', number).executeTakeFirst()
}

export interface TaskRange {
  readonly list?: number | undefined
  readonly after?: { readonly list: number; readonly ordinal: number } | undefined
  readonly limit: number
}

/** Tasks in the order of their lists and within each in its own, from a place on. */
export function liveTasks(live: LiveDb, range: TaskRange): Promise<LiveTask[]> {
  let query = live.selectFrom('live.tasks').selectAll()
  if (range.list !== undefined) query = query.where('list_number', '=', range.list)
  const { after } = range
  if (after) {
    query = query.where(eb =>
      eb.or([
        eb('list_number', '>', after.list),
        eb.and([eb('list_number', '=', after.list), eb('ordinal', '>', after.ordinal)]),
      ]),
    )
  }
  return query.orderBy('list_number').orderBy('ordinal').limit(range.limit).execute()
}

export async function liveTasksById(live: LiveDb, ids: readonly string[]): Promise<LiveTask[]> {
  if (ids.length === 0) return []
  return live
    .selectFrom('live.tasks')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('list_number', 'desc')
    .orderBy('ordinal')
    .execute()
}

export function liveTask(live: LiveDb, list: number, ordinal: number): Promise<LiveTask | undefined> {
  return live
    .selectFrom('live.tasks')
    .selectAll()
    .where('list_number', '=', list)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst()
}

/** Who answers for these tasks: the lead first, each in the order in which the list names them. */
export async function liveAnswers(
  live: LiveDb,
  which: {
    readonly tasks?: readonly string[]
    readonly agencyKey?: string | undefined
    readonly list?: number
  },
): Promise<LiveAnswer[]> {
  if (which.tasks?.length === 0) return []
  let query = live
    .selectFrom('live.task_agencies as t')
    .innerJoin('live.agencies as a', 'a.key', 't.agency_key')
    .selectAll('t')
    .select('a.name as agency_name')
  if (which.tasks) query = query.where('t.task_id', 'in', which.tasks)
  if (which.agencyKey !== undefined) query = query.where('t.agency_key', '=', which.agencyKey)
  if (which.list !== undefined) query = query.where('t.list_number', '=', which.list)
  // Cases are opened in the list's order, and their identifiers sort as they were made.
  return query.orderBy('t.role').orderBy('t.case_id').execute()
}

export async function liveEvents(live: LiveDb, caseIds: readonly string[]): Promise<LiveEvent[]> {
  if (caseIds.length === 0) return []
  return live
    .selectFrom('live.task_events')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('at')
    .orderBy('seq')
    .execute()
}

export async function liveReports(live: LiveDb, caseIds: readonly string[]): Promise<LiveReport[]> {
  if (caseIds.length === 0) return []
  return live
    .selectFrom('live.task_reports')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('released_at', 'desc')
    .execute()
}

export function liveFigures(live: LiveDb, taskId: string): Promise<LiveFigure[]> {
  return live
    .selectFrom('live.task_figures')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('indicator')
    .orderBy('year')
    .orderBy('quarter')
    .execute()
}

export interface MonthCount {
  readonly month: string
  readonly reported: number
  readonly accepted: number
  readonly closed: number
}

/** How many reports were handed in, accepted and cases closed in each month of a list, by the calendar of China. */
export async function liveMonths(live: LiveDb, list: number): Promise<MonthCount[]> {
  const month = 'Asia/Shanghai'
  const rows = await live
    .selectFrom('live.task_events as e')
    .innerJoin('live.task_agencies as t', 't.case_id', 'e.case_id')
    .where('t.list_number', '=', list)
    .where('e.event', 'in', ['report', 'accept', 'close'])
    .select(['e.event', eb => eb.fn<Date>('timezone', [eb.val(month), 'e.at']).as('local')])
    .execute()
  const counts = new Map<string, { reported: number; accepted: number; closed: number }>()
  for (const { event, local } of rows) {
    const key = new Date(local).toISOString().slice(0, 7)
    const count = counts.get(key) ?? { reported: 0, accepted: 0, closed: 0 }
    if (event === 'report') count.reported += 1
    else if (event === 'accept') count.accepted += 1
    else count.closed += 1
    counts.set(key, count)
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => ({ month: key, ...count }))
}
