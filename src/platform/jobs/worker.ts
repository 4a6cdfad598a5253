import { EventEmitter, once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { type CronItem, Logger, parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Job, JobPayload } from './jobs.ts'
import { type Claim, claimJobs } from './orphans.ts'

interface JobEvents {
  /** A run of a job failed, or (`worker`) the worker itself was interrupted and begins anew. */
  failed(name: string, error: unknown): void
  done(name: string): void
}

/** A worker that runs until it is stopped, whatever happens to the database meanwhile. */
export interface Worker {
  /** Lets the jobs at hand end. */
  stop(): Promise<void>
}

/** Milliseconds before a worker that was interrupted begins anew. */
const PAUSE = 1_000

/** Starts a worker on the desk connection. `clock` gives each run its moment. Stop it before the pool closes. */
export async function startWorker(
  pool: Pool,
  jobs: readonly Job[],
  clock: () => Date,
  events: JobEvents,
): Promise<Worker> {
  const stopping = new AbortController()
  const { signal } = stopping
  let current = await startRunner(pool, jobs, clock, events)
  const begunAnew = async (): Promise<Running | undefined> => {
    while (!signal.aborted) {
      await wait(PAUSE, undefined, { signal }).catch(() => {})
      const next = signal.aborted
        ? undefined
        : await startRunner(pool, jobs, clock, events).catch(() => undefined)
      if (next) return next
    }
    return undefined
  }
  const untilStopped = (async () => {
    for (;;) {
      // The library ends its runner where the database could not be told how a job ended.
      const interrupted = await current.ended
      await current.claim.release()
      if (signal.aborted) return
      events.failed('worker', interrupted ?? new Error('the worker ended'))
      const next = await begunAnew()
      if (!next) return
      current = next
      if (signal.aborted) await current.runner.stop().catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      // One that ended by itself cannot be stopped again.
      await current.runner.stop().catch(() => {})
      await untilStopped
    },
  }
}

interface Running {
  readonly runner: Runner
  readonly claim: Claim
  /** Resolves when the runner is over, with what ended it. */
  readonly ended: Promise<unknown>
}

async function startRunner(
  pool: Pool,
  jobs: readonly Job[],
  clock: () => Date,
  { failed, done }: JobEvents,
): Promise<Running> {
  const cron: CronItem[] = jobs.flatMap(job =>
    job.cron ? [{ task: job.name, match: job.cron, options: { backfillPeriod: 0 } }] : [],
  )
  const events: WorkerEvents = new EventEmitter()
  const created = once(events, 'pool:create')
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    noPreparedStatements: true,
    // Without these the library does not wait for its own word that a job ended, and a connection that is lost just then
    // ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    events,
    taskList: Object.fromEntries(
      jobs.map(job => [job.name, async (payload: unknown) => job.run(payload as JobPayload, clock())]),
    ),
    parsedCronItems: parseCronItems(cron),
    logger: quiet(),
  })
  events.on('job:success', ({ job }) => done(job.task_identifier))
  events.on('job:error', ({ job, error }) => failed(job.task_identifier, error))
  const [{ workerPool }] = await created
  return {
    runner,
    claim: claimJobs(pool, workerPool.id),
    ended: runner.promise.then(
      () => undefined,
      error => error,
    ),
  }
}

/** The library's own log lines carry payloads; ours come from the events above, with identifiers alone. */
function quiet(): Logger {
  return new Logger(() => () => {})
}
