import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, deskDb, openPool } from '../db/db.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { clearLimit, sweepLimits, takeLimit } from './limits.ts'

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

const noon = new Date('2026-03-02T04:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const five = (key: string) => ({ key, limit: 5, windowSeconds: 60 })

test('a client who tries six times within a minute is asked to wait for the rest of it', async () => {
  for (let i = 0; i < 5; i++) expect(await takeLimit(db, five('a'), later(i))).toEqual({ ok: true })
  expect(await takeLimit(db, five('a'), later(20))).toEqual({ ok: false, retryAfter: 40 })
  expect(await takeLimit(db, five('a'), later(59.9))).toEqual({ ok: false, retryAfter: 1 })
  expect(await takeLimit(db, five('a'), later(60))).toEqual({ ok: true })
})

test('another client is not held up', async () => {
  for (let i = 0; i < 6; i++) await takeLimit(db, five('b'), noon)
  expect(await takeLimit(db, five('c'), noon)).toEqual({ ok: true })
})

test('twenty tries at the same moment are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => takeLimit(db, five('d'), noon)))
  expect(answers.filter(answer => answer.ok)).toHaveLength(5)
})

test('a success clears what was counted', async () => {
  for (let i = 0; i < 6; i++) await takeLimit(db, five('e'), noon)
  await clearLimit(db, 'e')
  expect(await takeLimit(db, five('e'), noon)).toEqual({ ok: true })
})

test('the key is stored as a digest, and ended windows are swept', async () => {
  await takeLimit(db, five('192.0.2.1'), later(100))
  const stored = await db.selectFrom('ops.limits').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain('192.0.2.1')
  await sweepLimits(db, later(159))
  expect(await db.selectFrom('ops.limits').selectAll().execute()).toHaveLength(1)
  expect(await sweepLimits(db, later(160))).toBe(1)
})
