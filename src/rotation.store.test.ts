import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from './app.ts'
import { filedRequest, sampleAsking } from './features/information-requests/builders.ts'
import { soughtMarks } from './features/information-requests/marks.ts'
import { opened } from './features/information-requests/sealing.ts'
import { requestOf } from './features/information-requests/store.ts'
import { filed, openedDesks, sampleLetter } from './features/letters/builders.ts'
import { foundedAgency } from './foundation/agencies/builders.ts'
import { type KeyRing, keyRing } from './platform/crypto/key-ring.ts'
import { keysInUse, resealOutdated } from './platform/crypto/reseal.ts'
import { type Db, deskDb, openPool } from './platform/db/db.ts'
import { listSentMail, MAIL_SEALED, sendQueuedMail } from './platform/mail/mail.ts'
import { keptTransport } from './platform/mail/transport.ts'
import { testDatabase } from './platform/testing/database.ts'

const NOW = new Date('2026-11-20T02:00:00Z')
const keyOf = (n: number) => Buffer.alloc(32, n).toString('base64')
const before = keyRing({ current: 'k1', keys: { k1: keyOf(1) } })
const after = keyRing({ current: 'k2', keys: { k1: keyOf(1), k2: keyOf(2) } })
/** The old key was taken out of the file. */
const alone = keyRing({ current: 'k2', keys: { k2: keyOf(2) } })
const columns = [...rooms.flatMap(room => room.sealed ?? []), MAIL_SEALED]

let db: Db
let close: () => Promise<void>
let caseId = ''
const asking = sampleAsking({ agency: 'water', applicant: { mail: 'a@example.com' } })

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  close = async () => {
    await db.destroy()
    await database.drop()
  }
  const { id } = await foundedAgency(db, { key: 'water', name: '示例市水务局' }, NOW)
  await openedDesks(db, [id], NOW)
  const ground = { keys: before, origin: 'http://localhost' }
  caseId = (await filedRequest(db, ground, asking, NOW)).caseId
  await filed(db, ground, sampleLetter({ agency: 'water' }), NOW)
}, 60_000)
afterAll(() => close())

const applicant = async (keys: KeyRing) => {
  const row = await requestOf(db, caseId)
  return row && opened(keys, row)?.applicant.name
}
const found = async (keys: KeyRing) => {
  const row = await requestOf(db, caseId)
  const { applicant: marks } = soughtMarks(keys, asking.applicant, asking.papers, '')
  return marks.some(mark => row?.applicant_marks.includes(mark))
}

describe('whoever rotates the keys', () => {
  test('misses no table that holds wrapped keys', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'wrapped_key' order by 1`.execute(db)
    const known = columns.filter(each => each.column === 'wrapped_key').map(each => each.table)
    expect(rows.map(row => row.name)).toEqual(known.sort())
  })

  test('reads and finds with both what the older one sealed', async () => {
    expect([await applicant(after), await found(after)]).toEqual(['示例申请人', true])
    expect(new Set((await keysInUse(db, columns)).map(each => each.key))).toEqual(new Set(['k1']))
  })

  test('has everything sealed anew, once', async () => {
    // A request, a letter, and the messages to whoever wrote them.
    const first = await resealOutdated(db, after, columns)
    expect(first).toBeGreaterThanOrEqual(3)
    expect(await resealOutdated(db, after, columns)).toBe(0)
    expect(new Set((await keysInUse(db, columns)).map(each => each.key))).toEqual(new Set(['k2']))
  })

  test('may then take the older key out: everything opens and is found', async () => {
    expect([await applicant(alone), await found(alone)]).toEqual(['示例申请人', true])
    const waiting = await db.selectFrom('ops.outgoing_mail').select('id').execute()
    for (const { id } of waiting) await sendQueuedMail(db, id, keptTransport(), alone, NOW)
    expect((await listSentMail(db, alone)).map(mail => mail.to)).toContain('a@example.com')
  })
})
