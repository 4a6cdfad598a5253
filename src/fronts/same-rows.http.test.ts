import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disclosureKinds } from '../features/disclosure/index.ts'
import { granted } from '../foundation/publications/builders.ts'
import { withdrawPublication } from '../foundation/publications/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { type TestHouse, testHouse } from '../testing/house.ts'
import { structuredIn } from '../testing/public-pages.ts'
import { castOf, DRAFT_WORD, HOSTILE_TITLE, type Released, releasedCity } from '../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city, 50)
}, 60_000)
afterAll(() => city.close())

const numbersIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(match => Number(match[1]))

/** Reads a list page by page, as long as it names a next one. */
async function readAll(path: string, next: (body: string, link: string) => string | undefined) {
  const bodies: string[] = []
  for (let at: string | undefined = path; at !== undefined; ) {
    const { status, body, headers } = await city.get(at)
    expect(status).toBe(200)
    bodies.push(body)
    at = next(body, String(headers.link ?? ''))
    if (bodies.length > 20) throw new Error('the list does not end')
  }
  return bodies
}

async function siteRows(path = '/publications') {
  const pages = await readAll(path, body => {
    const href = /<a class="pagination-step" href="([^"]+)" rel="next">/.exec(body)?.[1]
    return href?.replaceAll('&amp;', '&')
  })
  expect(pages.length).toBeGreaterThan(path.includes('?') ? 0 : 1)
  return pages.flatMap(body => numbersIn(body, /class="document-entry-title" href="\/d\/(\d+)"/g))
}

const nextLink = (_: string, link: string) => /<http:\/\/localhost:8080([^>]+)>; rel="next"/.exec(link)?.[1]

async function apiRows(query: string) {
  const pages = await readAll(`/api/v1/publications?${query}`, nextLink)
  return pages.flatMap(body => (JSON.parse(body) as { items: { number: number; title: string }[] }).items)
}

async function csvRows(query: string) {
  const pages = await readAll(`/api/v1/publications.csv?${query}`, nextLink)
  return pages.flatMap(body => numbersIn(body, /^(\d+),http/gm))
}

async function feedRows(query = '') {
  const pages = await readAll(`/feed.xml${query}`, body =>
    linkOf(body, 'next')?.replace('http://localhost:8080', ''),
  )
  return pages.flatMap(body => numbersIn(body, /<entry>\n<id>[^<]*\/d\/(\d+)<\/id>/g))
}

/** The link of a feed by its relation. */
const linkOf = (body: string, rel: string) =>
  new RegExp(`^<link rel="${rel}" href="([^"]+)"/>`, 'm').exec(body)?.[1]?.replaceAll('&amp;', '&')

async function mapRows() {
  const { body } = await city.get('/sitemap.xml')
  const files = [...body.matchAll(/<loc>[^<]*(\/sitemaps\/d-\d+\.xml)<\/loc>/g)].map(match => match[1] ?? '')
  const maps = await Promise.all(files.map(file => city.get(file)))
  return maps.flatMap(map => numbersIn(map.body, /\/d\/(\d+)<\/loc>/g))
}

/** The rows of a search, page by page, on the site and in the API. */
async function searchRows(query: string) {
  const pages = await readAll(`/search?${query}`, body => {
    const href = /<a class="pagination-step" href="([^"]+)" rel="next">/.exec(body)?.[1]
    return href?.replaceAll('&amp;', '&')
  })
  return pages.flatMap(body => numbersIn(body, /class="document-entry-title" href="\/d\/(\d+)"/g))
}

