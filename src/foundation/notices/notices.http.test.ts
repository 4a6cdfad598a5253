import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationKinds } from '../../app.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { lettersTo, runJob } from '../../testing/letters.ts'
import { castOf, type Released, releasedCity } from '../../testing/released.ts'
import { agencyByKey } from '../agencies/index.ts'
import { person, signedIn } from '../people/builders.ts'
import { granted, published, republished, sampleContent } from '../publications/builders.ts'
import { type PublicationContent, withdrawPublication } from '../publications/index.ts'
import { openedSite } from '../sites/builders.ts'

const FRIDAY = '2026-11-20T02:00:00Z'
let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse({ now: new Date(FRIDAY) })
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

const hour = 3_600_000
const later = (hours: number) => {
  city.now = new Date(city.now.getTime() + hours * hour)
}
/** The text of a page without its marks, as somebody reads it. */
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const subscriptions = () => city.house.db.selectFrom('desk.subscriptions').selectAll().execute()

const ask = (to: string, address: string, more: Readonly<Record<string, string>> = {}) =>
  city.post('/subscriptions/new', { to, address, frequency: 'daily', agreed: 'yes', ...more })

/** The path that a letter's link of a kind leads to. */
function linkIn(text: string, kind: 'confirm' | 'manage' | 'unsubscribe'): string {
  const found = new RegExp(`http://localhost:8080(/subscriptions/${kind}/[\\w-]+)`).exec(text)?.[1]
  if (!found) throw new Error(`no link to ${kind} in ${text}`)
  return found
}

async function newest(address: string) {
  const letter = (await lettersTo(city, address)).at(-1)
  if (!letter) throw new Error(`no letter to ${address}`)
  return letter
}

/** Asks and confirms. Answers the page on which the subscription is managed. */
async function subscribed(to: string, address: string, more: Readonly<Record<string, string>> = {}) {
  await ask(to, address, more)
  const { text } = await newest(address)
  const done = await city.post(linkIn(text, 'confirm'), {})
  return String(done.headers.location).replace(/\?.*/, '')
}

async function release(parts: Partial<PublicationContent>) {
  const { db } = city.house
  const agency = await agencyByKey(db, released.agencyKey)
  if (!agency) throw new Error('no agency')
  const cast = castOf(agency.id)
  const article = publicationKinds.find(kind => kind.key === 'article')
  if (!article) throw new Error('no such kind')
  const made = await published(db, publicationKinds, article, agency.id, sampleContent(parts), cast, city.now)
  return { ...made, cast }
}

