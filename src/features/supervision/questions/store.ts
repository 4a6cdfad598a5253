import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { TaskQuestionAnswerRow, TaskQuestionRow } from './tables.ts'
import type { QuestionState } from './workflow.ts'
import './tables.ts'

/** Where the public reads a task, and who answers for it. */
export interface AskedTask {
  readonly itemId: string
  readonly agencyId: string
}

/** The agency's answer that a question goes to; undefined where the public does not read that task, or it is cancelled. */
export async function askedTask(
  tx: Tx,
  place: { readonly list: number; readonly ordinal: number; readonly agencyKey: string },
): Promise<AskedTask | undefined> {
  const row = await tx
    .selectFrom('live.tasks as t')
    .innerJoin('live.task_agencies as a', 'a.task_id', 't.id')
    .innerJoin('desk.cases as c', 'c.id', 'a.case_id')
    .select(['t.id as itemId', 'c.agency_id as agencyId'])
    .where('t.list_number', '=', place.list)
    .where('t.ordinal', '=', place.ordinal)
    .where('a.agency_key', '=', place.agencyKey)
    .where('a.state', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst()
  return row
}

export async function insertQuestion(tx: Tx, row: TaskQuestionRow): Promise<void> {
  await tx.insertInto('desk.task_questions').values(row).execute()
}

export async function insertAnswer(tx: Tx, row: TaskQuestionAnswerRow): Promise<void> {
  await tx.insertInto('desk.task_question_answers').values(row).execute()
}

export async function noteDeclined(tx: Tx, caseId: string, reason: string): Promise<void> {
  await tx
    .updateTable('desk.task_questions')
    .set({ declined: reason })
    .where('case_id', '=', caseId)
    .execute()
}

/** A question on the desk, with the task that it is about. */
export interface DeskQuestion {
  readonly caseId: string
  readonly version: number
  readonly state: QuestionState
  readonly number: string
  readonly agencyId: string
  readonly askedOn: string
  readonly decidedAt: Date | null
  readonly wrappedKey: string | null
  readonly sealedWords: string | null
  readonly declined: string | null
  readonly question: string | null
  readonly answer: string | null
  readonly listNumber: number
  readonly listTitle: string
  readonly ordinal: number
  readonly level2: string
  readonly requirement: string
}

export interface QuestionFilter {
  readonly caseId?: string
  /** Only those to these agencies. */
  readonly agencyIds?: readonly string[]
  readonly state?: QuestionState | undefined
}

/** Questions: those that wait come first, the oldest of them at the top; then what was decided, newest first. */
export async function questionsOf(
  db: Db | Tx,
  filter: QuestionFilter,
  limit: number,
): Promise<readonly DeskQuestion[]> {
  const conditions = [
    sql`true`,
    ...(filter.caseId ? [sql`c.id = ${filter.caseId}`] : []),
    ...(filter.agencyIds ? [sql`c.agency_id = any(${[...filter.agencyIds]}::uuid[])`] : []),
    ...(filter.state ? [sql`c.state = ${filter.state}`] : []),
  ]
  const { rows } = await sql<DeskQuestion>`
    select c.id as "caseId", c.version, c.state, c.number, c.agency_id as "agencyId", q.asked_on as "askedOn",
      case when c.state <> 'asked' then c.changed_at end as "decidedAt", q.wrapped_key as "wrappedKey", q.sealed_words as "sealedWords", q.declined,
      a.question, a.answer, l.number as "listNumber", l.title as "listTitle", i.ordinal, i.level2, i.requirement
    from desk.task_questions q
      join desk.cases c on c.id = q.case_id
      join desk.task_items i on i.id = q.item_id
      join desk.task_lists l on l.id = i.list_id
      left join desk.task_question_answers a on a.case_id = q.case_id
    where ${sql.join(conditions, sql` and `)}
    order by c.state <> 'asked', case when c.state = 'asked' then c.opened_at end, c.changed_at desc, c.id
    limit ${limit}`.execute(db)
  return rows
}

/** Shows the public a question as it was decided, or takes it away. */
export async function projectQuestion(tx: Tx, caseId: string, now: Date): Promise<void> {
  await sql`select live.project_task_question(${caseId}, ${now})`.execute(tx)
}

/**
 * The questions that were decided before a moment and still hold what was asked, or were taken down and still hold what had
 * been public.
 */
export async function questionsToErase(db: Db | Tx, before: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from desk.task_questions q join desk.cases c on c.id = q.case_id
    where c.state <> 'asked' and c.changed_at < ${before} and (q.erased_at is null or c.state = 'taken-down'
      and exists (select from desk.task_question_answers a where a.case_id = c.id))
    order by c.id limit ${limit}`.execute(db)
  return rows.map(row => row.id)
}

/** Destroys the words as asked, and of what was taken down also those that had been public. */
export async function eraseQuestion(
  tx: Tx,
  caseId: string,
  options: { readonly published: boolean },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.task_questions')
    .set({ wrapped_key: null, sealed_words: null, erased_at: now })
    .where('case_id', '=', caseId)
    .execute()
  if (options.published) {
    await tx.deleteFrom('desk.task_question_answers').where('case_id', '=', caseId).execute()
  }
}
