import { EventEmitter, once } from 'node:events'
import { resolve } from 'node:path'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let pool: pg.Pool

beforeEach(async () => {
  database = await testDatabase()
  pool = new pg.Pool({ connectionString: database.deskUrl, max: 4 })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
})

afterEach(async () => {
  await pool.end()
  await database.drop()
})

/**
 * Starts a worker that signs in as the desk role. `seen` collects the payloads of what it ran; `settled` resolves
 * when the first job is done.
 */
async function startWorker() {
  const seen: unknown[] = []
  const events: WorkerEvents = new EventEmitter()
  const settled = once(events, 'job:complete')
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    parsedCronItems: [],
    events,
    logger: new Logger(() => () => {}),
    taskList: {
      'test.greet': async payload => {
        seen.push(payload)
      },
    },
  })
  return { runner, seen, settled }
}

const ADD = `select graphile_worker.add_job('test.greet', $1::json)`

describe('a worker that is not the owner of the job tables', () => {
  it('runs a job that the desk added, once its transaction has committed', async () => {
    const { runner, seen, settled } = await startWorker()
    try {
      const client = await pool.connect()
      await client.query('begin')
      await client.query(ADD, [JSON.stringify({ to: 'rolled back' })])
      await client.query('rollback')
      await client.query('begin')
      await client.query(ADD, [JSON.stringify({ to: 'committed' })])
      await client.query('commit')
      client.release()
      await settled
      expect(seen).toEqual([{ to: 'committed' }])
    } finally {
      await runner.stop()
    }
  })

  it('leaves nothing behind for a job that is done', async () => {
    await pool.query(ADD, [JSON.stringify({ to: 'once' })])
    const { runner, settled } = await startWorker()
    await settled
    // The library tells that a job is complete a moment before it removes the row.
    await expect.poll(async () => (await pool.query('select from graphile_worker.jobs')).rowCount).toBe(0)
    await runner.stop()
  })
})

describe('the reader', () => {
  it('sees no job', async () => {
    const reader = new pg.Client({ connectionString: database.readerUrl })
    await reader.connect()
    try {
      await expect(reader.query('select * from graphile_worker.jobs')).rejects.toThrow('permission denied')
      await expect(reader.query(ADD, ['{}'])).rejects.toThrow('permission denied')
    } finally {
      await reader.end()
    }
  })
})

describe('migrating again', () => {
  it('changes nothing, also when several programs do it at once', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map(() => migrate(database.ownerUrl, resolve('migrations'), () => {})),
    )
    expect(runs.flatMap(run => run.applied)).toEqual([])
  })
})