describe('a reader of a list', () => {
  const address = 'list-reader@example.com'
  const list = '/publications?agency=city-office'
  let manage: string

  test('finds both ways to follow it on the page', async () => {
    const { body } = await city.get(list)
    expect(body).toContain('href="/feed.xml?agency=city-office"')
    expect(body).toContain(`href="/subscriptions/new?to=${encodeURIComponent(list)}"`)
  })

  test('reads what is subscribed and what becomes of the address before giving it', async () => {
    const reply = await city.get(`/subscriptions/new?to=${encodeURIComponent(list)}`)
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store'])
    const text = read(reply.body)
    expect(text).toContain('最新公开：示例市人民政府办公室')
    expect(text).toContain('个人信息处理说明')
    expect(text).toContain('取消后立即删除')
  })

  test('is asked for what is missing, and loses nothing that was typed', async () => {
    const reply = await city.post('/subscriptions/new', { to: list, address: 'nobody@', frequency: 'weekly' })
    expect(reply.status).toBe(422)
    expect(read(reply.body)).toContain('电子邮箱地址的格式不正确')
    expect(read(reply.body)).toContain('同意后再提交')
    expect(reply.body).toContain('value="nobody@"')
    expect(await subscriptions()).toEqual([])
  })

  test('gets one letter, and nothing lies open in the database', async () => {
    const reply = await ask(list, address)
    expect([reply.status, reply.headers.location]).toEqual([303, '/subscriptions/sent'])
    expect(JSON.stringify(await subscriptions())).not.toMatch(/list-reader/i)
    const letter = await newest(address)
    expect(letter.subject).toContain('请确认邮件订阅')
    expect(letter.html).toContain('请确认邮件订阅')
  })

  test('is not subscribed by the opening of the link alone', async () => {
    const link = linkIn((await newest(address)).text, 'confirm')
    expect(read((await city.get(link)).body)).toContain('确认订阅')
    expect((await subscriptions()).map(row => row.state)).toEqual(['waiting'])
  })

  test('begins by the button, twice as well as once', async () => {
    const link = linkIn((await newest(address)).text, 'confirm')
    for (const _ of [1, 2]) {
      const reply = await city.post(link, {})
      expect(reply.status).toBe(303)
      manage = String(reply.headers.location).replace(/\?.*/, '')
    }
    expect((await subscriptions()).map(row => row.state)).toEqual(['active'])
    expect(read((await city.get(`${manage}?done=confirmed`)).body)).toContain('订阅已经生效')
  })

  test('is sent nothing where nothing is new', async () => {
    later(24)
    await runJob(city, 'notices.digest')
    expect(await lettersTo(city, address)).toHaveLength(1)
  })

  test('is told of what was released with an old date, and of a new version, but not of what was withdrawn', async () => {
    await release({ title: '多年前的示例文件', written: '2009-03-01' })
    const gone = await release({ title: '又撤下的示例文件' })
    const input = { editionId: gone.editionId, reason: '内容有误，更正后另行发布' }
    await inTransaction(city.house.db, async tx =>
      granted(await withdrawPublication(tx, publicationKinds, input, gone.cast.releaser, city.now)),
    )
    const known = await city.house.live
      .selectFrom('live.publications')
      .select(['id', 'title'])
      .where('number', '=', released.changed)
      .executeTakeFirstOrThrow()
    const text = sampleContent({ title: known.title, body: '<p>保障供水二十四小时。</p>' })
    await republished(city.house.db, publicationKinds, known.id, text, '延长供水时间', gone.cast, city.now)
    later(24)
    await runJob(city, 'notices.digest')
    const letter = await newest(address)
    expect(letter.subject).toBe('最新公开：示例市人民政府办公室：2 条更新')
    expect(letter.text).toContain('多年前的示例文件')
    expect(letter.text).toMatch(/关于供水保障的通知（示例）\n示例市人民政府办公室　2026-11-21　有新版本/)
    expect(letter.text).not.toContain('又撤下')
    expect(letter.text).toContain(`http://localhost:8080/d/${released.changed}`)
    expect(letter.unsubscribe).toContain('/subscriptions/unsubscribe/')
  })

  test('is not told of it again', async () => {
    const before = (await lettersTo(city, address)).length
    await runJob(city, 'notices.digest')
    later(24)
    await runJob(city, 'notices.digest')
    expect(await lettersTo(city, address)).toHaveLength(before)
  })

  test('changes how often letters come', async () => {
    const reply = await city.post(manage, { frequency: 'weekly' })
    expect(reply.headers.location).toBe(`${manage}?done=changed`)
    expect((await subscriptions())[0]?.frequency).toBe('weekly')
    expect((await city.post(manage, { frequency: 'hourly' })).status).toBe(422)
  })

  test('ends it with one press of a mail program, and the address is gone', async () => {
    const { pathname } = new URL((await newest(address)).unsubscribe ?? '')
    expect((await city.get(pathname)).status).toBe(200)
    expect(await subscriptions()).toHaveLength(1)
    const reply = await city.server.inject({
      method: 'POST',
      url: pathname,
      headers: { host: 'localhost:8080', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(reply.statusCode).toBe(200)
    expect(await subscriptions()).toEqual([])
    // Once more changes nothing and tells nothing.
    expect((await city.post(pathname, {})).body).toBe(reply.body)
    expect((await city.get(manage)).status).toBe(404)
    const facts = await city.house.db
      .selectFrom('ops.facts')
      .select(['kind', 'data'])
      .where('subject_type', '=', 'subscription')
      .orderBy('id')
      .execute()
    expect(facts.map(fact => fact.kind)).toEqual(['notices.subscribed', 'notices.unsubscribed'])
    expect(JSON.stringify(facts)).not.toMatch(/example\.com|city-office/)
  })
})

describe('whoever follows a search', () => {
  test('is told of what it finds from now on, wherever the word stands', async () => {
    const address = 'searcher@example.com'
    const search = `/search?q=${encodeURIComponent('供热 管网')}&order=newest&page=3`
    const page = await city.get(`/subscriptions/new?to=${encodeURIComponent(search)}`)
    expect(read(page.body)).toContain('搜索“供热 管网”')
    await subscribed(search, address)
    later(1)
    await release({ title: '示例供热方案', body: '<p>今年改造城区管网。</p>', written: '2011-01-01' })
    await release({ title: '示例供热收费', body: '<p>与前一件不同。</p>' })
    later(24)
    await runJob(city, 'notices.digest')
    const letter = await newest(address)
    expect(letter.subject).toBe('搜索“供热 管网”：1 条更新')
    expect(letter.text).toContain('示例供热方案')
    expect(letter.text).not.toContain('示例供热收费')
  })
})

describe('whoever subscribes a page of an agency’s own site', () => {
  test('is written to in its name, comes back to its host, and ends it there with one press', async () => {
    const address = 'agency-reader@example.com'
    const host = 'office.example:8080'
    await openedSite(
      city.house.db,
      { key: 'office', name: '示例办公室网站', agencyKey: 'city-office', hosts: ['office.example'] },
      city.now,
    )
    await city.sites.reload()
    const send = (url: string, form: Readonly<Record<string, string>>) =>
      city.server.inject({
        method: 'POST',
        url,
        headers: {
          host,
          origin: `http://${host}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(form).toString(),
      })
    const page = await city.server.inject({ url: '/publications', headers: { host } })
    const to = new URL(
      /\/subscriptions\/new\?to=[^"]+/.exec(page.body)?.[0] ?? '',
      `http://${host}`,
    ).searchParams.get('to')
    expect(to).toBe('/publications?agency=city-office')
    await send('/subscriptions/new', { to: to ?? '', address, frequency: 'daily', agreed: 'yes' })
    const asked = await newest(address)
    expect(asked.fromName).toBe('示例办公室网站')
    const confirm =
      /http:\/\/office\.example:8080(\/subscriptions\/confirm\/[\w-]+)/.exec(asked.text)?.[1] ?? ''
    expect((await send(confirm, {})).statusCode).toBe(303)
    later(1)
    await release({ title: '机构网站上的示例文件' })
    later(24)
    await runJob(city, 'notices.digest')
    const letter = await newest(address)
    expect(letter.fromName).toBe('示例办公室网站')
    expect(letter.text).toContain('示例办公室网站　邮件订阅服务')
    expect(letter.text).toContain(`http://${host}/publications?agency=city-office`)
    // The document has its one address on the whole base.
    expect(letter.text).toMatch(/http:\/\/localhost:8080\/d\/\d+/)
    const end = new URL(letter.unsubscribe ?? '')
    expect(end.host).toBe(host)
    expect((await send(end.pathname, { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(200)
    expect((await subscriptions()).some(row => row.site_key === 'office')).toBe(false)
  })
})

describe('whoever tries things', () => {
  const list = '/publications'

  test('learns nothing of who is subscribed: the answer is the same, the letter tells its reader', async () => {
    const address = 'known@example.com'
    const unknown = await ask(list, 'stranger@example.com')
    await subscribed(list, address)
    const again = await ask(list, 'Known@Example.com')
    expect([again.status, again.headers.location, again.body]).toEqual([
      unknown.status,
      unknown.headers.location,
      unknown.body,
    ])
    expect((await newest('Known@Example.com')).subject).toContain('您已订阅')
    const rows = await subscriptions()
    expect(rows.filter(row => row.href === list && row.state === 'active')).toHaveLength(1)
  })

  test('fills nobody’s mailbox: five letters a day, and the answer stays the same', async () => {
    later(24)
    const address = 'victim@example.com'
    for (let n = 1; n <= 7; n += 1) {
      expect((await ask(list, address)).headers.location).toBe('/subscriptions/sent')
    }
    expect(await lettersTo(city, address)).toHaveLength(5)
    // All of them carry one link, and the request is one.
    const links = (await lettersTo(city, address)).map(({ text }) => linkIn(text, 'confirm'))
    expect(new Set(links).size).toBe(1)
  })

  test('is stopped after thirty requests of an hour', async () => {
    later(2)
    const statuses: number[] = []
    for (let n = 1; n <= 31; n += 1) statuses.push((await ask(list, `many-${n}@example.com`)).status)
    expect(statuses.indexOf(429)).toBe(30)
    later(2)
  })

  test.each(['confirm', 'manage', 'unsubscribe'])('finds nothing under a made-up link to %s', async kind => {
    expect((await city.get(`/subscriptions/${kind}/${'x'.repeat(27)}`)).status).toBe(404)
  })

  test('confirms and changes nothing by a made-up link', async () => {
    expect((await city.post(`/subscriptions/confirm/${'x'.repeat(27)}`, {})).status).toBe(404)
    const change = await city.post(`/subscriptions/manage/${'x'.repeat(27)}`, { frequency: 'daily' })
    expect(change.status).toBe(404)
  })

  test.each(['', 'https://evil.example/', '//evil.example/search?q=x', '/desk', '/search?q=%20', '/d/1'])(
    'cannot subscribe %j',
    async to => {
      expect((await city.get(`/subscriptions/new?to=${encodeURIComponent(to)}`)).status).toBe(404)
      expect((await ask(to, 'x@example.com')).status).not.toBe(303)
    },
  )

  test('sends no form from another site, but for the end of a subscription', async () => {
    const foreign = (url: string) =>
      city.server.inject({
        method: 'POST',
        url,
        headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
        payload: '',
      })
    expect((await foreign('/subscriptions/new')).statusCode).toBe(403)
    expect((await foreign(`/subscriptions/confirm/${'x'.repeat(27)}`)).statusCode).toBe(403)
    expect((await foreign(`/subscriptions/unsubscribe/${'x'.repeat(27)}`)).statusCode).toBe(200)
  })
})

describe('a request that nobody confirms', () => {
  test('is forgotten after two days', async () => {
    await ask('/publications?kind=article', 'silent@example.com')
    const waiting = async () => (await subscriptions()).filter(row => row.state === 'waiting').length
    expect(await waiting()).toBeGreaterThan(0)
    later(47)
    await runJob(city, 'notices.sweep')
    expect((await subscriptions()).some(row => row.href === '/publications?kind=article')).toBe(true)
    later(2)
    await runJob(city, 'notices.sweep')
    expect(await waiting()).toBe(0)
  })
})

describe('the supervising office', () => {
  test('reads how many subscriptions stand, and no address', async () => {
    const { db } = city.house
    const agencyId = (await agencyByKey(db, released.agencyKey))?.id ?? null
    const parts = { agencyId, roles: ['supervising-office'] as const, keys: city.house.services.keys }
    const who = await inTransaction(db, tx => person(tx, parts, city.now))
    const cookie = await signedIn(db, who.id, city.now)
    const { body } = await city.get('/desk/subscriptions', cookie)
    expect(read(body)).toMatch(/信息列表 1 0 0/)
    expect(read(body)).toMatch(/搜索 1 0 0/)
    expect(body).not.toContain('@example.com')
  })
})
