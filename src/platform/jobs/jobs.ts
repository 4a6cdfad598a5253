import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** What a job may carry: identifiers only. Bodies and names stay in their tables. */
export type JobPayload = { readonly [key: string]: string | number }

/**
 * A job is shallow and repeatable: it reads the row that its payload names, does one thing, and may run twice.
 * A failed run is tried again with growing pauses, 25 times at the most.
 */
export interface Job {
  /** `<room>.<verb>` */
  readonly name: string
  run(payload: JobPayload, now: Date): Promise<void>
  /** Five cron fields, in UTC; absent for jobs that only run when added. */
  readonly cron?: string
}

export interface JobOptions {
  readonly runAt?: Date
  /** A job with the same key that has not started yet is replaced. */
  readonly key?: string
}

/** Adds a job within the transaction: it exists when the transaction commits, and not otherwise. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: JobPayload,
  options: JobOptions = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null}::text)`.execute(tx)
}

/** Removes a job that has not started yet. A job without a trace is not an error. */
export async function removeJob(tx: Tx, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(job_key => ${key})`.execute(tx)
}
