import type { CaseStanding } from '../../foundation/cases/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { LetterRow } from './tables.ts'
import type { LetterState } from './workflow.ts'

/** More than an agency ever has open; a queue that is longer says so. */
export const MOST_OPEN = 500
const MOST_CLOSED = 100

/** A letter with its standing, for lists. */
export interface QueuedLetter {
  readonly standing: CaseStanding<LetterState>
  readonly letter: LetterRow
}

export interface QueueFilter {
  readonly agencies: readonly string[] | 'all'
  /** Of one of these agencies. */
  readonly agencyId?: string | undefined
  readonly kind?: string | undefined
  readonly state?: LetterState | undefined
  readonly number?: string | undefined
  /** The ended ones, newest first, instead of the open ones. */
  readonly closed: boolean
}

/** The letters of some agencies: open ones by their age, ended ones newest first. */
export async function queuedLetters(db: Db, filter: QueueFilter): Promise<readonly QueuedLetter[]> {
  if (filter.agencies !== 'all' && filter.agencies.length === 0) return []
  let query = db
    .selectFrom('desk.cases as c')
    .innerJoin('desk.letters as l', 'l.case_id', 'c.id')
    .selectAll('l')
    .select([
      'c.id',
      'c.agency_id',
      'c.state',
      'c.version',
      'c.number',
      'c.opened_at',
      'c.changed_at',
      'c.closed_at',
    ])
    .where('c.kind', '=', 'letter')
    .limit(filter.closed ? MOST_CLOSED : MOST_OPEN)
  if (filter.number !== undefined) query = query.where('c.number', '=', filter.number)
  else if (filter.closed) query = query.where('c.closed_at', 'is not', null).orderBy('c.closed_at', 'desc')
  else query = query.where('c.closed_at', 'is', null).orderBy('c.opened_at')
  if (filter.agencies !== 'all') query = query.where('c.agency_id', 'in', filter.agencies)
  if (filter.agencyId !== undefined) query = query.where('c.agency_id', '=', filter.agencyId)
  if (filter.kind !== undefined) query = query.where('l.kind', '=', filter.kind)
  if (filter.state !== undefined) query = query.where('c.state', '=', filter.state)
  const rows = await query.execute()
  return rows.map(
    ({ id, agency_id, state, version, number, opened_at, changed_at, closed_at, ...letter }) => ({
      standing: {
        id,
        kind: 'letter',
        agencyId: agency_id,
        // Only openCase and moveCase write it, from the letter's own table.
        state: state as LetterState,
        version,
        number,
        openedAt: opened_at,
        changedAt: changed_at,
        closedAt: closed_at,
      },
      letter,
    }),
  )
}

/** How many open letters there are in each state. */
export async function openByState(
  db: Db,
  agencies: readonly string[] | 'all',
): Promise<ReadonlyMap<string, number>> {
  if (agencies !== 'all' && agencies.length === 0) return new Map()
  let query = db
    .selectFrom('desk.cases')
    .select(['state', ({ fn }) => fn.countAll<string>().as('n')])
    .where('kind', '=', 'letter')
    .where('closed_at', 'is', null)
    .groupBy('state')
  if (agencies !== 'all') query = query.where('agency_id', 'in', agencies)
  const rows = await query.execute()
  return new Map(rows.map(row => [row.state, Number(row.n)]))
}

/** The agencies that have open letters and a mailbox. */
export async function mailboxesWithOpen(
  db: Db,
): Promise<readonly { readonly agencyId: string; readonly name: string; readonly email: string }[]> {
  return db
    .selectFrom('desk.agencies as a')
    .select(['a.id as agencyId', 'a.name', 'a.email'])
    .where('a.email', '<>', '')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('desk.cases as c')
          .select('c.id')
          .whereRef('c.agency_id', '=', 'a.id')
          .where('c.kind', '=', 'letter')
          .where('c.closed_at', 'is', null),
      ),
    )
    .orderBy('a.key')
    .execute()
}

/** Notes that an agency is reminded today; false where it was before. */
export async function noteReminder(db: Tx, agencyId: string, day: string): Promise<boolean> {
  const row = await db
    .insertInto('desk.letter_reminders')
    .values({ agency_id: agencyId, day })
    .onConflict(conflict => conflict.doNothing())
    .returning('agency_id')
    .executeTakeFirst()
  return row !== undefined
}
