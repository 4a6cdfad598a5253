import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { labelsOf } from '../../testing/public-pages.ts'
import { type Released, releasedCity } from '../../testing/released.ts'
import { agencyByKey } from '../agencies/index.ts'
import { person, signedIn } from '../people/builders.ts'
import { openedSite } from './builders.ts'

const FINANCE = 'finance.localhost:8080'
let city: TestHouse
let released: Released
let supervisor: string

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
  supervisor = await cookieOf('supervising-office')
  await openedSite(
    city.house.db,
    {
      key: 'finance',
      name: '示例市财政局',
      hosts: ['finance.localhost'],
      agencyKey: released.otherKey,
      idCode: '3713000001',
    },
    city.now,
  )
  await city.sites.reload()
}, 60_000)
afterAll(() => city.close())

async function cookieOf(role: RoleKey): Promise<string> {
  const { db } = city.house
  const agencyId = (await agencyByKey(db, released.agencyKey))?.id ?? null
  const { id } = await inTransaction(db, tx => person(tx, { agencyId, roles: [role] }, city.now))
  return signedIn(db, id, city.now)
}

/** Asks the department's site as a browser would. */
const onFinance = async (url: string, host = FINANCE) => {
  const answer = await city.server.inject({ url, headers: { host } })
  return { status: answer.statusCode, body: answer.body, headers: answer.headers }
}
const text = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const canonical = (body: string) => /<link rel="canonical" href="([^"]*)"/.exec(body)?.[1]