async function searchApiRows(query: string) {
  const pages = await readAll(`/api/v1/search?${query}`, nextLink)
  return pages.flatMap(body => numbersIn(body, /"url":"[^"]*\/d\/(\d+)"/g))
}

async function searchCsvRows(query: string) {
  const pages = await readAll(`/api/v1/search.csv?${query}`, nextLink)
  return pages.flatMap(body => numbersIn(body, /^\ufeff?http[^,]*\/d\/(\d+),/gm))
}

/** What the first page of the list says to search engines. */
async function structuredRows() {
  const { body } = await city.get('/publications')
  const [list] = structuredIn(body)
  return numbersIn(JSON.stringify(list?.mainEntity), /"url":"[^"]*\/d\/(\d+)"/g)
}

describe('site, API, CSV, feed and sitemap show the same rows', () => {
  test('a reader, a program, a spreadsheet and a search engine see what is live, and nothing else', async () => {
    const wanted = [...released.live]
    expect(await siteRows()).toEqual(wanted)
    expect((await apiRows('limit=7')).map(row => row.number)).toEqual(wanted)
    expect(await csvRows('limit=7')).toEqual(wanted)
    expect(await feedRows()).toEqual(wanted)
    expect(await mapRows()).toEqual([...wanted].sort((a, b) => a - b))
  })

  test('they narrow alike, by agency and by kind', async () => {
    const agency = [released.hostile]
    expect(await siteRows(`/publications?agency=${released.otherKey}`)).toEqual(agency)
    expect((await apiRows(`agency=${released.otherKey}`)).map(row => row.number)).toEqual(agency)
    expect(await feedRows(`?agency=${released.otherKey}`)).toEqual(agency)
    const kind = [released.rule]
    expect(await siteRows('/publications?kind=institution-rule')).toEqual(kind)
    expect(await siteRows('/institution-rules?agency=city-office')).toEqual(kind)
    expect((await apiRows('kind=institution-rule')).map(row => row.number)).toEqual(kind)
    expect(await feedRows('?kind=institution-rule')).toEqual(kind)
    expect(await feedRows('?kind=institution-rule&year=2025')).toEqual([])
  })

  test('a search finds the same rows in the same order, for people and for programs', async () => {
    for (const words of [
      'q=示例工作',
      'q=示例工作&order=newest',
      'q=供水',
      'q=政府信息公开&agency=city-office',
    ]) {
      const query = words.replace(/[^=&]+(?=&|$)/g, encodeURIComponent)
      const rows = await searchRows(query)
      expect([words, rows.length > 0]).toEqual([words, true])
      expect([words, await searchApiRows(`${query}&limit=9`)]).toEqual([words, rows])
      expect([words, await searchCsvRows(`${query}&limit=9`)]).toEqual([words, rows])
    }
  })

  test('search engines are told of the rows that the list shows', async () => {
    expect(await structuredRows()).toEqual(released.live.slice(0, 30))
  })

  test('a document reads the same on its page, in the API and in what one takes home', async () => {
    const path = `/d/${released.changed}`
    const record = JSON.parse((await city.get(`/api/v1/publications/${released.changed}`)).body)
    expect(JSON.parse((await city.get(`${path}/download.json`)).body)).toEqual(record)
    expect((await city.get(path)).body).toContain('保障供水十二小时')
    expect(record.body).toContain('保障供水十二小时')
    expect((await city.get(`${path}/download.txt`)).body).toContain('保障供水十二小时')
    const agency = await city.get(`/agencies/${released.agencyKey}`)
    expect(numbersIn(agency.body, /class="document-entry-title" href="\/d\/(\d+)"/g)).toEqual(
      released.live.filter(number => number !== released.hostile).slice(0, 8),
    )
  })

  test('a feed of more than fifty goes on at its next page, and stays one feed', async () => {
    const first = (await city.get('/feed.xml?agency=city-office')).body
    const next = linkOf(first, 'next') ?? ''
    const second = (await city.get(next.replace('http://localhost:8080', ''))).body
    const own = 'http://localhost:8080/feed.xml?agency=city-office'
    for (const body of [first, second]) {
      expect(body).toContain(`<id>${own}</id>`)
      expect(linkOf(body, 'first')).toBe(own)
      expect(linkOf(body, 'alternate')).toBe(own.replace('/feed.xml', '/publications'))
    }
    expect([linkOf(first, 'self'), linkOf(second, 'self')]).toEqual([own, next])
    expect(linkOf(second, 'next')).toBeUndefined()
  })

  test('a search is followed by its feed: what it finds, newest release first', async () => {
    const query = `?q=${encodeURIComponent('供水')}`
    expect(await feedRows(query)).toEqual([released.changed])
    const { body } = await city.get(`/feed.xml${query}&order=newest&page=2`)
    expect(body).toContain('<title>政务公开平台：搜索“供水”</title>')
    expect(linkOf(body, 'self')).toBe(`http://localhost:8080/feed.xml${query}`)
    expect(linkOf(body, 'alternate')).toBe(`http://localhost:8080/search${query}`)
    expect((await city.get(`/search${query}`)).body).toContain(
      `<link rel="alternate" type="application/atom+xml" title="搜索“供水”" href="/feed.xml${query}"/>`,
    )
    const all = `?q=${encodeURIComponent('示例工作')}&kind=article&year=2026`
    expect(await feedRows(all)).toEqual(released.live.slice(0, 50))
    expect(await feedRows(`${query}&agency=${released.otherKey}`)).toEqual([])
  })

  test.each(['?q=', '?q=%20', '?agency=nobody', '?q=x&agency=nobody'])(
    'there is no feed of %s',
    async query => {
      expect((await city.get(`/feed.xml${query}`)).status).toBe(404)
    },
  )

  test.each([
    ['/api/v1/columns', 30],
    ['/api/v1/agencies', 1],
    ['/api/v1/sites', 1],
  ])('a program that goes on by the cursors of %s reads every row once', async (path, limit) => {
    const keys = (body: string) => (JSON.parse(body).items as { key: string }[]).map(item => item.key)
    const paged = (await readAll(`${path}?limit=${limit}`, nextLink)).flatMap(keys)
    expect(paged).toEqual(keys((await city.get(`${path}?limit=100`)).body))
    expect((await city.get(`${path}?cursor=${Buffer.from('x.y').toString('base64url')}`)).status).toBe(400)
    expect((await city.get(`${path}?limit=101`)).status).toBe(400)
  })

  test('they write the same title, each in its own manner', async () => {
    const rows = await apiRows('limit=100')
    expect(rows.find(row => row.number === released.hostile)?.title).toBe(HOSTILE_TITLE)
    const escaped = '=1+1,关于&quot;&lt;b&gt;标签&lt;/b&gt;&quot;&amp;amp;'
    expect((await city.get('/feed.xml?agency=finance')).body).toContain(`<title>${escaped}`)
    const list = (await city.get('/publications?agency=finance')).body
    expect(list).toContain('=1+1,关于&quot;&lt;b>标签')
    expect(list).not.toContain('<b>标签')
    const csv = (await city.get('/api/v1/publications.csv?agency=finance')).body
    expect(csv).toContain(`"'=1+1,关于""<b>标签</b>""&amp;'引号'的通知"`)
  })

  test('a draft is in none of them', async () => {
    for (const path of [
      '/',
      '/publications',
      '/feed.xml',
      '/api/v1/publications',
      '/agencies/city-office',
      '/disclosure',
    ]) {
      expect((await city.get(path)).body).not.toContain(DRAFT_WORD)
    }
    const search = await city.get(`/search?q=${encodeURIComponent(DRAFT_WORD)}`)
    expect(search.body).toContain('没有找到')
  })

  test('what is withdrawn is gone from all of them at once, and its address says so', async () => {
    const gone = released.hostile
    await withdraw(gone)
    const left = released.live.filter(number => number !== gone)
    expect(await siteRows()).toEqual(left)
    expect((await apiRows('limit=100')).map(row => row.number)).toEqual(left)
    expect(await csvRows('limit=100')).toEqual(left)
    expect(await feedRows()).toEqual(left)
    expect(await mapRows()).toEqual([...left].sort((a, b) => a - b))
    expect(await structuredRows()).toEqual(left.slice(0, 30))
    const query = `q=${encodeURIComponent('标签')}`
    expect([await searchRows(query), await searchApiRows(query)]).toEqual([[], []])
    expect((await city.get(`/agencies/${released.otherKey}`)).body).not.toContain(`/d/${gone}`)
    for (const path of [
      `/d/${gone}`,
      `/d/${gone}/download.txt`,
      `/d/${gone}/download.docx`,
      `/d/${gone}/download.json`,
      `/api/v1/publications/${gone}`,
      `/api/v1/publications/${gone}/versions`,
      `/api/v1/publications/${gone}/versions/1`,
      `/api/v1/publications/${gone}/files`,
    ]) {
      expect([path, (await city.get(path)).status]).toEqual([path, 410])
    }
  })
})

/** Takes a publication of the other agency from the public. */
async function withdraw(number: number) {
  const { db, live } = city.house
  const { agency_id, id } = await live
    .selectFrom('live.publications')
    .select(['id', 'agency_id'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const edition = await db
    .selectFrom('desk.editions')
    .select('id')
    .where('publication_id', '=', id)
    .where('state', '=', 'released')
    .executeTakeFirstOrThrow()
  const moved = { editionId: edition.id, reason: '标题有误' }
  const { releaser } = castOf(agency_id)
  await inTransaction(db, async tx =>
    granted(await withdrawPublication(tx, disclosureKinds, moved, releaser, city.now)),
  )
}
