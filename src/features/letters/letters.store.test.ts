import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, type LiveDb, liveDb, openPool } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { newId } from '../../platform/time/ids.ts'
import { transferLetter } from './actions/handle.ts'
import { brought, filed, type Hands, openedDesks, sampleLetter, taken } from './builders.ts'
import { kindOf } from './kinds.ts'
import { opened, openTexts } from './sealing.ts'
import {
  eraseLetter,
  insertUnmasking,
  letterOf,
  lettersToErase,
  nextTextSeq,
  textsOf,
  unmaskedSince,
} from './store.ts'
import { letterCounts, projectCounts } from './store-counts.ts'
import { letterDesks, liveLetterDesks } from './store-desks.ts'
import { liveBody } from './store-published.ts'
import { mailboxesWithOpen, noteReminder, openByState, queuedLetters } from './store-queue.ts'
import { letterCase } from './workflow.ts'

const NOW = new Date('2026-11-20T02:00:00Z')
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
const ground = { keys, origin: 'http://localhost' }
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

let db: Db
let live: LiveDb
let office: string
let water: string
let close: () => Promise<void>
/** The letters of the story, by what became of them. */
const letters = new Map<string, string>()
const letter = (key: string) => letters.get(key) ?? ''

const someone = (role: string, scope: string): Actor => ({
  id: newId(NOW),
  account: role,
  name: '示例',
  home: scope,
  grants: [{ role, scope }],
})
const handsOf = (agencyId: string): Hands => ({
  handler: someone('handler', agencyId),
  approver: someone('disclosure-head', agencyId),
})

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  live = liveDb(openPool(database.readerUrl, { max: 1, statementTimeout: 10_000 }, () => {}))
  office = (await foundedAgency(db, { key: 'city-office', name: '示例市政府办公室' }, NOW)).id
  water = (await foundedAgency(db, { key: 'water', name: '示例市水务局' }, NOW)).id
  await sql`update desk.agencies set email = 'water@example.gov.cn' where key = 'water'`.execute(db)
  await openedDesks(db, [office, water], NOW)
  const write = async (key: string, agency: string, kind: string, days: number) => {
    const sent = sampleLetter({ agency, kind: kindOf(kind) })
    letters.set(key, (await filed(db, ground, sent, later(days))).caseId)
  }
  await write('waiting', 'water', 'consult', 0)
  await write('answered', 'water', 'consult', -40)
  await brought(db, ground, letter('answered'), 'answered', handsOf(water), step => later(step - 40))
  await write('asked', 'city-office', 'help', -2)
  await brought(db, ground, letter('asked'), 'awaiting', handsOf(office), () => later(-1))
  await write('withdrawn', 'city-office', 'suggest', -3)
  await brought(db, ground, letter('withdrawn'), 'withdrawn', handsOf(office), () => later(-3))
  close = async () => {
    await Promise.all([db.destroy(), live.destroy()])
    await database.drop()
  }
}, 60_000)
afterAll(() => close())

const ids = (found: Awaited<ReturnType<typeof queuedLetters>>) => found.map(each => each.standing.id)

