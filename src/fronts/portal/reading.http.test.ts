import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { isSound } from '../../testing/public-pages.ts'
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
    expect(body).toContain('去掉机构、种类、主题和年份的限制')
    expect(body).toContain(`href="/search?q=${encodeURIComponent('供水')}`)
  })

  test('is told what was probably meant, and may insist', async () => {
    const body = await ask(`q=${encodeURIComponent('供水保章')}`)
    expect(body).toContain('没有找到“供水保章”，以下是“<strong>供水保障</strong>”的结果')
    expect(body).toContain(`href="/d/${released.changed}"`)
    const literal = await ask(`q=${encodeURIComponent('供水保章')}&literal=1`)
    expect(literal).toContain('没有找到与“供水保章”有关的内容')
    expect(literal).toContain('您是不是要找：')
    expect(await ask('q=gsbz')).toContain('供水保障')
  })

  test('narrows by one press where there is room, and takes back what was pressed', async () => {
    const asked = `q=${encodeURIComponent('供水')}`
    const facets = (body: string) =>
      /<nav class="facet-list".*?<\/nav>/s.exec(body)?.[0].replaceAll('&amp;', '&') ?? ''
    const wide = facets(await ask(asked))
    const link =
      /<a href="(\/search\?[^"]*agency=city-office[^"]*)">示例市人民政府办公室<\/a><span class="count">(\d+)</.exec(
        wide,
      )
    expect(link?.[1]).toBe(`/search?${asked}&agency=city-office`)
    const narrowed = (await city.get(link?.[1] ?? '')).body
    expect(narrowed).toContain(`共找到 ${link?.[2]} 条`)
    expect(facets(narrowed)).toContain(`<a href="/search?${asked}" aria-label="取消发布机构的限制">`)
    // Where nothing is found there is nothing to choose.
    expect(facets(await ask('q=xyzzy'))).toBe('')
  })

  test('sees how many there are of an agency, a kind and a year, and keeps what was chosen in the address', async () => {
    const body = await ask(`q=${encodeURIComponent('供水')}&agency=city-office`)
    expect(body).toMatch(/<option value="city-office" selected>示例市人民政府办公室（\d+）/)
  })

  test('is offered completions while typing', async () => {
    const reply = await city.get(`/search/suggest?q=${encodeURIComponent('供水')}`)
    expect(reply.headers['content-type']).toContain('application/json')
    expect((JSON.parse(reply.body) as { text: string }[])[0]?.text).toContain('供水')
  })

  test('never finds a draft', async () => {
    for (const path of ['/', '/publications', '/sitemap', '/agencies/city-office', '/disclosure']) {
      expect((await city.get(path)).body).not.toContain(DRAFT_WORD)
    }
    expect(await ask(`q=${encodeURIComponent(DRAFT_WORD)}`)).toContain('没有找到')
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
    const asked = async (method: 'DELETE' | 'POST', url: string) => {
      const headers = { host: 'localhost:8080', origin: 'http://localhost:8080' }
      const reply = await city.server.inject({ method, url, headers })
      return [reply.statusCode, reply.headers.allow]
    }
    expect(await asked('DELETE', `/d/${released.changed}`)).toEqual([405, 'GET, HEAD'])
    expect(await asked('POST', `/d/${released.changed}`)).toEqual([405, 'GET, HEAD'])
    expect(await asked('DELETE', '/look')).toEqual([405, 'POST'])
    expect(await asked('DELETE', '/nothing/here')).toEqual([404, undefined])
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

describe('a fault', () => {
  test('is told as a page with a number to quote, and shows nothing of the inside', async () => {
    const broken = await testHouse()
    // Opened first: what was never used has nothing to lose.
    await broken.get('/publications')
    await broken.house.live.destroy()
    const reply = await broken.get('/publications')
    expect(reply.status).toBe(500)
    expect(reply.body).toContain('系统出现故障')
    expect(reply.body).toMatch(/请报出编号 <span class="figure">[^<]+<\/span>/)
    expect(reply.body).not.toMatch(/select|driver|pool|\.ts/i)
    const api = await broken.get('/api/v1/publications')
    expect([api.status, api.headers['content-type']]).toEqual([
      500,
      'application/problem+json; charset=utf-8',
    ])
    expect(JSON.parse(api.body)).toMatchObject({ status: 500, reference: expect.any(String) })
    await broken.close()
  }, 30_000)
})
