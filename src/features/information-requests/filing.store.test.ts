import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { fileRequest } from './actions/file.ts'
import { sampleAsking } from './builders.ts'

const NOW = new Date('2026-03-06T02:00:00Z')
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
const ground = { keys, origin: 'http://localhost' }
let db: Db
let close: () => Promise<void>

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 8, statementTimeout: 20_000 }, () => {}))
  close = async () => {
    await db.destroy()
    await database.drop()
  }
  for (const key of ['water', 'fire']) await foundedAgency(db, { key, name: `示例市${key}局` }, NOW)
}, 60_000)
afterAll(() => close())

test('sixty people who file at the same moment, some of them in vain, get numbers without a gap or a double', async () => {
  const filings = Array.from({ length: 60 }, (_, place) =>
    inTransaction(db, async tx => {
      const agency = place % 2 === 0 ? 'water' : 'fire'
      const filed = await fileRequest(tx, ground, sampleAsking({ agency }), NOW)
      // A third of the transactions come to nothing after the number was drawn.
      if (place % 3 === 0) throw new Error('the line broke')
      return filed.ok ? filed.number : 'refused'
    }).catch(() => undefined),
  )
  const numbers = (await Promise.all(filings)).filter(each => each !== undefined)
  const wanted = Array.from({ length: 40 }, (_, place) => `Q2026-${String(place + 1).padStart(5, '0')}`)
  expect([...numbers].sort()).toEqual(wanted)
  const { n } = await db
    .selectFrom('desk.information_requests')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(n)).toBe(40)
})
