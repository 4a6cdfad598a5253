import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { LiveTaskListRow, LiveTaskRow } from './tables.ts'
import './tables.ts'

/** A list as the public reads it, with the name of who issues it. */
export type ShownList = Selectable<LiveTaskListRow> & { readonly agency_name: string }
/** One of its tasks, with the names of those who answer for it, as the list orders them. */
export type ShownTask = Selectable<LiveTaskRow> & { readonly agencies: string }

/** The list as the public reads it; undefined where it does not. */
export async function shownList(tx: Tx, listId: string): Promise<ShownList | undefined> {
  return tx
    .selectFrom('live.task_lists as l')
    .innerJoin('live.agencies as a', 'a.key', 'l.agency_key')
    .selectAll('l')
    .select('a.name as agency_name')
    .where('l.id', '=', listId)
    .executeTakeFirst()
}

/** The public number of every list that the public reads, by the list. */
export async function shownNumbers(db: Db | Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('live.task_lists').select(['id', 'number']).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** The tasks of a list as the public reads them, in their order. */
export async function shownTasks(tx: Tx, listId: string): Promise<readonly ShownTask[]> {
  const { rows } = await sql<ShownTask>`
    select t.*, coalesce((select string_agg(a.name, '、' order by g.role, g.case_id) from live.task_agencies g
      join live.agencies a on a.key = g.agency_key where g.task_id = t.id and g.state <> 'cancelled'), '') as agencies
    from live.tasks t where t.list_id = ${listId} order by t.ordinal`.execute(tx)
  return rows
}

/** Every item of a list, public or not. */
export async function idsOfList(tx: Tx, listId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('desk.task_items').select('id').where('list_id', '=', listId).execute()
  return rows.map(row => row.id)
}
