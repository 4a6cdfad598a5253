import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import { newId } from '../../platform/time/ids.ts'
import { type Agency, type AgencyDetails, agencyOfRow, type InnerOffice } from './agency.ts'
import { type AgencyName, type NamedAgency, normalName, resolveName } from './names.ts'
import type { Standing, Tree } from './rules.ts'
import type { AgencyEventRow, AgencyRow, DetailsRow, NameKind } from './tables.ts'

/** The agency of an id. Throws when there is none: ids come from our own tables. */
export async function agencyOf(db: Db | Tx, id: string): Promise<Agency> {
  const row = await db.selectFrom('desk.agencies').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Error(`no agency ${id}`)
  return agencyOfRow(row)
}

/** The agency of a key, whatever became of it; undefined where nobody ever had it. */
export async function agencyByKey(db: Db | Tx, key: string): Promise<Agency | undefined> {
  const row = await db.selectFrom('desk.agencies').selectAll().where('key', '=', key).executeTakeFirst()
  return row && agencyOfRow(row)
}

/** Whether an agency has this unified social credit code. */
export async function hasCreditCode(db: Db | Tx, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('desk.agencies')
    .select('id')
    .where('credit_code', '=', code)
    .executeTakeFirst()
  return row !== undefined
}

/** Every agency, in the order of the tree's own list; those that ended too (see `state`). */
export async function listAgencies(db: Db | Tx): Promise<readonly Agency[]> {
  const rows = await db.selectFrom('desk.agencies').selectAll().orderBy('position').orderBy('key').execute()
  return rows.map(agencyOfRow)
}

/**
 * Every agency that a written name may mean on a civil date: see `resolveName`. One means clear, several ambiguous.
 */
export async function resolveAgency(db: Db | Tx, text: string, at: string): Promise<readonly NamedAgency[]> {
  return resolveName(await allNames(db), text, at)
}

/** The agencies of which any name, of whatever time, contains what somebody typed. */
export async function agenciesCalled(db: Db | Tx, text: string): Promise<ReadonlySet<string>> {
  const wanted = normalName(text)
  const names = await allNames(db)
  return new Set(names.filter(each => normalName(each.name).includes(wanted)).map(each => each.agencyId))
}

/** Every telephone number that an agency publishes, as written: numbers that a check need not take for personal. */
export async function officialPhones(db: Db | Tx): Promise<ReadonlySet<string>> {
  const agencies = await db.selectFrom('desk.agencies').select(['telephone', 'fax']).execute()
  const offices = await db.selectFrom('desk.inner_offices').select('telephone').execute()
  const written = [...agencies.flatMap(row => [row.telephone, row.fax]), ...offices.map(row => row.telephone)]
  return new Set(written.flatMap(text => text.split(/[、，,;；/\s]+/u)).filter(text => text !== ''))
}

/** One writer at a time: rules look at the whole tree, which must not change under them. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('desk.agencies.tree'))`.execute(tx)
}

/** What the rules look at. */
export async function readTree(db: Db | Tx): Promise<Tree> {
  const rows = await db
    .selectFrom('desk.agencies as a')
    .select(['a.id', 'a.parent_id', 'a.state', 'a.level'])
    .select(query => [
      query
        .selectFrom('desk.agency_events as e')
        .select('e.date')
        .whereRef('e.agency_id', '=', 'a.id')
        .where('e.kind', '=', 'founded')
        .as('founded'),
      query
        .selectFrom('desk.agency_events as e')
        .select(({ fn }) => fn.max('e.date').as('date'))
        .whereRef('e.agency_id', '=', 'a.id')
        .as('last_event'),
    ])
    .execute()
  const standings = rows.map(
    (row): Standing => ({
      id: row.id,
      parentId: row.parent_id,
      state: row.state,
      level: row.level,
      founded: row.founded,
      lastEvent: row.last_event,
    }),
  )
  return { agencies: new Map(standings.map(each => [each.id, each])), names: await allNames(db) }
}

/** Every name that any agency ever bore: for whoever resolves many texts at once. */
export async function allNames(db: Db | Tx): Promise<AgencyName[]> {
  const rows = await db.selectFrom('desk.agency_names').selectAll().execute()
  return rows.map(row => ({
    agencyId: row.agency_id,
    name: row.name,
    kind: row.kind,
    from: row.from_date,
    until: row.until_date,
  }))
}

export interface NewAgencyRow extends Omit<AgencyRow, keyof DetailsRow | 'state' | 'version' | 'position'> {}

/** Writes the row of a new agency at the end of the list; false when its key or code is taken. */
export async function insertAgency(tx: Tx, row: NewAgencyRow, details: AgencyDetails): Promise<boolean> {
  const last = await tx
    .selectFrom('desk.agencies')
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirst()
  const inserted = await tx
    .insertInto('desk.agencies')
    .values({ ...row, ...detailsRow(details), position: (last?.last ?? 0) + 10 })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function insertName(tx: Tx, name: AgencyName, now: Date): Promise<void> {
  await tx
    .insertInto('desk.agency_names')
    .values({
      id: newId(now),
      agency_id: name.agencyId,
      name: name.name,
      kind: name.kind,
      from_date: name.from,
      until_date: name.until,
    })
    .execute()
}

/** Ends the names of these kinds that an agency still bears, on the day from which it does not. */
export async function endNames(
  tx: Tx,
  agencyId: string,
  kinds: readonly NameKind[],
  on: string,
): Promise<void> {
  const open = tx
    .updateTable('desk.agency_names')
    .set({ until_date: on })
    .where('agency_id', '=', agencyId)
    .where('kind', 'in', kinds)
    .where('until_date', 'is', null)
  await open.where(({ or, eb }) => or([eb('from_date', 'is', null), eb('from_date', '<', on)])).execute()
}

export async function insertEvent(tx: Tx, event: Omit<AgencyEventRow, 'id'>): Promise<string> {
  const id = newId(event.recorded_at)
  await tx
    .insertInto('desk.agency_events')
    .values({ id, ...event })
    .execute()
  return id
}

/** Changes what the row of an agency says of today. */
export async function updateAgency(
  tx: Tx,
  id: string,
  change: Partial<Pick<AgencyRow, 'name' | 'short_name' | 'parent_id' | 'state'>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.agencies')
    .set(({ eb }) => ({ ...change, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Writes the details over those that were read at `version`; false where somebody changed the agency since. */
export async function updateDetails(
  tx: Tx,
  id: string,
  version: number,
  details: AgencyDetails,
  now: Date,
): Promise<boolean> {
  const updated = await tx
    .updateTable('desk.agencies')
    .set(({ eb }) => ({ ...detailsRow(details), changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Writes an agency's inner offices in place of those it had. */
export async function replaceOffices(
  tx: Tx,
  agencyId: string,
  offices: readonly InnerOffice[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('desk.inner_offices').where('agency_id', '=', agencyId).execute()
  if (offices.length === 0) return
  const rows = offices.map((office, position) => ({
    id: newId(now),
    agency_id: agencyId,
    ...office,
    position,
  }))
  await tx.insertInto('desk.inner_offices').values(rows).execute()
}

/** Shows the public what the desk holds of these agencies. */
export async function projectAgencies(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  for (const id of new Set(ids)) await sql`select live.project_agency(${id}, ${now})`.execute(tx)
}

function detailsRow(details: AgencyDetails): DetailsRow {
  const { disclosureOffice, ...same } = details
  return { ...same, disclosure_office: disclosureOffice }
}
