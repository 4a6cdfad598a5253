import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { article, disclosureKinds } from '../../features/disclosure/index.ts'
import { published, sampleContent } from '../../foundation/publications/builders.ts'
import { securityHeaders } from '../../platform/http/headers.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { hasNginx, type RealNginx, startNginx } from '../../testing/nginx.ts'
import { castOf, DRAFT_WORD, type Released, releasedCity, WITHDRAWN_WORD } from '../../testing/released.ts'
import { exportMirror } from './mirror.ts'

let city: TestHouse
let released: Released
let folder: string
/** Where the house itself listens, as nginx finds it. */
let upstream: string

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
  upstream = new URL(await city.server.listen({ port: 0, host: '127.0.0.1' })).host
  folder = await mkdtemp(join(tmpdir(), 'gongkai-mirror-'))
}, 60_000)
afterAll(async () => {
  await city.close()
  await rm(folder, { recursive: true, force: true })
})

const run = () => exportMirror(city.server, city.house, { folder, upstream, progress: () => {} })
const text = (file: string) => readFileSync(join(folder, file), 'utf8')

describe('the mirror of the public site', () => {
  test('holds every live document as the site shows it, with a compressed sibling', async () => {
    await run()
    for (const number of released.live) {
      const page = text(`d/${number}.html`)
      expect(page).toBe((await city.get(`/d/${number}`)).body)
      expect(gunzipSync(readFileSync(join(folder, `d/${number}.html.gz`))).toString()).toBe(page)
    }
    expect(text('index.html')).toBe((await city.get('/')).body)
    expect(existsSync(join(folder, `agencies/${released.agencyKey}.html`))).toBe(true)
    expect(text('sitemaps/d-1.xml')).toContain(`/d/${released.changed}<`)
  })

  test('says of what was withdrawn that it was, and holds no draft', () => {
    expect(existsSync(join(folder, `d/${released.withdrawn}.html`))).toBe(false)
    const notice = text(`_gone/d/${released.withdrawn}.html`)
    expect(notice).toContain('撤下')
    expect(notice).not.toContain(WITHDRAWN_WORD)
    expect(text('index.html')).not.toContain(DRAFT_WORD)
  })

  test('is not written again where nothing changed', async () => {
    expect(await run()).toMatchObject({ written: 0, removed: 0 })
  })

  test('after one release only what shows it is written', async () => {
    const untouched = statSync(join(folder, `d/${released.changed}.html`)).mtimeMs
    const { id } = await city.house.db
      .selectFrom('desk.agencies')
      .select('id')
      .where('key', '=', released.agencyKey)
      .executeTakeFirstOrThrow()
    const content = sampleContent({ title: '关于示例镜像的通知' })
    const made = await published(city.house.db, disclosureKinds, article, id, content, castOf(id), city.now)
    const report = await run()
    expect(text(`d/${made.number}.html`)).toContain('关于示例镜像的通知')
    expect(text('index.html')).toContain('关于示例镜像的通知')
    expect(statSync(join(folder, `d/${released.changed}.html`)).mtimeMs).toBe(untouched)
    expect(report.written).toBeLessThan(15)
  })

  test('names the origin for what a folder cannot answer', () => {
    const nginx = text('nginx.conf')
    expect(nginx).toContain(`server ${upstream};`)
    expect(nginx).toContain(`root ${folder};`)
    expect(nginx).toContain('gzip_static on;')
  })
})

describe.skipIf(!hasNginx)('the mirror behind a real nginx (needs Debian’s nginx-light)', () => {
  let nginx: RealNginx
  beforeAll(async () => {
    // What the tests above exported last.
    nginx = await startNginx(text('nginx.conf'))
  })
  afterAll(() => nginx?.stop())

  const withdrawn = () => `/d/${released.withdrawn}`
  const pages = () => ['/', '/publications', '/sitemap', `/d/${released.changed}`]

  test('answers from files, compressed for whoever takes it and plain for whoever does not', async () => {
    for (const path of pages()) {
      const origin = (await city.get(path)).body
      const plain = await nginx.ask(path)
      expect([path, plain.headers['content-encoding'], plain.body.toString()]).toEqual([
        path,
        undefined,
        origin,
      ])
      const packed = await nginx.ask(path, { 'accept-encoding': 'gzip, br' })
      expect(packed.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(packed.body).toString()).toBe(origin)
      expect(String(packed.headers.vary).toLowerCase()).toContain('accept-encoding')
      const again = await nginx.ask(path, { 'if-none-match': String(plain.headers.etag) })
      expect(again.status).toBe(304)
    }
  })

  test('sends the headers of the house with every answer, whoever gives it', async () => {
    const names = Object.keys(securityHeaders(false))
    for (const path of [...pages(), withdrawn(), '/nowhere', '/search?q=a']) {
      const [mirrored, origin] = [await nginx.ask(path), await city.get(path)]
      const told = names.map(name => [path, name, mirrored.headers[name]])
      expect(told).toEqual(names.map(name => [path, name, origin.headers[name]]))
      // What comes from a file says itself how long it is kept; what the house answers says nothing else than the house.
      if (path.startsWith('/search')) {
        expect(mirrored.headers['cache-control']).toBe(origin.headers['cache-control'])
      }
      expect(mirrored.headers['content-type']).toBe(origin.headers['content-type'])
    }
  })

  test('says of what was withdrawn that it is gone, and knows nothing of what never was', async () => {
    const gone = await nginx.ask(withdrawn())
    expect([gone.status, gone.body.toString()]).toEqual([410, (await city.get(withdrawn())).body])
    expect((await nginx.ask('/nowhere')).status).toBe(404)
    expect((await nginx.ask(`/d/${released.live.length + 100}`)).status).toBe(404)
  })

  test.each(['/nginx.conf', '/.mirror.json', '/_gone/d/1.html'])('gives nobody %s', async path => {
    expect((await nginx.ask(path)).status).toBe(404)
  })

  test('takes a page asked with a query from its own file or from the house, never the page without', async () => {
    const narrowed = `/publications?agency=${released.otherKey}`
    for (const path of [narrowed, '/search?q=%E4%BE%9B%E6%B0%B4']) {
      const { status, body } = await nginx.ask(path)
      expect([path, status, body.toString()]).toEqual([path, 200, (await city.get(path)).body])
    }
    // A document has one page, whatever a newsletter hangs behind its address.
    const known = `/d/${released.changed}`
    expect((await nginx.ask(`${known}?from=letter`)).body).toEqual((await nginx.ask(known)).body)
  })

  test('goes on answering while the house does not, and says so of what it cannot', async () => {
    await city.server.close()
    for (const path of pages()) expect([path, (await nginx.ask(path)).status]).toEqual([path, 200])
    expect((await nginx.ask(withdrawn())).status).toBe(410)
    expect((await nginx.ask('/search?q=a')).status).toBe(502)
  })
})
