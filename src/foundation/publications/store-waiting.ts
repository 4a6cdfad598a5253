import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'
import type { EditionState } from './workflow.ts'

/** A row of what waits for one person. */
export interface WaitingRow {
  readonly editionId: string
  readonly kind: string
  readonly agencyId: string
  readonly number: number | null
  readonly title: string
  readonly state: EditionState
  /** Since when it waits. */
  readonly since: Date
  readonly scheduledFor: Date | null
  readonly gatesDue: Date | null
  /** Why it came back, where it did. */
  readonly returnedFor: string | null
}

function waiting(db: Db) {
  return db
    .selectFrom('desk.editions as e')
    .innerJoin('desk.publications as p', 'p.id', 'e.publication_id')
    .innerJoin('desk.revision_contents as c', 'c.revision_id', 'e.revision_id')
    .select(({ ref }) => [
      'e.id as editionId',
      'p.kind',
      'p.agency_id as agencyId',
      'p.number',
      ref('c.content', '->>').key('title').as('title'),
      'e.state',
      'e.changed_at as since',
      'e.scheduled_for as scheduledFor',
      'e.gates_due as gatesDue',
      lastReturn.as('returnedFor'),
    ])
}

/** The reason of the last return, where nothing was submitted since. */
const lastReturn = sql<string | null>`(
  select case when v.event = 'return' then v.note end from desk.edition_events v
  where v.edition_id = e.id and v.event in ('return', 'submit', 'recall')
  order by v.id desc limit 1)`

const wroteIt = (personId: string) =>
  sql<boolean>`exists (select from desk.revisions w where w.edition_id = e.id and w.author_id = ${personId})`

/**
 * What waits for a signature of this person in one agency: submitted, not written by them, with at least one of
 * `gates` unsigned on the current revision. The longest waiting first.
 */
export async function waitingForGates(
  db: Db,
  agencyId: string,
  gates: readonly string[],
  personId: string,
  limit: number,
): Promise<readonly WaitingRow[]> {
  return waiting(db)
    .where('e.state', '=', 'submitted')
    .where('p.agency_id', '=', agencyId)
    .where(sql<boolean>`not ${wroteIt(personId)}`)
    .where(sql<boolean>`exists (select from unnest(${[...gates]}::text[]) g where not exists (
      select from desk.signatures s where s.revision_id = e.revision_id and s.gate = g))`)
    .orderBy('e.changed_at')
    .limit(limit)
    .execute()
}

/**
 * What waits for the final gate of this person: reviewed, neither written nor signed by them; and what they approved
 * and have not sent out yet.
 */
export async function waitingForRelease(
  db: Db,
  agencies: readonly string[],
  personId: string,
  limit: number,
): Promise<readonly WaitingRow[]> {
  if (agencies.length === 0) return []
  return waiting(db)
    .where('p.agency_id', 'in', agencies)
    .where(
      sql<boolean>`(e.state = 'reviewed' and not ${wroteIt(personId)} and not exists (
        select from desk.signatures s where s.revision_id = e.revision_id and s.person_id = ${personId}))
      or (e.state = 'approved' and exists (
        select from desk.signatures s
        where s.revision_id = e.revision_id and s.gate = 'final' and s.person_id = ${personId}))`,
    )
    .orderBy('e.changed_at')
    .limit(limit)
    .execute()
}

/** The drafts that this person writes; those that came back stand first. */
export async function draftsOf(db: Db, personId: string, limit: number): Promise<readonly WaitingRow[]> {
  return waiting(db)
    .where('e.state', '=', 'draft')
    .where(sql<boolean>`(e.created_by = ${personId} or ${wroteIt(personId)})`)
    .orderBy(sql`${lastReturn} is null`)
    .orderBy('e.changed_at', 'desc')
    .limit(limit)
    .execute()
}

/** The editions whose scheduled moment has come and that are not released, the longest due first. */
export async function overdueEditions(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('desk.editions')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('scheduled_for', '<=', now)
    .orderBy('scheduled_for')
    .execute()
  return rows.map(({ id }) => id)
}

/** A row of what an emergency release owes. */
export interface OwedRow extends WaitingRow {
  readonly openGates: readonly string[]
}

/** Emergency releases whose other gates are not signed, the first due first. */
export async function owedGates(
  db: Db,
  agencies: readonly string[] | 'all',
  gates: readonly string[],
  limit: number,
): Promise<readonly OwedRow[]> {
  if (agencies !== 'all' && agencies.length === 0) return []
  let query = waiting(db)
    .select(
      sql<
        string[]
      >`array(select g from unnest(${[...gates]}::text[]) with ordinality as o(g, n) where not exists (
        select from desk.signatures s where s.revision_id = e.revision_id and s.gate = g) order by n)`.as(
        'openGates',
      ),
    )
    .where('e.gates_due', 'is not', null)
    .where('e.state', '=', 'released')
  if (agencies !== 'all') query = query.where('p.agency_id', 'in', agencies)
  return query.orderBy('e.gates_due').limit(limit).execute()
}

/** How many editions stand in each state, for the filters of the list. */
export async function countsByState(
  db: Db,
  agencies: readonly string[] | 'all',
): Promise<ReadonlyMap<EditionState, number>> {
  if (agencies !== 'all' && agencies.length === 0) return new Map()
  let query = db
    .selectFrom('desk.editions as e')
    .innerJoin('desk.publications as p', 'p.id', 'e.publication_id')
    .select(({ fn }) => ['e.state', fn.countAll<string>().as('count')])
    .groupBy('e.state')
  if (agencies !== 'all') query = query.where('p.agency_id', 'in', agencies)
  const rows = await query.execute()
  return new Map(rows.map(row => [row.state, Number(row.count)]))
}
