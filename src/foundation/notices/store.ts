import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Frequency, SubscriptionRow } from './tables.ts'

/** Stores a request. False where the same address asked for the same page before. */
export async function insertSubscription(tx: Tx, row: SubscriptionRow): Promise<boolean> {
  const made = await tx
    .insertInto('desk.subscriptions')
    .values(row)
    .onConflict(conflict => conflict.columns(['address_mac', 'href']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** The subscription of a page by one of the codes of an address, held until the transaction ends. */
export async function subscriptionOf(
  tx: Tx,
  macs: readonly string[],
  href: string,
): Promise<SubscriptionRow | undefined> {
  return tx
    .selectFrom('desk.subscriptions')
    .selectAll()
    .where('address_mac', 'in', macs)
    .where('href', '=', href)
    .forUpdate()
    .executeTakeFirst()
}

export async function subscriptionById(tx: Tx, id: string): Promise<SubscriptionRow | undefined> {
  return tx.selectFrom('desk.subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateAddressMac(tx: Tx, id: string, mac: string): Promise<void> {
  await tx.updateTable('desk.subscriptions').set({ address_mac: mac }).where('id', '=', id).execute()
}

/** Counts a request that waits from today on, by its newest wish. */
export async function renewRequest(
  tx: Tx,
  id: string,
  siteKey: string,
  frequency: Frequency,
  now: Date,
): Promise<SubscriptionRow> {
  return tx
    .updateTable('desk.subscriptions')
    .set({ site_key: siteKey, frequency, requested_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The subscription that a token opens. */
export async function byToken(db: Db, tokenHash: string): Promise<SubscriptionRow | undefined> {
  return db
    .selectFrom('desk.subscriptions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** As `byToken`, held until the transaction ends. */
export async function holdByToken(tx: Tx, tokenHash: string): Promise<SubscriptionRow | undefined> {
  return tx
    .selectFrom('desk.subscriptions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
}

/** How many active subscriptions an address has. */
export async function activeOf(tx: Tx, mac: string): Promise<number> {
  const { n } = await tx
    .selectFrom('desk.subscriptions')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('address_mac', '=', mac)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function activate(tx: Tx, id: string, toldTo: string, dueAt: Date, now: Date): Promise<void> {
  await tx
    .updateTable('desk.subscriptions')
    .set({ state: 'active', confirmed_at: now, told_to: toldTo, due_at: dueAt })
    .where('id', '=', id)
    .execute()
}

export async function setFrequency(tx: Tx, id: string, frequency: Frequency, dueAt: Date): Promise<void> {
  await tx
    .updateTable('desk.subscriptions')
    .set({ frequency, due_at: dueAt })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .execute()
}

/** Ends a subscription: nothing of it stays. */
export async function deleteSubscription(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('desk.subscriptions').where('id', '=', id).execute()
}

/** A place in the order of what is due. */
export interface DuePlace {
  readonly id: string
  readonly dueAt: Date
}

/** Subscriptions whose letter is due, after a place, in order. */
export async function dueAfter(
  db: Db,
  after: DuePlace | undefined,
  now: Date,
  limit: number,
): Promise<readonly DuePlace[]> {
  let query = db
    .selectFrom('desk.subscriptions')
    .select(['id', sql<Date>`due_at`.as('dueAt')])
    .where('state', '=', 'active')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('due_at', 'id'), '>', tuple(after.dueAt, after.id)),
    )
  }
  return query.execute()
}

/** Holds a subscription that is still due; undefined where another worker holds it or told it already. */
export async function holdDue(tx: Tx, id: string, now: Date): Promise<SubscriptionRow | undefined> {
  return tx
    .selectFrom('desk.subscriptions')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('due_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Notes up to where a subscription was told, when it is due again, and by which letter. */
export async function advance(
  tx: Tx,
  id: string,
  told: Required<Pick<SubscriptionRow, 'told_to' | 'due_at' | 'last_letter' | 'refusals'>>,
): Promise<void> {
  await tx.updateTable('desk.subscriptions').set(told).where('id', '=', id).execute()
}

/** Forgets requests that nobody confirmed. Returns how many. */
export async function sweepWaiting(db: Db, before: Date): Promise<number> {
  const swept = await db
    .deleteFrom('desk.subscriptions')
    .where('state', '=', 'waiting')
    .where('requested_at', '<', before)
    .executeTakeFirst()
  return Number(swept.numDeletedRows)
}

/** How many subscriptions stand, by source. Counts alone. */
export interface SubscriptionCount {
  readonly source: string
  readonly daily: number
  readonly weekly: number
  readonly waiting: number
}

export async function countSubscriptions(db: Db): Promise<readonly SubscriptionCount[]> {
  return db
    .selectFrom('desk.subscriptions')
    .select([
      'source',
      sql<number>`count(*) filter (where state = 'active' and frequency = 'daily')::int`.as('daily'),
      sql<number>`count(*) filter (where state = 'active' and frequency = 'weekly')::int`.as('weekly'),
      sql<number>`count(*) filter (where state = 'waiting')::int`.as('waiting'),
    ])
    .groupBy('source')
    .orderBy('source')
    .execute()
}
