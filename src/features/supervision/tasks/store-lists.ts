import { sql } from 'kysely'
import type { CivilDate } from '../../../law/civil-date.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/time/ids.ts'
import type { TaskItem } from './standing.ts'
import type { TaskListRow, TaskRole } from './tables.ts'
import './tables.ts'

/** A target that an item is measured by. */
export interface Indicator {
  readonly name: string
  readonly unit: string
  /** Digits as typed, so that none is lost. */
  readonly target: string
}

/** An item as it is drawn up, with who will answer for it. */
export interface NewItem {
  readonly number: string
  readonly part: string
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly due: CivilDate | null
  readonly dueWords: string
  readonly withheldBasis: string | null
  readonly planTaskId: string | null
  readonly agencies: readonly { readonly agencyId: string; readonly role: TaskRole }[]
  readonly indicators: readonly Indicator[]
}

export interface NewList {
  readonly family: string
  readonly agencyId: string
  readonly title: string
  readonly year: number
  readonly planId: string | null
  readonly publicationId: string | null
  readonly bases: readonly string[]
}

/** Writes a list that is not dispatched yet. */
export async function insertList(tx: Tx, list: NewList, by: string, now: Date): Promise<string> {
  const id = newId(now)
  await tx
    .insertInto('desk.task_lists')
    .values({
      id,
      family: list.family,
      agency_id: list.agencyId,
      number: null,
      title: list.title,
      year: list.year,
      plan_id: list.planId,
      publication_id: list.publicationId,
      created_at: now,
      created_by: by,
      dispatched_at: null,
      dispatched_by: null,
    })
    .execute()
  await replaceBases(tx, id, list.bases)
  return id
}

/** 上位依据: the documents that a list carries out. */
export async function replaceBases(tx: Tx, listId: string, publicationIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('desk.task_list_bases').where('list_id', '=', listId).execute()
  if (publicationIds.length === 0) return
  await tx
    .insertInto('desk.task_list_bases')
    .values(publicationIds.map(publicationId => ({ list_id: listId, publication_id: publicationId })))
    .execute()
}

/** Writes the items of a list that is not dispatched, in the place of those before. */
export async function replaceItems(
  tx: Tx,
  listId: string,
  items: readonly NewItem[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('desk.task_items').where('list_id', '=', listId).execute()
  for (const [index, item] of items.entries()) {
    const id = newId(now)
    await tx
      .insertInto('desk.task_items')
      .values({
        id,
        list_id: listId,
        ordinal: index + 1,
        number: item.number,
        part: item.part,
        level1: item.level1,
        level2: item.level2,
        requirement: item.requirement,
        due: item.due,
        due_words: item.dueWords,
        withheld_basis: item.withheldBasis,
        plan_task_id: item.planTaskId,
      })
      .execute()
    if (item.agencies.length > 0) {
      await tx
        .insertInto('desk.task_item_agencies')
        .values(
          item.agencies.map(({ agencyId, role }, at) => ({
            item_id: id,
            agency_id: agencyId,
            role,
            ordinal: at + 1,
          })),
        )
        .execute()
    }
    if (item.indicators.length > 0) {
      await tx
        .insertInto('desk.task_indicators')
        .values(
          item.indicators.map((each, at) => ({
            id: newId(now),
            item_id: id,
            ordinal: at + 1,
            name: each.name,
            unit: each.unit,
            target: each.target,
          })),
        )
        .execute()
    }
  }
}

/** The list of an id; `lock` keeps it from others until the transaction ends. */
export async function listOf(db: Db | Tx, id: string, lock?: 'lock'): Promise<TaskListRow | undefined> {
  const query = db.selectFrom('desk.task_lists').selectAll().where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** The list that a plan was made into, if it was. */
export async function listOfPlan(db: Db | Tx, planId: string): Promise<TaskListRow | undefined> {
  return db.selectFrom('desk.task_lists').selectAll().where('plan_id', '=', planId).executeTakeFirst()
}

/** Every list, the newest first. */
export async function allLists(db: Db | Tx): Promise<readonly TaskListRow[]> {
  return db
    .selectFrom('desk.task_lists')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
}

/** An item of a list, with who will answer for it and what it is measured by. */
export interface ListedItem extends TaskItem {
  readonly agencies: readonly { readonly agencyId: string; readonly role: TaskRole }[]
  readonly indicators: readonly StoredIndicator[]
}

export interface StoredIndicator extends Indicator {
  readonly id: string
  readonly ordinal: number
}

/** The items of a list in their order. */
export async function itemsOf(db: Db | Tx, listId: string): Promise<readonly ListedItem[]> {
  const { rows } = await sql<ListedItem>`
    select i.id, i.ordinal, i.number, i.part, i.level1, i.level2, i.requirement, i.due, i.due_words as "dueWords",
      i.withheld_basis as "withheldBasis",
      coalesce((select jsonb_agg(jsonb_build_object('agencyId', a.agency_id, 'role', a.role) order by a.role, a.ordinal, b.position)
        from desk.task_item_agencies a join desk.agencies b on b.id = a.agency_id where a.item_id = i.id), '[]')
        as agencies,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'ordinal', n.ordinal, 'name', n.name, 'unit', n.unit,
          'target', n.target::text) order by n.ordinal)
        from desk.task_indicators n where n.item_id = i.id), '[]') as indicators
    from desk.task_items i where i.list_id = ${listId} order by i.ordinal`.execute(db)
  return rows
}

/** What one item is measured by. */
export async function indicatorsOf(db: Db | Tx, itemId: string): Promise<readonly StoredIndicator[]> {
  return db
    .selectFrom('desk.task_indicators')
    .select(['id', 'ordinal', 'name', 'unit', 'target'])
    .where('item_id', '=', itemId)
    .orderBy('ordinal')
    .execute()
}

/** The documents that a list carries out, as the public reads them. */
export async function basesOf(db: Db | Tx, listId: string) {
  return db
    .selectFrom('desk.task_list_bases as b')
    .innerJoin('live.publications as p', 'p.id', 'b.publication_id')
    .select(['p.id as publicationId', 'p.number', 'p.title'])
    .where('b.list_id', '=', listId)
    .orderBy('p.number')
    .execute()
}

export async function markDispatched(
  tx: Tx,
  listId: string,
  number: number,
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.task_lists')
    .set({ number, dispatched_at: now, dispatched_by: by })
    .where('id', '=', listId)
    .execute()
}

/** Names the text in which the public reads a list. */
export async function setListText(tx: Tx, listId: string, publicationId: string): Promise<void> {
  await tx
    .updateTable('desk.task_lists')
    .set({ publication_id: publicationId })
    .where('id', '=', listId)
    .execute()
}

/** The lists that a publication is the text of, or a basis. */
export async function listsOfText(tx: Tx, publicationId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from desk.task_lists where publication_id = ${publicationId} and number is not null
    union select list_id from desk.task_list_bases b join desk.task_lists l on l.id = b.list_id
      where b.publication_id = ${publicationId} and l.number is not null
    order by 1`.execute(tx)
  return rows.map(row => row.id)
}

/** Shows the public a list, or what is left of it. */
export async function projectList(tx: Tx, listId: string, now: Date): Promise<void> {
  await sql`select live.project_task_list(${listId}, ${now})`.execute(tx)
}
