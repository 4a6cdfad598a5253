import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Db, deskDb, inTransaction, openPool } from '../db/db.ts'
import type { Reaction } from '../room/room.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { recordFact } from './facts.ts'
import { reactJob, sealFacts, verifyChain } from './seal.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 6, statementTimeout: 10_000 }, () => {}))
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})
beforeEach(async () => {
  while ((await sealFacts(db, [], NOW)) > 0);
})

function happened(id: string, at = NOW): Promise<string> {
  const fact = { kind: 'samples.happened', actor: null, scope: null, subject: { type: 'sample', id } }
  return inTransaction(db, tx => recordFact(tx, fact, at))
}

describe('what happened is chained', () => {
  test('in the order of time, each to the one before it, and an auditor can compute it again', async () => {
    await happened('second', new Date(NOW.getTime() + 5))
    await happened('first', NOW)
    expect(await sealFacts(db, [], NOW)).toBe(2)
    const rows = await sql<{ subject_id: string }>`
      select f.subject_id from ops.fact_seals s join ops.facts f on f.id = s.fact_id order by s.seq desc limit 2`.execute(
      db,
    )
    expect(rows.rows.map(row => row.subject_id)).toEqual(['second', 'first'])
    expect(await verifyChain(db)).toMatchObject({ ok: true })
  })

  test('once, also when two processes seal at the same moment', async () => {
    for (let n = 0; n < 20; n++) await happened(`n${n}`)
    const sealed = await Promise.all([1, 2, 3].map(() => sealFacts(db, [], NOW)))
    expect(sealed.reduce((sum, each) => sum + each, 0)).toBe(20)
    expect(await verifyChain(db)).toMatchObject({ ok: true })
  })

  test('and a fact that its transaction took back leaves no trace', async () => {
    const before = await verifyChain(db)
    const broken = inTransaction(db, async tx => {
      const subject = { type: 'sample', id: 'never' }
      await recordFact(tx, { kind: 'samples.happened', actor: null, scope: null, subject }, NOW)
      throw new Error('the action failed')
    })
    await expect(broken).rejects.toThrow('the action failed')
    expect(await sealFacts(db, [], NOW)).toBe(0)
    expect(await verifyChain(db)).toEqual(before)
  })

  test('so that a rewritten fact is found, even by somebody who owns the database', async () => {
    const id = await happened('rewritten')
    await sealFacts(db, [], NOW)
    const owner = deskDb(openPool(database.ownerUrl, { max: 1, statementTimeout: 10_000 }, () => {}))
    await sql`alter table ops.facts disable trigger user`.execute(owner)
    await sql`update ops.facts set subject_id = 'another' where id = ${id}`.execute(owner)
    expect(await verifyChain(db)).toMatchObject({ ok: false, factId: id })
    await sql`update ops.facts set subject_id = 'rewritten' where id = ${id}`.execute(owner)
    await sql`alter table ops.facts enable trigger user`.execute(owner)
    await owner.destroy()
    expect(await verifyChain(db)).toMatchObject({ ok: true })
  })
})

describe('another room hears of it', () => {
  test('by a job that carries the fact’s identifiers, added with the seal', async () => {
    const heard: string[] = []
    const reaction: Reaction = {
      name: 'listener.on-sample',
      to: 'samples.happened',
      react: async (_tx, fact) => {
        heard.push(fact.subject.id)
      },
    }
    const id = await happened('told')
    await sealFacts(db, [reaction], NOW)
    const jobs = await sql<{ key: string }>`
      select key from graphile_worker.jobs where task_identifier = 'facts.react'`.execute(db)
    expect(jobs.rows.map(job => job.key)).toEqual([`facts.react:${id}:listener.on-sample`])
    await reactJob(db, [reaction]).run({ fact: id, reaction: reaction.name }, NOW)
    expect(heard).toEqual(['told'])
  })
})
