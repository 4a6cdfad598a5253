import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingLabels, type PageKind } from '../../law/page-labels.ts'
import { type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import {
  DRAFT_WORD,
  HOSTILE_TITLE,
  type Released,
  releasedCity,
  WITHDRAWN_WORD,
} from '../../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

const labelsOf = (body: string) =>
  [...body.matchAll(/<meta name="([^"]*)" content="([^"]*)"/g)].map(([, name = '', content = '']) => ({
    name,
    content,
  }))

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

/** Every public page, with the kind by which the state's labels are required. */
function pages(): readonly (readonly [string, PageKind])[] {
  const { changed, guide, hostile, rule, agencyKey } = released
  return [
    ['/', 'home'],
    ['/publications', 'column'],
    ['/publications?kind=article&year=2026', 'column'],
    ['/guides', 'column'],
    ['/institution-rules', 'column'],
    ['/disclosure', 'column'],
    [`/disclosure?agency=${agencyKey}`, 'column'],
    [`/d/${changed}`, 'content'],
    [`/d/${guide}`, 'content'],
    [`/d/${rule}`, 'content'],
    [`/d/${hostile}`, 'content'],
    [`/d/${changed}/versions/1`, 'content'],
    [`/d/${changed}/compare`, 'content'],
    ['/search', 'other'],
    ['/search?q=%E4%BE%9B%E6%B0%B4', 'other'],
    ['/search?q=nothing-of-the-kind', 'other'],
    ['/sitemap', 'other'],
    ['/about/accessibility', 'other'],
    ['/gallery', 'other'],
    ['/api', 'other'],
    ['/agencies', 'other'],
    [`/agencies/${agencyKey}`, 'other'],
  ]
}

function isSound({ body, headers }: Reply) {
  expect(count(body, /<h1[ >]/g)).toBe(1)
  expect(body).toMatch(/<html lang="zh-(?:CN|Hant)">/)
  expect(body).toMatch(/<title>[^<]{4,}<\/title>/)
  expect(body).not.toMatch(/<script(?![^>]* src=)|<style|<[^>]* style="|<[^>]* on[a-z]+="|javascript:/i)
  expect(body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\/(?!localhost:8080[/"])/)
  expect(body).not.toMatch(/href="https?:\/\/\d+\.\d+\.\d+\.\d+/)
  expect(String(headers['content-security-policy'])).toContain("default-src 'none'")
  expect(String(headers['content-security-policy'])).not.toContain('unsafe-inline')
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
}

describe('every public page', () => {
  test('stands, is sound, and carries the labels that the state asks for', async () => {
    for (const [path, kind] of pages()) {
      const reply = await city.get(path)
      expect([path, reply.status]).toEqual([path, 200])
      if (path !== '/gallery') isSound(reply)
      expect([path, missingLabels(kind, labelsOf(reply.body))]).toEqual([path, []])
    }
  })

  test('is sent once: whoever has it already is told so', async () => {
    for (const [path] of pages()) {
      const first = await city.get(path)
      const again = await city.server.inject({
        url: path,
        headers: { host: 'localhost:8080', 'if-none-match': String(first.headers.etag) },
      })
      expect([path, again.statusCode, again.body]).toEqual([path, 304, ''])
    }
  })

  test('is the same for everybody: it sets no cookie and names nobody', async () => {
    for (const [path] of pages()) {
      const plain = await city.get(path)
      const other = await city.get(path, 'look=elder-on; session=x')
      expect(other.body).toBe(plain.body)
      expect(plain.headers['set-cookie']).toBeUndefined()
    }
  })

  test('leads only to addresses that are there', async () => {
    const seen = new Set<string>()
    for (const [path] of pages()) {
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
    for (const [path] of pages()) {
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

describe('a reader of a document', () => {
  test('sees its metadata, its text, what changed and how to take it home', async () => {
    const { body } = await city.get(`/d/${released.changed}`)
    for (const words of [
      '索引号',
      '示政办发〔2026〕7号',
      '发文机关',
      '成文日期',
      '发布日期',
      '主动公开',
      '第 2 版',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).toContain('保障供水十二小时')
    expect(body).not.toContain('保障供水八小时')
    expect(body).toContain('更改说明：调整供水时间')
    expect(body).toContain(`/d/${released.changed}/compare?from=1&amp;to=2`)
  })

  test('reads the older version, and is told that it is one', async () => {
    const { body } = await city.get(`/d/${released.changed}/versions/1`)
    expect(body).toContain('这是旧版本')
    expect(body).toContain('保障供水八小时')
    const current = await city.get(`/d/${released.changed}/versions/2`)
    expect([current.status, current.headers.location]).toEqual([301, `/d/${released.changed}`])
  })

  test('sees the two versions held against one another, in words as well as in colour', async () => {
    const { body } = await city.get(`/d/${released.changed}/compare?from=1&to=2`)
    expect(body).toContain('正文新增 0 段，删去 0 段，修改 1 段')
    expect(body).toMatch(/<del><span class="visually-hidden">[^<]*删去[^<]*<\/span>八<\/del>/)
    expect(body).toMatch(/<ins><span class="visually-hidden">[^<]*新增[^<]*<\/span>十二<\/ins>/)
  })

  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['txt', 'text/plain; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
  ])('takes it home as .%s', async (ext, type) => {
    const reply = await city.get(`/d/${released.changed}/download.${ext}`)
    expect([reply.status, reply.headers['content-type']]).toEqual([200, type])
    expect(String(reply.headers['content-disposition'])).toContain('attachment')
    if (ext !== 'docx') expect(reply.body).toContain('保障供水十二小时')
  })

  test('is not shown a title as a part of the page', async () => {
    const { body } = await city.get(`/d/${released.hostile}`)
    expect(body).not.toContain('<b>标签')
    expect(body).toContain(HOSTILE_TITLE.slice(0, 7))
  })

  test.each([
    '/d/999999',
    '/d/0',
    '/d/x',
    '/d/1e1',
    '/d/99999999999',
    '/d/1/versions/9',
    '/d/1/download.exe',
    '/nothing',
  ])('is told where to look when there is nothing at %s', async path => {
    const reply = await city.get(path)
    expect(reply.status).toBe(404)
    isSound(reply)
    expect(reply.body).toContain('您可以')
    expect(reply.body).toContain('href="/search"')
  })

  test('comes to the permanent address from one with leading noughts', async () => {
    const reply = await city.get(`/d/00${released.changed}`)
    expect([reply.status, reply.headers.location]).toEqual([301, `/d/${released.changed}`])
  })
})

describe('a withdrawn text', () => {
  test('keeps its address, which says when, which agency and why', async () => {
    const reply = await city.get(`/d/${released.withdrawn}`)
    expect(reply.status).toBe(410)
    isSound(reply)
    for (const words of ['该信息已撤下', '示例市人民政府办公室', '服务时间已经调整', '撤下时间']) {
      expect(reply.body).toContain(words)
    }
  })

  test('is nowhere to be read any more', async () => {
    const base = `/d/${released.withdrawn}`
    for (const path of [
      base,
      `${base}/versions/1`,
      `${base}/compare`,
      `${base}/download.txt`,
      `${base}/download.json`,
    ]) {
      const reply = await city.get(path)
      expect([path, reply.status]).toEqual([path, 410])
      expect(reply.body).not.toContain(WITHDRAWN_WORD)
    }
    const found = await city.get(`/search?q=${encodeURIComponent(WITHDRAWN_WORD)}`)
    expect(found.body).toContain('没有找到')
  })
})

describe('whoever searches', () => {
  const ask = async (query: string) => (await city.get(`/search?${query}`)).body

  test('finds a document by its number however the number is typed', async () => {
    for (const typed of ['示政办发〔2026〕7号', '示政办发[2026]7号', '示政办发（２０２６） 7 号']) {
      const body = await ask(`q=${encodeURIComponent(typed)}`)
      expect(body).toContain('共找到 1 条')
      expect(body).toContain(`href="/d/${released.changed}"`)
    }
  })

  test('sees why a result is one, when the word stands only in the text', async () => {
    const body = await ask(`q=${encodeURIComponent('水利局')}`)
    expect(body).toMatch(/document-entry-excerpt">…?[^<]*市<mark>水利局<\/mark>负责检测/)
  })

  test('may type Traditional characters', async () => {
    const body = await ask(`q=${encodeURIComponent('關於供水保障')}`)
    expect(body).toContain('已按简体字“关于供水保障”查找')
    expect(body).toContain(`href="/d/${released.changed}"`)
  })

  test('is helped on when nothing is found', async () => {
    const body = await ask(`q=${encodeURIComponent('供水 不存在的词')}&year=2019`)
    expect(body).toContain('没有找到')
    expect(body).toContain('去掉机构、种类和年份的限制')
    expect(body).toContain(`href="/search?q=${encodeURIComponent('供水')}`)
  })

  test('never finds a draft', async () => {
    for (const path of ['/', '/publications', '/sitemap', '/agencies/city-office', '/disclosure']) {
      expect((await city.get(path)).body).not.toContain(DRAFT_WORD)
    }
    expect(await ask(`q=${encodeURIComponent(DRAFT_WORD)}`)).toContain('没有找到')
  })
})

describe('a reader of Traditional Chinese', () => {
  test('finds every public page below /hant, marked as converted, with the Simplified page as the true one', async () => {
    for (const [path, kind] of pages()) {
      const reply = await city.get(`/hant${path === '/' ? '' : path}`)
      expect([path, reply.status]).toEqual([path, 200])
      if (path !== '/gallery') isSound(reply)
      expect(reply.body).toContain('<html lang="zh-Hant">')
      expect(reply.body).toContain('本頁由機器轉換為繁體字')
      expect(reply.body).not.toMatch(/rel="canonical" href="[^"]*\/hant/)
      expect([path, missingLabels(kind, labelsOf(reply.body))]).toEqual([path, []])
    }
  })

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

describe('whoever wants larger letters', () => {
  test('gets them by a plain form, keeps them, and comes back to the page', async () => {
    const reply = await city.post('/look', { look: 'elder-on', back: `/d/${released.changed}` })
    expect([reply.status, reply.headers.location]).toEqual([303, `/d/${released.changed}`])
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
    expect((await city.get('/look.css', cookie)).body).toContain('--text-body')
    expect((await city.get('/look.css')).body).not.toContain('--text-body')
    expect((await city.get('/look.css', cookie)).headers['cache-control']).toContain('private')
    const more = await city.post('/look', { look: 'contrast-high' }, cookie)
    expect(String(more.headers['set-cookie'])).toContain('elder-on')
  })

  test('is not led away by a form that names another site, nor by a foreign form', async () => {
    expect((await city.post('/look', { look: 'elder-on', back: '//evil.example' })).headers.location).toBe(
      '/',
    )
    const foreign = await city.server.inject({
      method: 'POST',
      url: '/look',
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'look=elder-on',
    })
    expect([foreign.statusCode, foreign.headers['set-cookie']]).toEqual([403, undefined])
    expect(foreign.body).toContain('不是从本网站的页面发出的')
  })
})

describe('trouble', () => {
  test('on the workbench is told in the frame of the workbench', async () => {
    const reply = await city.get('/desk/nothing')
    expect(reply.status).toBe(404)
    expect(reply.body).toContain('desk-frame')
    expect(reply.body).toContain('href="/desk"')
  })

  test('names another method as one that the address does not take', async () => {
    const reply = await city.server.inject({
      method: 'DELETE',
      url: `/d/${released.changed}`,
      headers: { host: 'localhost:8080', origin: 'http://localhost:8080' },
    })
    expect([reply.statusCode, reply.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('says what to do with a body that is too large or of a kind that nobody reads', async () => {
    const post = (type: string, payload: string) =>
      city.server.inject({
        method: 'POST',
        url: '/look',
        headers: { host: 'localhost:8080', origin: 'http://localhost:8080', 'content-type': type },
        payload,
      })
    const large = await post('application/x-www-form-urlencoded', `look=${'x'.repeat(2 * 1024 * 1024)}`)
    expect([large.statusCode, large.body.includes('内容过大')]).toEqual([413, true])
    const strange = await post('application/xml', '<x/>')
    expect([strange.statusCode, strange.body.includes('不支持的格式')]).toEqual([415, true])
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
