import { hashToken, newToken } from '../crypto/tokens.ts'
import type { Db, Tx } from '../db/db.ts'
import './tables.ts'

const KEPT_DAYS = 2

/** A fresh once-key: a hidden field of every form that does something, new each time the page is drawn. */
export function newOnceKey(): string {
  return newToken(128)
}

/**
 * Does the work of a form once, however often it is sent. `work` answers the address to go on to; a second submission
 * of the same key waits for the first, does nothing, and answers the first one's address. When the first fails, its
 * transaction takes the key back, and the second does the work. Runs inside the transaction of the work.
 * A submission without a key (none was drawn, or a program sent it) is simply done.
 */
export async function onceOnly(tx: Tx, key: string, now: Date, work: () => Promise<string>): Promise<string> {
  if (key === '') return work()
  const keyHash = hashToken(key)
  const mine = await tx
    .insertInto('ops.once_keys')
    .values({ key_hash: keyHash, location: null, at: now })
    .onConflict(conflict => conflict.doNothing())
    .returning('key_hash')
    .executeTakeFirst()
  if (!mine) {
    const first = await tx
      .selectFrom('ops.once_keys')
      .select('location')
      .where('key_hash', '=', keyHash)
      .executeTakeFirstOrThrow()
    if (first.location === null) throw new Error('A once-key was used again inside its own work.')
    return first.location
  }
  const location = await work()
  await tx.updateTable('ops.once_keys').set({ location }).where('key_hash', '=', keyHash).execute()
  return location
}

/** Forgets the keys of pages drawn more than two days ago. Returns how many. */
export async function sweepOnceKeys(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000)
  const swept = await db.deleteFrom('ops.once_keys').where('at', '<', before).executeTakeFirst()
  return Number(swept.numDeletedRows)
}
