import { type CronItem, Logger, parseCronItems, type Runner, run } from 'graphile-worker'
import { sql } from 'kysely'
import type { Pool } from 'pg'
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

export interface JobEvents {
  failed(name: string, error: unknown): void
  done(name: string): void
}

/** Starts a worker on the desk connection. `clock` gives each run its moment. Stop it before the pool closes. */
export async function startWorker(
  pool: Pool,
  jobs: readonly Job[],
  clock: () => Date,
  events: JobEvents,
): Promise<Runner> {
  const cron: CronItem[] = jobs.flatMap(job =>
    job.cron ? [{ task: job.name, match: job.cron, options: { backfillPeriod: 0 } }] : [],
  )
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    noPreparedStatements: true,
    taskList: Object.fromEntries(
      jobs.map(job => [job.name, async (payload: unknown) => job.run(payload as JobPayload, clock())]),
    ),
    parsedCronItems: parseCronItems(cron),
    logger: quiet(),
  })
  runner.events.on('job:success', ({ job }) => events.done(job.task_identifier))
  runner.events.on('job:error', ({ job, error }) => events.failed(job.task_identifier, error))
  return runner
}

/** The library's own log lines carry payloads; ours come from the events above, with identifiers alone. */
function quiet(): Logger {
  return new Logger(() => () => {})
}
