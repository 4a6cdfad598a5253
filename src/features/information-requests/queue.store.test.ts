import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import type { Agency } from '../../foundation/agencies/index.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { filedRequest, sampleAsking } from './builders.ts'
import { updateRequest } from './store.ts'
import { PAGE_SIZE, type QueueFilter, queuedRequests } from './store-queue.ts'

const NOW = new Date('2026-03-06T02:00:00Z')
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
/** Of as many: seventy have a day, ten days among them; the clock of the others has not begun. */
const MANY = 120
const DATED = 70
const DAYS = 10
let db: Db
let office: Agency
let close: () => Promise<void>

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 8, statementTimeout: 20_000 }, () => {}))
  close = async () => {
    await db.destroy()
    await database.drop()
  }
  office = await foundedAgency(db, { key: 'water' }, NOW)
  const ground = { keys, origin: 'http://localhost' }
  for (let n = 0; n < MANY; n += 1) {
    const { caseId } = await filedRequest(db, ground, sampleAsking({ agency: 'water' }), NOW)
    if (n < DATED) await change(caseId, { queue_due: `2026-03-${11 + (n % DAYS)}` })
  }
}, 60_000)
afterAll(() => close())

const change = (caseId: string, what: Parameters<typeof updateRequest>[2]) =>
  inTransaction(db, tx => updateRequest(tx, caseId, what))

/** Leafs through a queue as the pages do; each row as its day and its case. */
async function leafed(filter: Omit<QueueFilter, 'after'>): Promise<readonly string[]> {
  const rows: string[] = []
  for (let after: QueueFilter['after']; ; ) {
    const found = await queuedRequests(db, { ...filter, ...(after ? { after } : {}) })
    const page = found.slice(0, PAGE_SIZE)
    for (const { row } of page) {
      rows.push(`${(filter.closed ? row.concluded_on : row.queue_due) ?? 'none'} ${row.case_id}`)
    }
    const last = page.at(-1)?.row
    if (found.length <= PAGE_SIZE || !last) return rows
    after = { day: filter.closed ? last.concluded_on : last.queue_due, id: last.case_id }
  }
}

describe('a handler who leafs through a long queue', () => {
  test('meets every request once, the earliest due first, those without a day last', async () => {
    for (const agencies of ['all', [office.id]] as const) {
      const rows = await leafed({ agencies, closed: false })
      expect(new Set(rows).size).toBe(MANY)
      expect(rows).toEqual([...rows].sort())
      expect(rows.filter(row => row.startsWith('none'))).toHaveLength(MANY - DATED)
    }
  })

  test('meets those of one state alone, and none of a state in which nothing stands', async () => {
    expect(await leafed({ agencies: [office.id], state: 'submitted', closed: false })).toHaveLength(MANY)
    expect(await leafed({ agencies: [office.id], state: 'assigned', closed: false })).toEqual([])
  })

  test('meets ended ones newest first, and no longer among the open ones', async () => {
    const open = await leafed({ agencies: [office.id], closed: false })
    for (const [n, row] of open.slice(0, DATED).entries()) {
      const concluded_on = `2026-02-${11 + (n % DAYS)}`
      const caseId = row.split(' ')[1] ?? ''
      await change(caseId, { open_state: null, queue_due: null, outcome: 'R02', concluded_on })
    }
    for (const agencies of ['all', [office.id]] as const) {
      const rows = await leafed({ agencies, closed: true })
      expect(new Set(rows).size).toBe(DATED)
      expect(rows).toEqual([...rows].sort().reverse())
    }
    expect(await leafed({ agencies: 'all', closed: false })).toHaveLength(MANY - DATED)
  })
})