describe('two hosts on one base', () => {
  test('each name themselves: in the title, the labels, the feed and for machines', async () => {
    const labels = labelsOf((await onFinance('/calendar')).body)
    expect(labels).toContainEqual({ name: 'SiteName', content: '示例市财政局' })
    expect(labels).toContainEqual({ name: 'SiteIDCode', content: '3713000001' })
    expect(labels).toContainEqual({ name: 'SiteDomain', content: 'finance.localhost' })
    expect((await onFinance('/feed.xml')).body).toContain('<title>示例市财政局：')
    expect((await onFinance('/robots.txt')).body).toContain(
      'Sitemap: http://finance.localhost:8080/sitemap.xml',
    )
    expect((await city.get('/robots.txt')).body).toContain('Sitemap: http://localhost:8080/sitemap.xml')
    expect((await onFinance('/sitemap.xml')).body).not.toContain('/sitemaps/d-1.xml')
  })

  test('a department’s home is that of its agency, and says where everything is', async () => {
    const { status, body } = await onFinance('/')
    expect(status).toBe(200)
    expect(body).toMatch(/<title>示例市财政局<\/title>/)
    expect(text(body)).toContain('本站只列出本机构的信息')
    expect(body).toContain('href="http://localhost:8080/"')
    expect(canonical(body)).toBe('http://finance.localhost:8080/')
    expect(body).toContain(`/d/${released.hostile}"`)
    expect(body).not.toContain(`/d/${released.changed}"`)
  })

  test('its lists, its search and its feed hold the agency alone, unless another is asked for by name', async () => {
    for (const path of ['/publications', '/publications?agency=', '/feed.xml', '/hant/publications']) {
      const { body } = await onFinance(path)
      expect([
        path,
        body.includes(`/d/${released.hostile}`),
        body.includes(`/d/${released.changed}`),
      ]).toEqual([path, true, false])
    }
    const list = (await onFinance('/publications')).body
    expect(list).toContain('href="http://localhost:8080/publications"')
    expect(canonical(list)).toBe(`http://localhost:8080/publications?agency=${released.otherKey}`)
    const found = await onFinance('/search?q=%E4%BE%9B%E6%B0%B4')
    expect(text(found.body)).toContain('没有找到')
    expect(found.body).toContain('href="http://localhost:8080/search?q=%E4%BE%9B%E6%B0%B4"')
    const other = await onFinance(`/publications?agency=${released.agencyKey}`)
    expect(other.body).toContain(`/d/${released.changed}"`)
    expect(text(other.body)).not.toContain('本站只列出')
    expect((await city.get('/publications')).body).toContain(`/d/${released.changed}"`)
  })

  test('a document has one address, whichever site shows it', async () => {
    for (const body of [
      (await onFinance(`/d/${released.changed}`)).body,
      (await city.get(`/d/${released.changed}`)).body,
    ]) {
      expect(canonical(body)).toBe(`http://localhost:8080/d/${released.changed}`)
    }
  })

  test('an unknown name is answered by the whole base', async () => {
    const { body } = await onFinance('/', 'what.example')
    expect(body).toMatch(/<title>政务公开平台<\/title>/)
  })

  test('each take forms from our own hosts and from no other', async () => {
    const send = (host: string, origin: string) =>
      city.server.inject({
        method: 'POST',
        url: '/look',
        headers: { host, origin, 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'look=elder-on&back=%2F',
      })
    const status = async (host: string, origin: string) => (await send(host, origin)).statusCode
    expect(await status(FINANCE, 'http://finance.localhost:8080')).toBe(303)
    expect(await status('localhost:8080', 'http://localhost:8080')).toBe(303)
    expect(await status(FINANCE, 'http://evil.example:8080')).toBe(403)
    expect(await status(FINANCE, 'http://finance.localhost:9999')).toBe(403)
    expect(await status('evil.example', 'http://evil.example')).toBe(403)
  })

  test('are listed for programs', async () => {
    const { items } = JSON.parse((await city.get('/api/v1/sites')).body)
    expect(
      items.map((each: Record<string, unknown>) => [each.key, each.url, each.idCode, each.agency]),
    ).toEqual([
      ['main', 'http://localhost:8080/', null, null],
      ['finance', 'http://finance.localhost:8080/', '3713000001', released.otherKey],
    ])
  })
})

describe('the supervising office at the desk', () => {
  const identity = {
    name: '示例市人民政府',
    hosts: '',
    domain: 'www.example.gov.cn',
    idCode: '3713000000',
    sponsor: '示例市人民政府办公室',
    operator: '示例市大数据中心',
    telephone: '0539-0000000',
    email: 'web@example.org',
    icp: '示ICP备00000000号',
    police: '示公网安备 37130000000000号',
    policeCode: '37130000000000',
    stateMark: 'yes',
    errorReport: '',
  }

  test('is told at home what is missing, fills it in, and every page shows it at once', async () => {
    expect(text((await city.get('/desk', supervisor)).body)).toContain('页面底部和网页标签缺少：网站标识码')
    const done = await city.post('/desk/sites/main/edit', { ...identity, version: '1' }, supervisor)
    expect([done.status, done.headers.location]).toEqual([303, '/desk/sites/main?done=changed'])
    const { body } = await city.get('/')
    const said = text(body)
    for (const mark of [
      '示例市人民政府',
      '主办：示例市人民政府办公室',
      '承办：示例市大数据中心',
      '联系方式：0539-0000000，web@example.org',
      '党政机关网站',
      '网站标识码：3713000000',
      '示ICP备00000000号',
      '示公网安备 37130000000000号',
      '我为政府网站找错',
      '网站地图',
      'IPv6',
    ]) {
      expect(said).toContain(mark)
    }
    expect(body).toContain('href="https://beian.mps.gov.cn/#/query/webSearch?code=37130000000000"')
    expect(text((await city.get('/desk', supervisor)).body)).not.toContain('缺少：')
    expect(JSON.parse((await city.get('/api/v1/openapi.json')).body).info.title).toContain('示例市人民政府')
  })

  test('gets back what it typed, with what to mend', async () => {
    const wrong = { ...identity, idCode: '12', hosts: 'http://x', version: '2' }
    const first = await city.post('/desk/sites/main/edit', wrong, supervisor)
    expect(first.status).toBe(422)
    expect(text(first.body)).toContain('“http://x”不是主机名')
    const taken = await city.post(
      '/desk/sites/main/edit',
      { ...identity, hosts: 'finance.localhost', version: '2' },
      supervisor,
    )
    expect(text(taken.body)).toContain('主机名“finance.localhost”已属于另一个网站')
    const late = await city.post(
      '/desk/sites/main/edit',
      { ...identity, name: '示例', version: '1' },
      supervisor,
    )
    expect(late.status).toBe(409)
  })

  test('opens a site, which answers at once', async () => {
    const form = { ...identity, key: 'water', name: '示例市水利局', hosts: 'water.localhost', idCode: '' }
    expect((await city.post('/desk/sites/new', form, supervisor)).status).toBe(303)
    expect((await onFinance('/', 'water.localhost:8080')).body).toContain('<title>示例市水利局</title>')
    for (const path of [
      '/desk/sites',
      '/desk/sites/new',
      '/desk/sites/water',
      '/desk/sites/water/edit',
      '/desk/sites/water/close',
    ]) {
      expect([path, (await city.get(path, supervisor)).status]).toEqual([path, 200])
    }
  })

  test('mourns: one site’s pages lose their colour for the time, and say nothing else', async () => {
    const grey = { from: '2026-11-22T10:00', until: '2026-11-23T10:00', reason: '示例通知〔2026〕1号' }
    expect(
      (await city.post('/desk/sites/main/grey', { ...grey, until: '2026-11-22T09:00' }, supervisor)).status,
    ).toBe(422)
    const before = (await city.get('/calendar')).body
    expect((await city.post('/desk/sites/main/grey', grey, supervisor)).status).toBe(303)
    const { body } = await city.get('/calendar')
    // Pages stay as they were kept: the style that no cache keeps takes their colour.
    expect(body).toBe(before)
    expect((await city.get('/look.css')).body).toContain('grayscale(1)')
    expect((await city.get('/look.css', 'look=contrast-high')).body).toContain('grayscale(1)')
    expect((await onFinance('/look.css')).body).not.toContain('grayscale')
    expect((await city.get('/desk/sites/main/grey', supervisor)).body).toContain('value="2026-11-22T10:00"')
    expect((await city.post('/desk/sites/main/grey/end', {}, supervisor)).status).toBe(303)
    expect((await city.get('/calendar')).body).toBe(before)
  })

  test('enters older addresses, which lead on only where nothing else answers', async () => {
    const at = '/desk/sites/main/redirects'
    const put = (old: string, next: string) => city.post(at, { old, new: next }, supervisor)
    expect((await put('/art/2020/7/17/art_1.html', '/d/1')).status).toBe(303)
    expect((await put('/show.asp?id=12', `http://${FINANCE}/publications`)).status).toBe(303)
    expect((await put('/calendar', '/d/1')).status).toBe(303)
    const moved = await city.get('/art/2020/7/17/art_1.html')
    expect([moved.status, moved.headers.location]).toEqual([301, '/d/1'])
    expect((await city.get('/show.asp?id=12')).headers.location).toBe(`http://${FINANCE}/publications`)
    expect((await city.get('/show.asp?id=13')).status).toBe(404)
    expect((await city.get('/calendar')).status).toBe(200)
    expect((await onFinance('/art/2020/7/17/art_1.html')).status).toBe(404)
    const foreign = await put('/x', 'https://evil.example/')
    expect([foreign.status, text(foreign.body).includes('不能转向站外')]).toEqual([422, true])
    expect(text((await put('/d/999', '/d/999')).body)).toContain('会绕回旧地址')
    expect((await city.post(at, { remove: '/show.asp?id=12' }, supervisor)).status).toBe(303)
    expect((await city.get('/show.asp?id=12')).status).toBe(404)
    const file = await city.get(`${at}.csv`, supervisor)
    expect(file.body).toBe('\ufeffold,new\r\n/art/2020/7/17/art_1.html,/d/1\r\n/calendar,/d/1\r\n')
  })

  test('imports them from a file, whole or not at all', async () => {
    const send = (content: string) =>
      city.server.inject({
        method: 'POST',
        url: '/desk/sites/main/redirects',
        headers: {
          host: 'localhost:8080',
          origin: 'http://localhost:8080',
          cookie: supervisor,
          'content-type': 'multipart/form-data; boundary=xx',
        },
        payload: `--xx\r\ncontent-disposition: form-data; name="file"; filename="r.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--xx--\r\n`,
      })
    const wrong = await send('old,new\n/from/1,/d/1\n/from/2')
    expect([wrong.statusCode, text(wrong.body).includes('第 3 行不是')]).toEqual([422, true])
    expect((await city.get('/from/1')).status).toBe(404)
    expect((await send('old,new\n/from/1,/d/1\n/old/*,/publications')).statusCode).toBe(303)
    expect((await city.get('/from/1')).headers.location).toBe('/d/1')
    expect((await city.get('/old/a/b.html')).headers.location).toBe('/publications')
  })

  test('closes a site: every address says so and leads to the base, older ones still lead on', async () => {
    const old = { old: '/old.html', new: 'http://localhost:8080/d/1' }
    await city.post('/desk/sites/water/redirects', old, supervisor)
    const notice = { notice: '本网站内容已并入门户网站。' }
    expect((await city.post('/desk/sites/water/close', notice, supervisor)).status).toBe(303)
    const water = (path: string) => onFinance(path, 'water.localhost:8080')
    for (const path of ['/', '/d/1', '/no-such-page', '/desk', '/.well-known/security.txt']) {
      const { status, body } = await water(path)
      expect([path, status]).toEqual([path, 410])
      expect(text(body)).toContain('本网站内容已并入门户网站。')
      expect(body).toContain('href="http://localhost:8080/"')
    }
    expect((await water('/api/v1/publications')).status).toBe(410)
    expect((await water('/look.css')).status).toBe(200)
    const moved = await water('/old.html')
    expect([moved.status, moved.headers.location]).toEqual([301, 'http://localhost:8080/d/1'])
    expect(JSON.parse((await city.get('/api/v1/sites')).body).items).toHaveLength(2)
    expect((await city.post('/desk/sites/main/close', notice, supervisor)).status).toBe(409)
    expect((await city.post('/desk/sites/water/reopen', {}, supervisor)).status).toBe(303)
    expect((await water('/')).status).toBe(200)
  })

  test('alone may: a drafter sees nothing of it', async () => {
    const drafter = await cookieOf('drafter')
    expect((await city.get('/desk/sites', drafter)).status).toBe(403)
    expect((await city.post('/desk/sites/main/grey/end', {}, drafter)).status).toBe(403)
  })
})

describe('whoever finds a mistake or a hole', () => {
  test('is told how to report it', async () => {
    const { status, body } = await city.get('/about/error-report')
    expect(status).toBe(200)
    expect(text(body)).toContain('电话：0539-0000000')
    expect(body).toContain('href="/letters/site-error"')
    const page = encodeURIComponent('http://localhost:8080/')
    expect((await city.get('/')).body).toContain(`href="/letters/site-error?page=${page}"`)
  })

  test('reads whom to tell of a hole (RFC 9116), for each site', async () => {
    const { status, headers, body } = await city.get('/.well-known/security.txt')
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(body.split('\n')).toEqual([
      'Contact: mailto:web@example.org',
      'Contact: tel:+86-539-0000000',
      'Contact: http://localhost:8080/about/error-report#security',
      'Expires: 2027-06-01T00:00:00Z',
      'Preferred-Languages: zh',
      'Canonical: http://localhost:8080/.well-known/security.txt',
      'Policy: http://localhost:8080/about/error-report#security',
      '',
    ])
    expect((await onFinance('/.well-known/security.txt')).body).toContain(
      'Contact: http://finance.localhost:8080/about/error-report#security',
    )
  })
})
