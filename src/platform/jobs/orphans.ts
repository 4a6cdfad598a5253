import { setTimeout as wait } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

/** A worker's word that it lives. */
export interface Claim {
  /** Takes the word back: what the worker left behind is free for others. */
  release(): Promise<void>
}

/** Names our advisory locks among those of others. */
const CLASS = 0x6a6f6273
/** Milliseconds between two looks for what dead workers left behind. */
const ROUND = 5_000

/**
 * Says that the worker lives, and frees at once and again and again the jobs of workers that do not. A job that is running is
 * marked with its worker's name; where that process is killed the library waits four hours before another may run it, and
 * a release that was due now would be late by as much. Living is an advisory lock of a connection: it ends with the process.
 * A job whose worker has lost its connection may be run twice, which jobs allow.
 */
export function claimJobs(pool: Pool, worker: string): Claim {
  const released = new AbortController()
  const { signal } = released
  let connection: PoolClient | undefined
  const drop = (error?: Error | boolean) => {
    connection?.release(error)
    connection = undefined
  }
  const round = async () => {
    if (!connection) {
      const opened = await pool.connect()
      connection = opened
      opened.once('error', error => {
        if (connection === opened) drop(error)
      })
      await opened.query('select pg_advisory_lock_shared($1, hashtext($2))', [CLASS, worker])
    }
    await connection?.query(FREE, [CLASS])
  }
  const rounds = (async () => {
    while (!signal.aborted) {
      // A database that is away is told of by whoever needs it; the next round asks again.
      await round().catch(error => drop(error))
      await wait(ROUND, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    async release() {
      released.abort()
      await rounds
      // The lock is the session's: it must not go back to the pool with it.
      drop(true)
    },
  }
}

const FREE = `
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
  from graphile_worker._private_jobs
  where locked_by is not null and not exists (
    select from pg_locks
    where locktype = 'advisory' and granted and classid = $1
      and database = (select oid from pg_database where datname = current_database())
      and objid = (hashtext(locked_by)::bigint & 4294967295)::oid)
  having count(*) > 0`
