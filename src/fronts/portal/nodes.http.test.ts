import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { article, disclosureKinds } from '../../features/disclosure/index.ts'
import { published, republished, sampleContent } from '../../foundation/publications/builders.ts'
import { withdrawPublication } from '../../foundation/publications/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { storedPage, storePage } from '../../platform/pages/stored-pages.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { castOf, type Released, releasedCity } from '../../testing/released.ts'

let one: TestHouse
let two: TestHouse
let city: Released
let agencyId: string
const at: { one: string; two: string } = { one: '', two: '' }

beforeAll(async () => {
  one = await testHouse()
  city = await releasedCity(one)
  const { id } = await one.house.db
    .selectFrom('desk.agencies')
    .select('id')
    .where('key', '=', city.agencyKey)
    .executeTakeFirstOrThrow()
  agencyId = id
  two = await testHouse({ nodeOf: one })
  at.one = await one.server.listen({ port: 0, host: '127.0.0.1' })
  at.two = await two.server.listen({ port: 0, host: '127.0.0.1' })
}, 60_000)
afterAll(async () => {
  await two.close()
  await one.close()
})

/** Asks over a real connection, as a browser that came to the public address. */
async function ask(node: 'one' | 'two', path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(at[node])
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          path,
          headers: { host: 'localhost:8080', 'accept-encoding': 'gzip', ...headers },
        },
        async answer => {
          const parts: Buffer[] = []
          for await (const part of answer) parts.push(part as Buffer)
          const body = Buffer.concat(parts)
          const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        },
      )
      asked.on('error', reject)
      asked.end()
    },
  )
}

/** Waits until it is so; a node hears of a change a moment after its commit. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error('it never came about')
}

const inMemory = (node: TestHouse, path: string) => {
  let answered = false
  const response = { writeHead: () => (answered = true), end: () => {} }
  const request = { method: 'GET', url: path, headers: { host: 'localhost:8080', 'accept-encoding': 'gzip' } }
  node.house.pages.hot.serve(request as never, response as never)
  return answered
}

describe('two nodes that share nothing but the database', () => {
  test('show one page with one validator, also from memory', async () => {
    const path = `/d/${city.changed}`
    await until(async () => {
      await ask('one', path)
      return inMemory(one, path)
    })
    const drawn = await ask('two', path)
    const hot = await ask('one', path)
    expect(hot.text).toBe(drawn.text)
    expect(hot.headers.etag).toBe(drawn.headers.etag)
    expect(hot.headers['content-security-policy']).toBe(drawn.headers['content-security-policy'])
    expect((await ask('two', path, { 'if-none-match': String(drawn.headers.etag) })).status).toBe(304)
  })

  test('what is released on one is read and found on the other', async () => {
    await until(async () => {
      await ask('two', '/')
      return inMemory(two, '/')
    })
    const title = '关于示例河道整治的通知'
    const made = await published(
      one.house.db,
      disclosureKinds,
      article,
      agencyId,
      sampleContent({ title }),
      castOf(agencyId),
      one.now,
    )
    await until(async () => (await ask('two', '/')).text.includes(title))
    expect((await ask('two', `/d/${made.number}`)).text).toContain(title)
    expect((await ask('two', `/search?q=${encodeURIComponent('河道整治')}`)).text).toContain(
      `/d/${made.number}`,
    )
  })

  test('what is changed or withdrawn on one is no longer shown by the other', async () => {
    const cast = castOf(agencyId)
    const content = sampleContent({ title: '关于示例绿化的通知' })
    const made = await published(one.house.db, disclosureKinds, article, agencyId, content, cast, one.now)
    const path = `/d/${made.number}`
    await until(async () => {
      await ask('two', path)
      return inMemory(two, path)
    })
    const changed = { ...content, body: '<h2>一、新的安排</h2><p>种植一千棵树。</p>' }
    const next = await republished(
      one.house.db,
      disclosureKinds,
      made.publicationId,
      changed,
      '增加数量',
      cast,
      one.now,
    )
    await until(async () => (await ask('two', path)).text.includes('种植一千棵树'))
    await inTransaction(one.house.db, tx =>
      withdrawPublication(
        tx,
        disclosureKinds,
        { editionId: next.editionId, reason: '安排已经取消' },
        cast.releaser,
        one.now,
      ),
    )
    await until(async () => (await ask('two', path)).status === 410)
    expect((await ask('two', path)).text).not.toContain('种植一千棵树')
  })

  test('a page that one has drawn is there for the other, and an older drawing never takes its place', async () => {
    const path = `/d/${city.guide}`
    await ask('one', path)
    const row = () =>
      one.house.live
        .selectFrom('live.pages')
        .select(['etag', 'layout'])
        .where('path', '=', path)
        .executeTakeFirst()
    await until(async () => (await row()) !== undefined)
    expect((await ask('two', path)).headers.etag).toBe((await row())?.etag)

    const layout = (await row())?.layout ?? ''
    const before = await one.house.pages.seq()
    const old = await storedPage(one.house.live, path, layout)
    const { id } = await one.house.live
      .selectFrom('live.publications')
      .select('id')
      .where('number', '=', city.guide)
      .executeTakeFirstOrThrow()
    const content = sampleContent({ title: '示例指南（修订）', details: { reviewed: '2026-11-20' } })
    await republished(one.house.db, disclosureKinds, id, content, '更新电话', castOf(agencyId), one.now)
    expect(await storedPage(one.house.live, path, layout)).toBeUndefined()
    if (!old) throw new Error('the page was not stored')
    expect(await storePage(one.house.db, path, layout, { ...old, seq: before })).toBe(false)
    expect(await storedPage(one.house.live, path, layout)).toBeUndefined()
  })
})
