import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'
import type { RequestState } from './states.ts'
import type { RequestRow } from './tables.ts'

const COLUMNS = [
  'r.case_id',
  'r.agency_id',
  'r.channel',
  'r.wrapped_key',
  'r.sealed_request',
  'r.received_on',
  'r.queue_due',
  'r.outcome',
  'r.dispatched_on',
  'r.concluded_on',
] as const
type Shown = (typeof COLUMNS)[number] extends `r.${infer Column}` ? Column & keyof RequestRow : never

/** A request in a list: what the queue shows, without who asks. */
export interface QueuedRequest {
  readonly row: Pick<RequestRow, Shown>
  readonly number: string
  readonly state: RequestState
  readonly openedAt: Date
  readonly changedAt: Date
}

export interface QueueFilter {
  readonly agencies: readonly string[] | 'all'
  readonly agencyId?: string | undefined
  readonly state?: RequestState | undefined
  readonly handlerId?: string | undefined
  readonly number?: string | undefined
  /** The ended ones, newest first, instead of the open ones by due day. */
  readonly closed: boolean
  /** After this row of the list before. */
  readonly after?: { readonly day: string | null; readonly id: string } | undefined
}

export const PAGE_SIZE = 50

/**
 * The requests of some agencies: open ones by due day, those whose clock stands last; ended ones newest first. One page and one
 * more, so that the caller knows whether there are others.
 */
export async function queuedRequests(db: Db, filter: QueueFilter): Promise<readonly QueuedRequest[]> {
  if (filter.agencies !== 'all' && filter.agencies.length === 0) return []
  if (filter.number !== undefined) return read(filtered(db, filter).where('c.number', '=', filter.number))
  if (filter.closed) return read(endedOnes(filtered(db, filter), filter.after))
  const { after } = filter
  // By day, and those without one last, as the indexes have them.
  if (!after) return read(filtered(db, filter).orderBy('r.queue_due').orderBy('r.case_id'))
  // Two reads and not one with `or`: each begins in its index where the page before ended.
  const dated = after.day === null ? [] : await read(datedAfter(filtered(db, filter), after.day, after.id))
  if (dated.length > PAGE_SIZE) return dated
  const rest = PAGE_SIZE + 1 - dated.length
  const undated = undatedAfter(filtered(db, filter), after.day === null ? after.id : undefined)
  return [...dated, ...(await read(undated.limit(rest)))]
}

function filtered(db: Db, { agencies, agencyId, handlerId, state, closed, number }: QueueFilter) {
  let query = db
    .selectFrom('desk.information_requests as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .select(COLUMNS)
    .select(['c.number', 'c.state', 'c.opened_at', 'c.changed_at'])
    .limit(PAGE_SIZE + 1)
  if (agencies !== 'all') query = query.where('r.agency_id', 'in', agencies)
  if (agencyId !== undefined) query = query.where('r.agency_id', '=', agencyId)
  if (handlerId !== undefined) query = query.where('r.handler_id', '=', handlerId)
  if (closed || number !== undefined) return state === undefined ? query : query.where('c.state', '=', state)
  // Of an open one the request holds the state too, where the queues' indexes have it. Never both: PostgreSQL would take
  // their shares for independent, guess that few are left, and sort them all instead of reading the first.
  return state === undefined
    ? query.where('r.open_state', 'is not', null)
    : query.where('r.open_state', '=', state)
}
type Filtered = ReturnType<typeof filtered>
type After = QueueFilter['after']

/** Those with a due day, after a place in their order. */
function datedAfter(from: Filtered, day: string, id: string): Filtered {
  return from
    .where(sql<boolean>`(r.queue_due, r.case_id) > (${day}::date, ${id}::uuid)`)
    .orderBy('r.queue_due')
    .orderBy('r.case_id')
}

/** Those whose clock stands or has not begun. */
function undatedAfter(from: Filtered, id: string | undefined): Filtered {
  const ordered = from
    .where('r.queue_due', 'is', null)
    // The day is none in all of them; named, it lets the index give the order.
    .orderBy('r.queue_due')
    .orderBy('r.case_id')
  return id === undefined ? ordered : ordered.where('r.case_id', '>', id)
}

function endedOnes(from: Filtered, after: After): Filtered {
  const ordered = from
    .where('r.open_state', 'is', null)
    .where('r.concluded_on', 'is not', null)
    .orderBy('r.concluded_on', 'desc')
    .orderBy('r.case_id', 'desc')
  if (!after || after.day === null) return ordered
  return ordered.where(sql<boolean>`(r.concluded_on, r.case_id) < (${after.day}::date, ${after.id}::uuid)`)
}

async function read(query: Filtered): Promise<readonly QueuedRequest[]> {
  const rows = await query.execute()
  return rows.map(({ number, state, opened_at, changed_at, ...row }) => ({
    row,
    number: number ?? '',
    // Only openCase and moveCase write it, from the request's own table.
    state: state as RequestState,
    openedAt: opened_at,
    changedAt: changed_at,
  }))
}

/** How many open requests there are in each state. */
export async function openByState(
  db: Db,
  agencies: readonly string[] | 'all',
): Promise<ReadonlyMap<string, number>> {
  if (agencies !== 'all' && agencies.length === 0) return new Map()
  let query = db
    .selectFrom('desk.information_requests')
    .select(['open_state', ({ fn }) => fn.countAll<string>().as('n')])
    .where('open_state', 'is not', null)
    .groupBy('open_state')
  if (agencies !== 'all') query = query.where('agency_id', 'in', agencies)
  const rows = await query.execute()
  return new Map(rows.map(row => [row.open_state ?? '', Number(row.n)]))
}

/** How many are past their day, and how many come due until a day. */
export async function pressing(
  db: Db,
  agencies: readonly string[] | 'all',
  today: string,
  soon: string,
): Promise<{ readonly late: number; readonly soon: number }> {
  if (agencies !== 'all' && agencies.length === 0) return { late: 0, soon: 0 }
  let query = db
    .selectFrom('desk.information_requests')
    .select(({ fn }) => [
      fn.countAll<string>().filterWhere('queue_due', '<', today).as('late'),
      fn.countAll<string>().filterWhere('queue_due', '>=', today).as('soon'),
    ])
    .where('open_state', 'is not', null)
    .where('queue_due', '<=', soon)
  if (agencies !== 'all') query = query.where('agency_id', 'in', agencies)
  const row = await query.executeTakeFirstOrThrow()
  return { late: Number(row.late), soon: Number(row.soon) }
}
