import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies } from '../../../demo/linyi/agencies.ts'
import { agencyEvents } from '../../../demo/linyi/agency-events.ts'
import { unitsIn } from '../../../demo/linyi/agency-names.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { loadDemoAgencies } from './demo.ts'
import { resolveAgency } from './store.ts'

const trialData = process.env.GONGKAI_TRIAL_DATA ?? path.resolve('../shared/data')
const plan = path.join(trialData, 'seed', '临沂市2020年政务公开工作要点.txt')
const NOW = new Date('2026-11-22T02:00:00Z')
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 2, statementTimeout: 20_000 }, () => {}))
  await inTransaction(db, tx => loadDemoAgencies(tx, { agencies, events: agencyEvents }, NOW))
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

describe('the plan of 2020', () => {
  test.skipIf(!existsSync(plan))('names no agency that would have to be guessed (trial data)', async () => {
    const cells = readFileSync(plan, 'utf8')
      .split('\n')
      .map(line => line.replace(/\s*\|\s*$/u, '').trim())
      .filter(line => line.startsWith('市') && line.endsWith('各县区政府、开发区管委会'))
    const names = new Set(
      cells.flatMap(cell => unitsIn(cell).flatMap(unit => (unit.kind === 'agency' ? [unit.name] : []))),
    )
    expect(names.size).toBeGreaterThan(30)
    const unclear: string[] = []
    for (const name of names) {
      const found = await resolveAgency(db, name, '2020-07-17')
      if (found.length !== 1 || !found[0]?.inForce) unclear.push(`${name}: ${found.length}`)
    }
    expect(unclear).toEqual([])
  })
})
