import { sql } from 'kysely'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyRing } from '../crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../db/db.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { listSentMail, queueMail, sendMailJob, sendQueuedMail, sweepMail } from './mail.ts'
import { keptTransport, type Mail, type SendResult, type Transport } from './transport.ts'

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
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
const letter = { to: 'reader@example.com', subject: '示例通知', text: '正文' }
const queue = () => inTransaction(db, tx => queueMail(tx, letter, keys, now))
const row = (id: string) =>
  db.selectFrom('ops.outgoing_mail').selectAll().where('id', '=', id).executeTakeFirst()

/** A way out that counts what passes, and answers as it is told. */
function wayOut(answer: () => Promise<SendResult> = async () => ({ ok: true })) {
  const passed: { mail: Mail; id: string }[] = []
  const transport: Transport = {
    keepsSent: false,
    send(mail, id) {
      passed.push({ mail, id })
      return answer()
    },
  }
  return { transport, passed }
}

describe('a queued letter', () => {
  test('lies sealed, and its job carries no more than its id', async () => {
    const id = await queue()
    const stored = JSON.stringify(await row(id))
    expect(stored).not.toMatch(/reader|示例|正文/)
    const jobs = await sql<{
      key: string
    }>`select key from graphile_worker.jobs where key = ${`mail.send:${id}`}`.execute(db)
    expect(jobs.rows).toHaveLength(1)
  })

  test('of a transaction that failed does not exist', async () => {
    const count = async () => {
      const letters = await db.selectFrom('ops.outgoing_mail').select('id').execute()
      const jobs = await sql`select key from graphile_worker.jobs`.execute(db)
      return [letters.length, jobs.rows.length]
    }
    const before = await count()
    const failed = inTransaction(db, async tx => {
      await queueMail(tx, letter, keys, now)
      throw new Error('refused')
    })
    await expect(failed).rejects.toThrow('refused')
    expect(await count()).toEqual(before)
  })

  test('is sent once, however often its job runs, and is not kept where a server took it', async () => {
    const id = await queue()
    const { transport, passed } = wayOut()
    expect(await sendQueuedMail(db, id, transport, keys, now)).toBe('sent')
    expect(await sendQueuedMail(db, id, transport, keys, now)).toBe('settled')
    expect(passed).toEqual([{ mail: letter, id }])
    expect(await row(id)).toMatchObject({ state: 'sent', sealed: null, attempts: 1, settled_at: now })
  })

  test('is held by one worker while it is being sent', async () => {
    const id = await queue()
    let answer: (result: SendResult) => void = () => {}
    const slow = wayOut(() => new Promise(resolve => (answer = resolve)))
    const sending = sendQueuedMail(db, id, slow.transport, keys, now)
    await expect.poll(() => slow.passed.length).toBe(1)
    const other = wayOut()
    expect(await sendQueuedMail(db, id, other.transport, keys, later(299))).toBe('held')
    await expect(sendMailJob(db, other.transport, keys).run({ id }, later(299))).rejects.toThrow(/held/)
    answer({ ok: true })
    expect(await sending).toBe('sent')
    expect(other.passed).toEqual([])
  })

  test('of a worker that died is sent by another after five minutes', async () => {
    const id = await queue()
    await db
      .updateTable('ops.outgoing_mail')
      .set({ held_until: later(300) })
      .where('id', '=', id)
      .execute()
    expect(await sendQueuedMail(db, id, wayOut().transport, keys, later(300))).toBe('sent')
  })

  test('waits where the server is away, and goes with the next try', async () => {
    const id = await queue()
    const away = wayOut(async () => {
      throw new Error('ECONNREFUSED')
    })
    await expect(sendQueuedMail(db, id, away.transport, keys, now)).rejects.toThrow('ECONNREFUSED')
    expect(await row(id)).toMatchObject({ state: 'waiting', attempts: 1, held_until: null })
    await sendMailJob(db, wayOut().transport, keys).run({ id }, now)
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('that the server will never take is settled with its reply code alone', async () => {
    const id = await queue()
    const refusing = wayOut(async () => ({ ok: false, replyCode: 550 }))
    expect(await sendQueuedMail(db, id, refusing.transport, keys, now)).toBe('refused')
    expect(await row(id)).toMatchObject({ state: 'refused', reply_code: 550, sealed: null })
    expect(await sendQueuedMail(db, id, refusing.transport, keys, now)).toBe('settled')
  })

  test('that was swept is settled', async () => {
    const gone = '019a0000-0000-7000-8000-000000000009'
    expect(await sendQueuedMail(db, gone, wayOut().transport, keys, now)).toBe('settled')
  })
})

describe('the viewer of the stand-in', () => {
  test('shows sent letters, newest first, and none that waits or that a server took', async () => {
    await db.deleteFrom('ops.outgoing_mail').execute()
    const send = async (subject: string, at: Date, transport: Transport) => {
      const id = await inTransaction(db, tx => queueMail(tx, { ...letter, subject }, keys, at))
      await sendQueuedMail(db, id, transport, keys, at)
    }
    await send('一', now, keptTransport())
    await send('二', later(1), keptTransport())
    await send('三', later(2), wayOut().transport)
    await queue()
    const shown = await listSentMail(db, keys)
    expect(shown.map(mail => mail.subject)).toEqual(['二', '一'])
    expect(shown[0]).toMatchObject({ to: 'reader@example.com', text: '正文', sentAt: later(1) })
    expect(await listSentMail(db, keys, 1)).toHaveLength(1)
    expect(await sweepMail(db, later(2))).toBe(2)
    expect(await listSentMail(db, keys)).toEqual([])
  })
})
