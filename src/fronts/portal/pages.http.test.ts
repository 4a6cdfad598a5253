import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingLabels } from '../../law/page-labels.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { isSound, labelsOf, pages } from '../../testing/public-pages.ts'
import { type Released, releasedCity } from '../../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

describe('every public page', () => {
  test('stands, is sound, and carries the labels that the state asks for', async () => {
    for (const [path, kind] of pages(released)) {
      const reply = await city.get(path)
      expect([path, reply.status]).toEqual([path, 200])
      if (path !== '/gallery') isSound(reply)
      expect([path, missingLabels(kind, labelsOf(reply.body))]).toEqual([path, []])
    }
  })

  test('is sent once: whoever has it already is told so', async () => {
    for (const [path] of pages(released)) {
      const first = await city.get(path)
      const again = await city.server.inject({
        url: path,
        headers: { host: 'localhost:8080', 'if-none-match': String(first.headers.etag) },
      })
      expect([path, again.statusCode, again.body]).toEqual([path, 304, ''])
    }
  })

  test('is the same for everybody: it sets no cookie and names nobody', async () => {
    for (const [path] of pages(released)) {
      const plain = await city.get(path)
      const other = await city.get(path, 'look=elder-on; session=x')
      expect(other.body).toBe(plain.body)
      expect(plain.headers['set-cookie']).toBeUndefined()
    }
  })

  test('leads only to addresses that are there', async () => {
    const seen = new Set<string>()
    for (const [path] of pages(released)) {
      if (path === '/gallery') continue
      const { body } = await city.get(path)
      for (const [, href = ''] of body.matchAll(/<(?:a|link)[^>]* href="(\/[^"#]*)/g)) {
        seen.add(href.replaceAll('&amp;', '&'))
      }
    }
    for (const href of seen) {
      if (href.startsWith('/desk') || href.startsWith('/assets/')) continue
      expect([href, (await city.get(href)).status]).toEqual([href, 200])
    }
  })

  test('stays whole whatever stands in its query', async () => {
    const hostile = [
      'agency=%00',
      'agency=x&agency=y',
      "kind='%20or%201=1--",
      'year=99999999999999999999',
      'year=-1',
      'after=%FF%FE',
      'after=AAAA',
      'q=%00%E2%80%AE%25_%5C',
      `q=${'x'.repeat(5000)}`,
      'q=%ED%A0%80',
      'q=<script>alert(1)</script>',
      'page=1e9&q=a',
      'from=0&to=9999999999',
      'from=%00&to=%00',
      '__proto__[x]=1',
      '%',
      '&&==&',
    ]
    for (const [path] of pages(released)) {
      const plain = path.replace(/\?.*/, '')
      for (const query of hostile) {
        const { status, body } = await city.get(`${plain}?${query}`)
        expect([plain, query, status < 500]).toEqual([plain, query, true])
        expect(body).not.toContain('<script>alert')
      }
    }
  })

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
