import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingLabels } from '../../law/page-labels.ts'
import { type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import { isSound, labelsOf, pages, structuredIn } from '../../testing/public-pages.ts'
import { HOSTILE_TITLE, type Released, releasedCity } from '../../testing/released.ts'

let city: TestHouse
let released: Released
/** Every public page as it is drawn once: the tests look at the same. */
const drawn = new Map<string, Reply>()

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
  for (const [path] of pages(released)) drawn.set(path, await city.get(path))
}, 60_000)
afterAll(() => city.close())

function pageAt(path: string): Reply {
  const reply = drawn.get(path)
  if (!reply) throw new Error(`${path} was not drawn`)
  return reply
}

describe('every public page', () => {
  test('stands, is sound, and carries the labels that the state asks for', async () => {
    for (const [path, kind] of pages(released)) {
      const reply = pageAt(path)
      expect([path, reply.status]).toEqual([path, 200])
      if (path !== '/gallery') isSound(reply)
      expect([path, missingLabels(kind, labelsOf(reply.body))]).toEqual([path, []])
    }
  }, 20_000)

  test('is sent once: whoever has it already is told so', async () => {
    for (const [path, first] of drawn) {
      const again = await city.server.inject({
        url: path,
        headers: { host: 'localhost:8080', 'if-none-match': String(first.headers.etag) },
      })
      expect([path, again.statusCode, again.body]).toEqual([path, 304, ''])
    }
  })

  test('is the same for everybody: it sets no cookie and names nobody', async () => {
    for (const [path, plain] of drawn) {
      const other = await city.get(path, 'look=elder-on; session=x')
      expect(other.body).toBe(plain.body)
      expect(plain.headers['set-cookie']).toBeUndefined()
    }
  })

  test('leads only to addresses that are there', async () => {
    const seen = new Set<string>()
    for (const [path, { body }] of drawn) {
      if (path === '/gallery') continue
      for (const [, href = ''] of body.matchAll(/<(?:a|link)[^>]* href="(\/[^"#]*)/g)) {
        seen.add(href.replaceAll('&amp;', '&'))
      }
    }
    for (const href of seen) {
      if (href.startsWith('/desk') || href.startsWith('/assets/')) continue
      const { status } = drawn.get(href) ?? (await city.get(href))
      expect([href, status]).toEqual([href, 200])
    }
  }, 20_000)

  test('stays whole whatever stands in its query', async () => {
    const hostile = [
      "agency=%00&kind='%20or%201=1--&year=99999999999999999999&after=%FF%FE&q=%00%E2%80%AE%25_%5C&from=%00&to=%00",
      'agency=x&agency=y&year=-1&after=AAAA&q=%ED%A0%80&page=1e9&from=0&to=9999999999&__proto__[x]=1',
      `q=${'x'.repeat(5000)}&agency=${'y'.repeat(5000)}`,
      'q=<script>alert(1)</script>&agency=<script>alert(1)</script>&from=<script>alert(1)</script>',
      '%',
      '&&==&',
    ]
    for (const path of new Set(pages(released).map(([each]) => each.replace(/\?.*/, '')))) {
      for (const query of path === '/gallery' ? [] : hostile) {
        const { status, body } = await city.get(`${path}?${query}`)
        expect([path, query, status < 500]).toEqual([path, query, true])
        expect(body).not.toContain('<script>alert')
      }
    }
  }, 20_000)

  test('ignores what it does not know, and says which address is its own', async () => {
    const { body } = await city.get(`/d/${released.changed}?utm_source=x&from=singlemessage`)
    expect(body).toContain(`<link rel="canonical" href="http://localhost:8080/d/${released.changed}"/>`)
  })
})

describe('machines that read the site', () => {
  test('are told what they may read, and where the map is', async () => {
    const { body } = await city.get('/robots.txt')
    expect(body).toContain('Disallow: /desk')
    expect(body).toContain('Sitemap: http://localhost:8080/sitemap.xml')
  })

  test('read in the words of schema.org what the site, an agency, a document and a list are', async () => {
    const typesOf = async (path: string) =>
      structuredIn((await city.get(path)).body).map(node => node['@type'])
    expect(await typesOf('/')).toEqual(['WebSite', 'GovernmentOrganization'])
    expect(await typesOf(`/agencies/${released.agencyKey}`)).toEqual([
      'GovernmentOrganization',
      'BreadcrumbList',
    ])
    expect(await typesOf(`/d/${released.changed}`)).toEqual(['DigitalDocument', 'BreadcrumbList'])
    expect(await typesOf('/publications')).toEqual(['CollectionPage', 'BreadcrumbList'])
    expect(await typesOf('/search?q=%E4%BE%9B%E6%B0%B4')).toEqual([])
    expect(await typesOf(`/d/${released.withdrawn}`)).toEqual([])
    const hostile = structuredIn((await city.get(`/d/${released.hostile}`)).body)[0]
    expect(hostile?.name).toBe(HOSTILE_TITLE)
  })

  test('get a feed and maps that are well-formed, with validators', async () => {
    for (const path of [
      '/feed.xml',
      '/feed.xml?agency=finance',
      '/sitemap.xml',
      '/sitemaps/pages.xml',
      '/sitemaps/agencies.xml',
      '/sitemaps/d-1.xml',
    ]) {
      const reply = await city.get(path)
      expect([path, reply.status]).toEqual([path, 200])
      expect(reply.body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n</)
      const open = [...reply.body.matchAll(/<([a-z]+)(?=[ >])[^>]*(?<!\/)>/g)].map(match => match[1])
      const close = [...reply.body.matchAll(/<\/([a-z]+)>/g)].map(match => match[1])
      expect(open.sort()).toEqual(close.sort())
      const again = await city.server.inject({
        url: path,
        headers: { 'if-none-match': String(reply.headers.etag) },
      })
      expect([path, again.statusCode]).toEqual([path, 304])
    }
  })
})

describe('a reader of Traditional Chinese', () => {
  test('finds every public page below /hant, marked as converted, with the Simplified page as the true one', async () => {
    for (const [path, kind] of pages(released)) {
      const reply = await city.get(`/hant${path === '/' ? '' : path}`)
      expect([path, reply.status]).toEqual([path, 200])
      if (path !== '/gallery') isSound(reply)
      expect(reply.body).toContain('<html lang="zh-Hant">')
      expect(reply.body).toContain('本頁由機器轉換為繁體字')
      expect(reply.body).not.toMatch(/rel="canonical" href="[^"]*\/hant/)
      expect([path, missingLabels(kind, labelsOf(reply.body))]).toEqual([path, []])
    }
  }, 20_000)

  test('reads the document, and stays in Traditional characters', async () => {
    const { body } = await city.get(`/hant/d/${released.changed}`)
    expect(body).toContain('關於供水保障的通知（示例）')
    expect(body).toContain(`href="/hant/d/${released.changed}/compare?from=1&amp;to=2"`)
    expect(body).toContain(`href="/d/${released.changed}/download.docx"`)
    expect(body).toContain(`href="/d/${released.changed}" hreflang="zh-Hans"`)
  })

  test('searches in Traditional characters', async () => {
    const { body } = await city.get(`/hant/search?q=${encodeURIComponent('供水保障 關於')}`)
    expect(body).toContain(`href="/hant/d/${released.changed}"`)
    expect(body).toContain('供水保障')
  })

  test('is told of a withdrawal and of a wrong address in the same characters', async () => {
    expect((await city.get(`/hant/d/${released.withdrawn}`)).body).toContain('該信息已撤下')
    const wrong = await city.get('/hant/nothing')
    expect([wrong.status, wrong.body.includes('沒有找到這個頁面')]).toEqual([404, true])
  })

  test('is led to the one address of a file', async () => {
    const reply = await city.get(`/hant/d/${released.changed}/download.txt`)
    expect([reply.status, reply.headers.location]).toEqual([301, `/d/${released.changed}/download.txt`])
  })
})
