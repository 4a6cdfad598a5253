import { SMTPServer } from 'smtp-server'
import { expect, test, vi } from 'vitest'
import { keyRing } from '../crypto/key-ring.ts'
import { deskDb, inTransaction, openPool } from '../db/db.ts'
import { startWorker } from '../jobs/worker.ts'
import { testDatabase } from '../testing/database.ts'
import { queueMail, sendMailJob } from './mail.ts'
import { smtpTransport } from './transport.ts'

test('a letter queued with a commit reaches the mail server by the worker, and leaves nothing readable behind', async () => {
  const now = new Date('2026-03-02T04:00:00Z')
  const house = await testDatabase()
  const pool = openPool(house.deskUrl, { max: 10, statementTimeout: 10_000 }, () => {})
  const db = deskDb(pool)
  const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(recipient, _session, done) {
      received.push(recipient.address)
      done()
    },
    onData(stream, _session, done) {
      stream.on('end', () => done())
      stream.resume()
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'noreply@example.org' })
  const faults: unknown[] = []
  const events = { done: () => {}, failed: (_name: string, error: unknown) => void faults.push(error) }
  const runner = await startWorker(pool, [sendMailJob(db, transport, keys)], () => now, events)
  try {
    const letter = { to: 'reader@example.com', subject: '示例', text: '正文' }
    await inTransaction(db, tx => queueMail(tx, letter, keys, now))
    const row = () => db.selectFrom('ops.outgoing_mail').select(['state', 'sealed']).executeTakeFirst()
    await vi.waitFor(async () => expect(await row()).toEqual({ state: 'sent', sealed: null }), 4000)
    expect(received).toEqual(['reader@example.com'])
    expect(faults).toEqual([])
  } finally {
    await runner.stop()
    await new Promise<void>(resolve => server.close(() => resolve()))
    await pool.end()
    await house.drop()
  }
})
