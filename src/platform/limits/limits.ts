import { sql } from 'kysely'
import { sha256 } from '../crypto/digest.ts'
import type { Db } from '../db/db.ts'
import './tables.ts'

/** `limit` takings of one key in a window that opens with the first. */
export interface Limit {
  /** What is counted, and for whom: `sign-in:` and `clientKey(address)`. Stored as a digest. */
  readonly key: string
  readonly limit: number
  readonly windowSeconds: number
}

/** `retryAfter`: whole seconds until the window ends, at least one (RFC 9110 §10.2.3). */
export type LimitAnswer = { readonly ok: true } | { readonly ok: false; readonly retryAfter: number }

/**
 * Counts one taking, for all nodes together, in one statement. Takes the pool and never a transaction: a refused or
 * failed action that is rolled back has still been tried.
 */
export async function takeLimit(
  db: Db,
  { key, limit, windowSeconds }: Limit,
  now: Date,
): Promise<LimitAnswer> {
  const end = new Date(now.getTime() + windowSeconds * 1000)
  const taken = await sql<{ ends_at: Date; count: number }>`
    insert into ops.limits as l (key_hash, ends_at, count) values (${sha256(key)}, ${end}, 1)
    on conflict (key_hash) do update set
      ends_at = case when l.ends_at <= ${now} then excluded.ends_at else l.ends_at end,
      count = case when l.ends_at <= ${now} then 1 else least(l.count + 1, ${limit + 1}::int) end
    returning ends_at, count`.execute(db)
  const row = taken.rows[0]
  if (!row) throw new Error('A limit was taken and no row came back.')
  if (row.count <= limit) return { ok: true }
  return { ok: false, retryAfter: Math.max(1, Math.ceil((row.ends_at.getTime() - now.getTime()) / 1000)) }
}

/** Forgets what was counted for a key: after a success that proves the person honest. */
export async function clearLimit(db: Db, key: string): Promise<void> {
  await db.deleteFrom('ops.limits').where('key_hash', '=', sha256(key)).execute()
}

/** Removes windows that have ended. Returns how many. */
export async function sweepLimits(db: Db, now: Date): Promise<number> {
  const swept = await db.deleteFrom('ops.limits').where('ends_at', '<=', now).executeTakeFirst()
  return Number(swept.numDeletedRows)
}
