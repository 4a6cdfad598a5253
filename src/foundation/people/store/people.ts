import type { RoleKey } from '../../../law/roles.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { PersonRow, PersonState } from '../tables.ts'
import { currentGrants } from './grants.ts'

/** False when the account's name is taken: names are never given twice, also not after their person has left. */
export async function insertPerson(tx: Tx, row: PersonRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('desk.people')
    .values(row)
    .onConflict(conflict => conflict.column('account').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function personById(db: Db | Tx, id: string): Promise<PersonRow | undefined> {
  return db.selectFrom('desk.people').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function personByAccount(db: Db | Tx, account: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('desk.people')
    .selectAll()
    .where('account', '=', account.toLowerCase())
    .executeTakeFirst()
}

/** Reads a person and keeps others from changing the row until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return tx.selectFrom('desk.people').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function setPersonState(tx: Tx, id: string, state: PersonState, now: Date): Promise<void> {
  await tx.updateTable('desk.people').set({ state, changed_at: now }).where('id', '=', id).execute()
}

export async function setPersonDetails(
  tx: Tx,
  id: string,
  details: Pick<PersonRow, 'name' | 'title' | 'office' | 'agency_id'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.people')
    .set({ ...details, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** The names of people, by id; unknown ids are left out. */
export async function personNames(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('desk.people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

export interface PersonOfRole {
  readonly id: string
  readonly account: string
  readonly name: string
}

/** The active people who hold a role in an agency now, by account. An administrator's role has no agency: null. */
export async function peopleOfRole(
  db: Db | Tx,
  role: RoleKey,
  agencyId: string | null,
  now: Date,
): Promise<PersonOfRole[]> {
  return db
    .selectFrom('desk.people as p')
    .innerJoin(currentGrants(db, now).as('g'), 'g.person_id', 'p.id')
    .select(['p.id', 'p.account', 'p.name'])
    .where('p.state', '=', 'active')
    .where('g.role', '=', role)
    .where('g.agency_id', agencyId === null ? 'is' : '=', agencyId)
    .orderBy('p.account')
    .execute()
}

export interface PeopleFilter {
  /** Part of an account or a name. */
  readonly text?: string
  readonly agencyId?: string
  readonly role?: RoleKey
  readonly state?: PersonState
  /** The account after which the list goes on. */
  readonly after?: string
}

const PAGE = 50

/** One page of the list of accounts, by account; `next` is the cursor of the page after it. */
export async function listPeople(
  db: Db,
  filter: PeopleFilter,
  now: Date,
): Promise<{ people: PersonRow[]; next: string | undefined }> {
  let query = db
    .selectFrom('desk.people')
    .selectAll()
    .orderBy('account')
    .limit(PAGE + 1)
  if (filter.after) query = query.where('account', '>', filter.after)
  if (filter.agencyId) query = query.where('agency_id', '=', filter.agencyId)
  if (filter.state) query = query.where('state', '=', filter.state)
  const { text, role } = filter
  if (text) {
    const part = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(where => where.or([where('account', 'like', part), where('name', 'like', part)]))
  }
  if (role) {
    query = query.where(
      'id',
      'in',
      currentGrants(db, now).clearSelect().select('g.person_id').where('g.role', '=', role),
    )
  }
  const rows = await query.execute()
  const people = rows.slice(0, PAGE)
  return { people, next: rows.length > PAGE ? people.at(-1)?.account : undefined }
}

/** The people of some agencies who are in one of these states, by account. */
export async function peopleOfAgencies(
  db: Db | Tx,
  agencyIds: readonly string[],
  states: readonly PersonState[],
): Promise<PersonRow[]> {
  if (agencyIds.length === 0) return []
  return db
    .selectFrom('desk.people')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .where('state', 'in', states)
    .orderBy('account')
    .limit(1000)
    .execute()
}
