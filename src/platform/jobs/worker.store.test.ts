import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Db, deskDb, inTransaction, openPool } from '../db/db.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { addJob, type Job } from './jobs.ts'
import { startWorker, type Worker } from './worker.ts'

const NOW = new Date('2026-03-02T04:00:00Z')
const SOON = { timeout: 15_000, interval: 50 }

let database: TestDatabase
let pool: Pool
let db: Db
let workers: Worker[]

beforeEach(async () => {
  database = await testDatabase()
  pool = openPool(database.deskUrl, { max: 12, statementTimeout: 10_000 }, () => {})
  db = deskDb(pool)
  workers = []
})
afterEach(async () => {
  for (const worker of workers) await worker.stop()
  await pool.end()
  await database.drop()
})

async function works(job: Job): Promise<unknown[]> {
  const faults: unknown[] = []
  const events = { done: () => {}, failed: (name: string) => void faults.push(name) }
  workers.push(await startWorker(pool, [job], () => NOW, events))
  return faults
}
const added = () => inTransaction(db, tx => addJob(tx, 'test.greet', {}))
const left = async () => (await pool.query('select locked_by from graphile_worker.jobs')).rows

test('a job whose worker was killed is run as soon as another worker starts', async () => {
  await added()
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-killed', attempts = 1`,
  )
  const run = vi.fn(async () => {})
  await works({ name: 'test.greet', run })
  await vi.waitFor(async () => expect(await left()).toEqual([]), SOON)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a job that another worker is at is left to it', async () => {
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  const run = vi.fn(() => held)
  await works({ name: 'test.greet', run })
  await added()
  await vi.waitFor(() => expect(run).toHaveBeenCalled(), SOON)
  const [job] = await left()
  await works({ name: 'test.greet', run })
  await added()
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), SOON)
  expect((await left()).filter(each => each.locked_by === job.locked_by)).not.toEqual([])
  letGo()
  await vi.waitFor(async () => expect(await left()).toEqual([]), SOON)
  expect(run).toHaveBeenCalledTimes(2)
})

test('a worker whose connections are cut in the middle of a job goes on, and the job is done in the end', async () => {
  let runs = 0
  await works({
    name: 'test.greet',
    async run() {
      runs += 1
      if (runs > 1) return
      await pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()',
      )
      await pool.query('select pg_terminate_backend(pg_backend_pid())')
    },
  })
  await added()
  await vi.waitFor(async () => expect(await left()).toEqual([]), SOON)
  expect(runs).toBe(2)
  await added()
  await vi.waitFor(() => expect(runs).toBe(3), SOON)
})
