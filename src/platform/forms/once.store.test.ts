import { sql } from 'kysely'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, deskDb, inTransaction, openPool } from '../db/db.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { newOnceKey, onceOnly, sweepOnceKeys } from './once.ts'

let house: TestDatabase
let pool: Pool
let db: Db
beforeAll(async () => {
  house = await testDatabase()
  pool = openPool(house.deskUrl, { max: 20, statementTimeout: 10_000 }, () => {})
  db = deskDb(pool)
})
afterAll(async () => {
  await pool.end()
  await house.drop()
})

const now = new Date('2026-03-02T04:00:00Z')
const send = (key: string, work: () => Promise<string>) =>
  inTransaction(db, tx => onceOnly(tx, key, now, work))

test('a person who presses the button twice files once, and both answers lead to the same page', async () => {
  const key = newOnceKey()
  let filed = 0
  const work = async () => `/requests/${++filed}`
  expect(await send(key, work)).toBe('/requests/1')
  expect(await send(key, work)).toBe('/requests/1')
  expect(filed).toBe(1)
})

test('two presses at the same moment: the second waits for the first', async () => {
  const key = newOnceKey()
  let filed = 0
  let finish: () => void = () => {}
  const held = new Promise<void>(resolve => {
    finish = resolve
  })
  const work = async () => {
    const location = `/requests/${++filed}`
    await held
    return location
  }
  const presses = [send(key, work), send(key, work), send(key, work)]
  await expect.poll(() => waitingForLocks()).toBe(2)
  finish()
  expect(await Promise.all(presses)).toEqual(['/requests/1', '/requests/1', '/requests/1'])
  expect(filed).toBe(1)
})

test('when the first press fails, the second does the work', async () => {
  const key = newOnceKey()
  const fault = async () => {
    throw new Error('the disk failed')
  }
  await expect(send(key, fault)).rejects.toThrow('the disk failed')
  expect(await send(key, async () => '/done')).toBe('/done')
})

test('a form drawn anew is another form, and one without a key is simply done', async () => {
  let filed = 0
  const work = async () => `/${++filed}`
  await send(newOnceKey(), work)
  await send(newOnceKey(), work)
  await send('', work)
  expect(await send('', work)).toBe('/4')
})

test('keys are forgotten after two days', async () => {
  const key = newOnceKey()
  await send(key, async () => '/first')
  await sweepOnceKeys(db, new Date('2026-03-04T04:00:00Z'))
  expect(await send(key, async () => '/second')).toBe('/first')
  await sweepOnceKeys(db, new Date('2026-03-04T04:00:01Z'))
  expect(await send(key, async () => '/second')).toBe('/second')
})

async function waitingForLocks(): Promise<number> {
  const found = await sql<{ count: string }>`
    select count(*) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return Number(found.rows[0]?.count)
}
