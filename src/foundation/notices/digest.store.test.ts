import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool } from '../../platform/db/db.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { askToSubscribe, confirmSubscription } from './actions.ts'
import { sendDigests, tellOne } from './digest.ts'
import { opened } from './sealing.ts'
import type { SubscriptionSource } from './sources.ts'

const MONDAY = new Date('2026-11-23T02:00:00Z')
const ORIGIN = 'https://example.org'
const SITE = { key: 'main', name: '示例网站', origin: ORIGIN }
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 3).toString('base64') } })

let house: TestDatabase
let pool: Pool
let db: Db
beforeAll(async () => {
  house = await testDatabase()
  pool = openPool(house.deskUrl, { max: 12, statementTimeout: 10_000 }, () => {})
  db = deskDb(pool)
})
afterAll(async () => {
  await pool.end()
  await house.drop()
})
beforeEach(async () => {
  await db.deleteFrom('desk.subscriptions').execute()
  await db.deleteFrom('ops.outgoing_mail').execute()
})

const days = (count: number) => new Date(MONDAY.getTime() + count * 86_400_000)

/** A page with one new thing each time somebody looks, or none; it may break while it is read. */
function page(state: { news: number; broken?: string }): SubscriptionSource {
  return {
    key: 'page',
    label: '示例页面',
    describe: async (_live, href) =>
      href.pathname === '/page'
        ? { title: '示例页面', href: `/page?n=${href.searchParams.get('n')}` }
        : undefined,
    begin: () => '0',
    async newer(_live, href, toldTo, until) {
      if (state.broken === href.searchParams.get('n')) throw new Error('broken')
      const total = state.news - Number(toldTo)
      const entry = { title: '示例', href: '/d/1', at: until, agencyName: '示例单位', changed: false }
      return { entries: total > 0 ? [entry] : [], total, toldTo: String(state.news) }
    },
  }
}

/** So many readers, each of a page of their own, all confirmed; their first letters are out of the way. */
async function readers(count: number, source: SubscriptionSource): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    const asked = {
      source: 'page',
      subscribed: { title: '示例页面', href: `/page?n=${n}` },
      site: SITE,
      address: `reader-${n}@example.com`,
      frequency: 'daily',
    } as const
    await inTransaction(db, async tx => {
      await askToSubscribe(tx, keys, asked, MONDAY)
      const row = await tx
        .selectFrom('desk.subscriptions')
        .selectAll()
        .where('href', '=', asked.subscribed.href)
        .executeTakeFirstOrThrow()
      await confirmSubscription(tx, [source], opened(keys, row).token, MONDAY)
    })
  }
  await db.deleteFrom('ops.outgoing_mail').execute()
}

const send = (source: SubscriptionSource, now: Date) =>
  sendDigests({ db, keys, sources: [source], origin: ORIGIN }, now)

/** To whom letters wait, in order. */
async function waiting(): Promise<string[]> {
  const rows = await db.selectFrom('ops.outgoing_mail').select(['id', 'sealed']).execute()
  return rows.map(({ id, sealed }) => String(JSON.parse(keys.open(sealed ?? '', `mail:${id}`)).to)).sort()
}

describe('the letters of a morning', () => {
  test('come once to each reader, though two workers send them at once', async () => {
    const source = page({ news: 1 })
    await readers(8, source)
    const sent = await Promise.all([send(source, days(1)), send(source, days(1)), send(source, days(1))])
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(8)
    expect(await waiting()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(n => `reader-${n}@example.com`))
  })

  test('wait until they are due, and do not come again that day', async () => {
    const state = { news: 1 }
    const source = page(state)
    await readers(1, source)
    expect(await send(source, new Date(MONDAY.getTime() + 3_600_000))).toBe(0)
    expect(await send(source, days(1))).toBe(1)
    state.news = 2
    expect(await send(source, new Date(days(1).getTime() + 3_600_000))).toBe(0)
    expect(await send(source, days(2))).toBe(1)
  })

  test('are not written where nothing is new', async () => {
    const source = page({ news: 0 })
    await readers(1, source)
    expect(await send(source, days(1))).toBe(0)
    expect(await waiting()).toEqual([])
  })

  test('reach the others where one fails, and reach that one once it is mended: nothing is lost', async () => {
    const state: { news: number; broken?: string } = { news: 1, broken: '2' }
    const source = page(state)
    await readers(3, source)
    await expect(send(source, days(1))).rejects.toThrow('1 digests failed')
    expect(await waiting()).toEqual(['reader-1@example.com', 'reader-3@example.com'])
    state.broken = 'none'
    expect(await send(source, days(1))).toBe(1)
    expect(await waiting()).toContain('reader-2@example.com')
  })

  test('are not lost where the machine stops after the letter was written and before it was kept', async () => {
    const source = page({ news: 1 })
    await readers(1, source)
    const { id } = await db.selectFrom('desk.subscriptions').select('id').executeTakeFirstOrThrow()
    const stopped = inTransaction(db, async tx => {
      expect(await tellOne(tx, { keys, sources: [source], origin: ORIGIN }, id, days(1))).toBe('told')
      throw new Error('stopped')
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await waiting()).toEqual([])
    expect(await send(source, days(1))).toBe(1)
    expect(await waiting()).toEqual(['reader-1@example.com'])
  })
})

describe('an address that takes no letters any more', () => {
  test('is forgotten after three refusals in a row, and not before', async () => {
    const state = { news: 0 }
    const source = page(state)
    await readers(1, source)
    const morning = async (day: number, refused: boolean) => {
      state.news += 1
      const sent = await send(source, days(day))
      await db
        .updateTable('ops.outgoing_mail')
        .set({ state: refused ? 'refused' : 'sent', settled_at: days(day), sealed: null })
        .where('state', '=', 'waiting')
        .execute()
      return sent
    }
    expect([await morning(1, true), await morning(2, true), await morning(3, false)]).toEqual([1, 1, 1])
    expect([await morning(4, true), await morning(5, true), await morning(6, true)]).toEqual([1, 1, 1])
    expect(await morning(7, true)).toBe(0)
    expect(await db.selectFrom('desk.subscriptions').select('id').execute()).toEqual([])
  })
})

describe('the database', () => {
  test('keeps one request of an address for a page, however often it is made at once', async () => {
    const asked = {
      source: 'page',
      subscribed: { title: '示例页面', href: '/page?n=1' },
      site: SITE,
      address: 'reader@example.com',
      frequency: 'weekly',
    } as const
    const ask = () => inTransaction(db, tx => askToSubscribe(tx, keys, asked, MONDAY))
    await Promise.all([ask(), ask(), ask(), ask()])
    const rows = await db.selectFrom('desk.subscriptions').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('reader')
    expect(await waiting()).toHaveLength(4)
  })
})
