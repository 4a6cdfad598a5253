import { sql } from 'kysely'
import type { CivilDate } from '../../../law/civil-date.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { LastReport, TaskStanding } from './standing.ts'
import type { TaskRole } from './tables.ts'
import type { TaskState } from './workflow.ts'
import './tables.ts'

interface StandingRow {
  case_id: string
  version: number
  state: TaskState
  agency_id: string
  role: TaskRole
  opened_at: Date
  closed_at: Date | null
  due: CivilDate | null
  extensions: number
  asked_until: CivilDate | null
  report: (Omit<LastReport, 'at'> & { readonly at: string }) | null
  item_id: string
  ordinal: number
  number: string
  part: string
  level1: string
  level2: string
  requirement: string
  item_due: CivilDate | null
  due_words: string
  withheld_basis: string | null
  list_id: string
  family: string
  list_number: number | null
  title: string
  year: number
  publication_id: string | null
}

/** How many answers one page may look through: more than a city's plan has (39 tasks of a hundred agencies). */
const MOST = 6000

export interface TaskFilter {
  readonly caseId?: string
  readonly listId?: string | undefined
  readonly itemId?: string
  /** Only these agencies' answers. */
  readonly agencyIds?: readonly string[]
  /** Leaves out what was closed or cancelled. */
  readonly open?: boolean
}

/** Answers for items, in the order of list, item and role. Whether one is late is for the rules to say. */
export async function tasksOf(db: Db | Tx, filter: TaskFilter): Promise<TaskStanding[]> {
  const conditions = [
    sql`true`,
    ...(filter.caseId ? [sql`c.id = ${filter.caseId}`] : []),
    ...(filter.listId ? [sql`i.list_id = ${filter.listId}`] : []),
    ...(filter.itemId ? [sql`i.id = ${filter.itemId}`] : []),
    ...(filter.agencyIds ? [sql`c.agency_id = any(${[...filter.agencyIds]}::uuid[])`] : []),
    ...(filter.open ? [sql`c.closed_at is null`] : []),
  ]
  const { rows } = await sql<StandingRow>`
    select c.id as case_id, c.version, c.state, c.agency_id, t.role, c.opened_at, c.closed_at, d.due,
      coalesce(d.extensions, 0)::int as extensions, x.until as asked_until,
      case when r.id is not null then jsonb_build_object('id', r.id, 'ordinal', r.ordinal, 'final', r.final,
        'year', r.year, 'quarter', r.quarter, 'reporterId', r.reporter_id, 'at', r.at, 'verdict', r.verdict,
        'publicationId', r.publication_id) end as report,
      i.id as item_id, i.ordinal, i.number, i.part, i.level1, i.level2, i.requirement, i.due as item_due, i.due_words,
      i.withheld_basis, l.id as list_id, l.family, l.number as list_number, l.title, l.year, l.publication_id
    from desk.task_cases t
      join desk.cases c on c.id = t.case_id
      join desk.task_items i on i.id = t.item_id
      join desk.task_lists l on l.id = i.list_id
      left join lateral (select e.due, count(*) filter (where e.kind = 'extension') over () as extensions
        from desk.task_due_events e where e.case_id = c.id order by e.ordinal desc limit 1) d on true
      left join lateral (select r.*, v.verdict, p.publication_id from desk.task_reports r
        left join desk.task_report_verdicts v on v.report_id = r.id
        left join desk.task_report_texts p on p.report_id = r.id
        where r.case_id = c.id and v.verdict is distinct from 'recalled' order by r.ordinal desc limit 1) r on true
      left join desk.task_extensions x on x.case_id = c.id and x.decision is null
    where ${sql.join(conditions, sql` and `)}
    order by l.year desc, l.created_at desc, i.ordinal, t.role, c.opened_at, c.id
    limit ${MOST}`.execute(db)
  return rows.map(standingOf)
}

/** One answer, or undefined where the id names none. */
export async function taskOf(db: Db | Tx, caseId: string): Promise<TaskStanding | undefined> {
  const [task] = await tasksOf(db, { caseId })
  return task
}

function standingOf(row: StandingRow): TaskStanding {
  return {
    caseId: row.case_id,
    version: row.version,
    state: row.state,
    agencyId: row.agency_id,
    role: row.role,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    due: row.due,
    extensions: row.extensions,
    extensionAsked: row.asked_until,
    lastReport: row.report && { ...row.report, at: new Date(row.report.at) },
    item: {
      id: row.item_id,
      ordinal: row.ordinal,
      number: row.number,
      part: row.part,
      level1: row.level1,
      level2: row.level2,
      requirement: row.requirement,
      due: row.item_due,
      dueWords: row.due_words,
      withheldBasis: row.withheld_basis,
    },
    list: {
      id: row.list_id,
      family: row.family,
      number: row.list_number,
      title: row.title,
      year: row.year,
      publicationId: row.publication_id,
    },
  }
}

/** Puts an answer beside the case that was opened for it, with the day that its list fixes. */
export async function insertTaskCase(
  tx: Tx,
  task: { caseId: string; itemId: string; role: TaskRole; due: CivilDate | null },
  now: Date,
): Promise<void> {
  const { caseId, itemId, role, due } = task
  await tx.insertInto('desk.task_cases').values({ case_id: caseId, item_id: itemId, role }).execute()
  await tx
    .insertInto('desk.task_due_events')
    .values({ case_id: caseId, ordinal: 1, kind: 'dispatch', due, at: now })
    .execute()
}

/** Gives an answer another day from now on. */
export async function appendExtension(tx: Tx, caseId: string, due: CivilDate, now: Date): Promise<void> {
  await sql`insert into desk.task_due_events (case_id, ordinal, kind, due, at)
    select ${caseId}, max(ordinal) + 1, 'extension', ${due}, ${now} from desk.task_due_events
    where case_id = ${caseId}`.execute(tx)
}

export async function insertExtensionRequest(
  tx: Tx,
  request: { caseId: string; until: CivilDate; reason: string },
  now: Date,
): Promise<void> {
  await sql`insert into desk.task_extensions (case_id, ordinal, until, reason, asked_at)
    select ${request.caseId}, coalesce(max(ordinal), 0) + 1, ${request.until}, ${request.reason}, ${now}
    from desk.task_extensions where case_id = ${request.caseId}`.execute(tx)
}

/** Decides the request that stands; nothing where none does. */
export async function decideExtension(
  tx: Tx,
  caseId: string,
  decision: 'granted' | 'refused' | 'lapsed',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.task_extensions')
    .set({ decision, decided_at: now })
    .where('case_id', '=', caseId)
    .where('decision', 'is', null)
    .execute()
}

/** What was asked for more time, newest first. */
export function extensionsOf(db: Db | Tx, caseId: string) {
  return db
    .selectFrom('desk.task_extensions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('ordinal', 'desc')
    .execute()
}

/** Shows the public how an answer stands; `agencies`: whose pages change beside its own agency's. */
export async function projectTask(
  tx: Tx,
  caseId: string,
  now: Date,
  agencies: readonly string[] = [],
): Promise<void> {
  await sql`select live.project_task_case(${caseId}, ${now}, ${[...agencies]}::uuid[])`.execute(tx)
}