describe('the queue of a desk', () => {
  test('holds the open letters of its agencies by their age, and the ended ones apart', async () => {
    const open = { agencies: 'all', closed: false } as const
    expect(ids(await queuedLetters(db, open))).toEqual([letter('asked'), letter('waiting')])
    expect(ids(await queuedLetters(db, { ...open, closed: true }))).toEqual([
      letter('withdrawn'),
      letter('answered'),
    ])
    expect(ids(await queuedLetters(db, { agencies: [water], closed: false }))).toEqual([letter('waiting')])
    expect(ids(await queuedLetters(db, { agencies: [], closed: false }))).toEqual([])
    expect(ids(await queuedLetters(db, { ...open, kind: 'help' }))).toEqual([letter('asked')])
    expect(ids(await queuedLetters(db, { ...open, state: 'received' }))).toEqual([letter('waiting')])
    expect(ids(await queuedLetters(db, { ...open, agencyId: office }))).toEqual([letter('asked')])
  })

  test('finds a letter by its number, open or ended, and none of another agency', async () => {
    const { number } = (await loadCase(db, letterCase, letter('answered'))) ?? { number: null }
    const asked = { closed: false, number: number ?? '' }
    expect(ids(await queuedLetters(db, { agencies: [water], ...asked }))).toEqual([letter('answered')])
    expect(ids(await queuedLetters(db, { agencies: [office], ...asked }))).toEqual([])
  })

  test('counts what is open by its state, and names the mailboxes that are written to', async () => {
    expect([...(await openByState(db, 'all'))].sort()).toEqual([
      ['awaiting', 1],
      ['received', 1],
    ])
    expect([...(await openByState(db, [water]))]).toEqual([['received', 1]])
    expect((await openByState(db, [])).size).toBe(0)
    expect(await mailboxesWithOpen(db)).toEqual([
      { agencyId: water, name: '示例市水务局', email: 'water@example.gov.cn' },
    ])
  })

  test('reminds an agency once a day', async () => {
    const note = (day: string) => inTransaction(db, tx => noteReminder(tx, water, day))
    expect([await note('2026-11-20'), await note('2026-11-20'), await note('2026-11-23')]).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('what was written', () => {
  test('stands in its order, each text in a place of its own, and is nothing readable in the table', async () => {
    const texts = await textsOf(db, letter('answered'))
    expect(texts.map(each => each.seq)).toEqual(texts.map((_, at) => at + 1))
    expect(await inTransaction(db, tx => nextTextSeq(tx, letter('answered')))).toBe(texts.length + 1)
    const row = await letterOf(db, letter('answered'))
    if (!row) throw new Error('no letter')
    expect(JSON.stringify([row, texts])).not.toMatch(/示例/)
    expect(opened(keys, row)?.writer.name).toBe('示例来信人')
    expect(openTexts(keys, row, texts).at(-1)?.text).toBe('这是示例答复。')
  })

  test('is shown to whoever asked for it, for as long as they asked', async () => {
    const [reader, other] = [newId(NOW), newId(NOW)]
    const row = { case_id: letter('waiting'), person_id: reader, purpose: 'contact', at: NOW } as const
    await inTransaction(db, tx => insertUnmasking(tx, row))
    expect(await unmaskedSince(db, letter('waiting'), reader, later(-1))).toBe(true)
    expect(await unmaskedSince(db, letter('waiting'), reader, NOW)).toBe(false)
    expect(await unmaskedSince(db, letter('waiting'), other, later(-1))).toBe(false)
    expect(await unmaskedSince(db, letter('asked'), reader, later(-1))).toBe(false)
  })

  test('is destroyed with its key, once; the case and its days stay', async () => {
    const due = await lettersToErase(db, later(-10), 10)
    expect(due).toEqual([letter('answered')])
    expect(await lettersToErase(db, later(-100), 10)).toEqual([])
    await inTransaction(db, tx => eraseLetter(tx, letter('answered'), NOW))
    const row = await letterOf(db, letter('answered'))
    expect(row).toMatchObject({ wrapped_key: null, sealed_person: null, sealed_words: null, erased_at: NOW })
    if (!row) throw new Error('no letter')
    expect(opened(keys, row)).toBeUndefined()
    expect(openTexts(keys, row, await textsOf(db, letter('answered')))).toEqual([])
    expect(await loadCase(db, letterCase, letter('answered'))).toMatchObject({ state: 'answered' })
    expect(await lettersToErase(db, later(-10), 10)).toEqual([])
  })
})

describe('the public', () => {
  test('reads who answers letters, and no letter', async () => {
    const shown = [
      ['city-office', true],
      ['water', false],
    ]
    const pairs = (desks: readonly { key: string; isDefault: boolean }[]) =>
      desks.map(desk => [desk.key, desk.isDefault]).sort()
    expect(pairs(await liveLetterDesks(live))).toEqual(shown)
    expect(pairs(await letterDesks(db))).toEqual(shown)
    for (const table of ['letters', 'letter_texts', 'letter_unmaskings']) {
      await expect(sql`select from ${sql.table(`desk.${table}`)}`.execute(live)).rejects.toThrow('permission')
    }
    expect(await liveBody(live, 1, ['letter-answer'])).toBeUndefined()
  })

  test('reads how many came and what became of them, place by place, and a count is repeated without drifting', async () => {
    expect(await projectCounts(db, NOW)).toBe(4)
    expect(await projectCounts(db, NOW)).toBe(0)
    const all = await letterCounts(live, { limit: 10 })
    expect(
      all.map(({ month, agencyKey, kind, received, answered, withdrawn }) => [
        month,
        agencyKey,
        kind,
        received,
        answered,
        withdrawn,
      ]),
    ).toEqual([
      ['2026-10', 'water', 'consult', 1, 1, 0],
      ['2026-11', 'city-office', 'help', 1, 0, 0],
      ['2026-11', 'city-office', 'suggest', 1, 0, 1],
      ['2026-11', 'water', 'consult', 1, 0, 0],
    ])
    const [first, second] = all
    expect(await letterCounts(live, { limit: 1, after: first })).toEqual([second])
    expect(await letterCounts(live, { limit: 10, from: '2026-11', agencyKey: 'water' })).toHaveLength(1)
    expect(await letterCounts(live, { limit: 10, to: '2026-10' })).toEqual([first])
    expect(await letterCounts(live, { limit: 10, kind: 'suggest' })).toHaveLength(1)
  })

  test('sees a letter that was handed on counted where it is now', async () => {
    const chief = someone('supervising-office', office)
    const { version } = (await loadCase(db, letterCase, letter('waiting'))) ?? { version: 0 }
    const input = { caseId: letter('waiting'), version, to: office, reason: '示例理由' }
    await inTransaction(db, async tx => taken(await transferLetter(tx, ground, input, chief, later(1))))
    await projectCounts(db, later(1))
    const consults = await letterCounts(live, { limit: 10, from: '2026-11', kind: 'consult' })
    expect(consults.map(each => [each.agencyKey, each.received])).toEqual([['city-office', 1]])
  })
})
