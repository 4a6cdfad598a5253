import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { AgencyDetails, InnerOffice } from './agency.ts'
import type { AgencyEventRow, AgencyNameRow } from './tables.ts'

/** The agencies that an agency took over from. */
export async function predecessorsOf(db: Db | Tx, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('desk.agency_events')
    .select('agency_id')
    .distinct()
    .where(sql<boolean>`successors @> array[${id}::uuid]`)
    .execute()
  return rows.map(row => row.agency_id)
}

/** The names of one agency, the official ones first, in order of time. */
export function namesOf(db: Db | Tx, agencyId: string): Promise<AgencyNameRow[]> {
  return db
    .selectFrom('desk.agency_names')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy(sql`array_position(array['official', 'short', 'alias'], kind)`)
    .orderBy('from_date', order => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
}

/** The events of one agency, in order of time. */
export function eventsOf(db: Db | Tx, agencyId: string): Promise<AgencyEventRow[]> {
  return db
    .selectFrom('desk.agency_events')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('date', order => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
}

/** What the form of an agency's details shows. */
export async function detailsOf(
  db: Db | Tx,
  agencyId: string,
): Promise<{
  readonly details: AgencyDetails
  readonly offices: readonly InnerOffice[]
  /** What a correction of these details hands back. */
  readonly version: number
}> {
  const row = await db
    .selectFrom('desk.agencies')
    .selectAll()
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const offices = await db
    .selectFrom('desk.inner_offices')
    .select(['name', 'duties', 'telephone'])
    .where('agency_id', '=', agencyId)
    .orderBy('position')
    .execute()
  const { functions, address, telephone, fax, email, postcode, hours, head, website } = row
  return {
    details: {
      functions,
      address,
      telephone,
      fax,
      email,
      postcode,
      hours,
      head,
      website,
      disclosureOffice: row.disclosure_office,
    },
    offices,
    version: row.version,
  }
}
