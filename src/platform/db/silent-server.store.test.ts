import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, deskDb, inTransaction, openPool } from './db.ts'
import { isUnavailable } from './unavailable.ts'

let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 1, statementTimeout: 100 }, () => {}))
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

// The server ends what takes too long itself; here it may not, so that it is as silent as a frozen one.
describe('a server that gives no answer', () => {
  test('ends the question of who waits, and the next one is answered over another connection', async () => {
    const error = await sql`set statement_timeout = 0`
      .execute(db)
      .then(() => sql`select pg_sleep(60)`.execute(db))
      .catch(reason => reason)
    expect(isUnavailable(error)).toBe(true)
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  test('ends a transaction with the same words, and keeps nothing of it', async () => {
    const error = await inTransaction(db, async tx => {
      await sql`set statement_timeout = 0`.execute(tx)
      await sql`select pg_sleep(60)`.execute(tx)
    }).catch(reason => reason)
    expect(isUnavailable(error)).toBe(true)
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  })
})
