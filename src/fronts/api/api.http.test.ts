import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { DRAFT_WORD, type Released, releasedCity, WITHDRAWN_WORD } from '../../testing/released.ts'
import { READS_A_MINUTE } from './open.ts'
import { apiRoutesOf } from './routes.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

async function ask(path: string) {
  const reply = await city.get(`/api/v1${path}`)
  return { ...reply, json: JSON.parse(reply.body) as Record<string, unknown> }
}

function itemsOf(json: Record<string, unknown>): Record<string, unknown>[] {
  return json.items as Record<string, unknown>[]
}

/** Every address of the API, with values that lead somewhere. */
function addresses() {
  const values: Readonly<Record<string, string>> = {
    number: String(released.changed),
    version: '1',
    key: released.agencyKey,
    year: '2026',
  }
  // No report is published here: its answer is held to its schema where one is (annual-reports.http.test.ts).
  const routes = apiRoutesOf(city.house).filter(route => !route.path.startsWith('/annual-reports/:'))
  return routes.map(route => ({
    route,
    path: `${route.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? name)}${route.example ?? ''}`,
  }))
}

describe('a program that reads the API', () => {
  test('gets answers that keep to the schemas which the document is made of', async () => {
    expect(addresses().length).toBeGreaterThanOrEqual(11)
    for (const { route, path } of addresses()) {
      const { status, json, headers } = await ask(path)
      expect([path, status]).toEqual([path, 200])
      expect(headers['content-type']).toBe('application/json; charset=utf-8')
      const read = route.answer.safeParse(json)
      expect([path, read.error?.issues ?? []]).toEqual([path, []])
      expect(read.data).toEqual(json)
    }
  })

  test('is told the truth by the OpenAPI document', async () => {
    const { json } = await ask('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    const paths = json.paths as Record<string, { get: { parameters: { name: string; in: string }[] } }>
    for (const { route } of addresses()) {
      const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.get
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map(match => match[1])
      expect(operation?.parameters.filter(each => each.in === 'path').map(each => each.name)).toEqual(inPath)
    }
    expect(paths['/publications']?.get.parameters.map(each => each.name)).toEqual([
      'agency',
      'kind',
      'column',
      'year',
      'changedSince',
      'cursor',
      'limit',
      'format',
    ])
  })

  test('is refused what it mistyped, and told which parameter it was', async () => {
    for (const [query, parameter] of [
      ['agenzy=finance', 'agenzy'],
      ['limit=101', 'limit'],
      ['limit=0', 'limit'],
      ['kind=nothing', 'kind'],
      ['year=2026x', 'year'],
      ['changedSince=yesterday', 'changedSince'],
      ['cursor=abc', 'cursor'],
      ['format=xml', 'format'],
      ['agency=%00', 'agency'],
      ['limit=1&limit=2', 'limit'],
    ]) {
      const { status, headers, json } = await ask(`/publications?${query}`)
      expect([query, status]).toEqual([query, 400])
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect((json.errors as { parameter: string }[])[0]?.parameter).toBe(parameter)
    }
  })

  test('reads a document with its text, its versions and its digest', async () => {
    const { json } = await ask(`/publications/${released.changed}`)
    expect(json.body).toContain('保障供水十二小时')
    expect((json.versions as { version: number; note: string }[]).map(each => each.note)).toEqual([
      '调整供水时间',
      '',
    ])
    expect(json.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('learns of a withdrawal, and never reads what was withdrawn or is a draft', async () => {
    const gone = await ask(`/publications/${released.withdrawn}`)
    expect([gone.status, gone.json.status]).toEqual([410, 410])
    expect(gone.json.detail).toContain('服务时间已经调整')
    expect((await ask('/publications/999999')).status).toBe(404)
    expect((await ask('/publications/x')).status).toBe(404)
    const since = encodeURIComponent('2020-01-01T00:00:00+08:00')
    const changes = await ask(`/publications?changedSince=${since}&limit=100`)
    const states = new Map(itemsOf(changes.json).map(item => [item.number, item.state]))
    expect(states.get(released.withdrawn)).toBe('withdrawn')
    expect(states.get(released.changed)).toBe('live')
    for (const { body } of [gone, changes]) {
      expect(body).not.toContain(WITHDRAWN_WORD)
      expect(body).not.toContain(DRAFT_WORD)
    }
  })

  test('keeps a copy by reading on from where it was, and misses no change', async () => {
    const since = encodeURIComponent('2020-01-01T00:00:00Z')
    const seen: unknown[] = []
    let cursor = ''
    for (let page = 0; page < 20; page += 1) {
      const { json } = await ask(`/publications?changedSince=${since}&limit=2${cursor}`)
      seen.push(...itemsOf(json).map(item => item.number))
      if (json.next === null) break
      cursor = `&cursor=${String(json.next)}`
    }
    expect(seen).toEqual([
      released.guide,
      released.rule,
      released.hostile,
      released.changed,
      released.withdrawn,
    ])
  })

  test('is sent once what it has already, and may read from any page of the world', async () => {
    const first = await ask('/publications')
    const again = await city.server.inject({
      url: '/api/v1/publications',
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
    expect(first.headers['access-control-allow-origin']).toBe('*')
    const asked = await city.server.inject({ method: 'OPTIONS', url: '/api/v1/publications' })
    expect([asked.statusCode, asked.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD'])
  })

  test('counts working days as the calculator of the site does', async () => {
    const { json } = await ask('/workdays?from=2026-09-18&days=20')
    expect((await city.get('/calendar?from=2026-09-18&days=20')).body).toContain(String(json.date))
    expect((await ask('/workdays?from=1950-01-01&days=20')).status).toBe(404)
    expect((await ask('/workdays?from=2026-02-30&days=20')).status).toBe(400)
    expect((await ask('/calendar/1950')).status).toBe(404)
  })

  test('walks the tree of agencies level by level', async () => {
    const { json } = await ask(`/agencies?parent=${released.agencyKey}`)
    expect(itemsOf(json)).toEqual([])
    expect(itemsOf((await ask('/agencies?limit=1')).json)).toHaveLength(1)
  })

  test('reads an older version, and nothing of what was withdrawn', async () => {
    const { json } = await ask(`/publications/${released.changed}/versions/1`)
    expect(json).toMatchObject({ version: 1, current: false })
    expect(json.body).toContain('保障供水八小时')
    expect((await ask(`/publications/${released.changed}/versions/9`)).status).toBe(404)
    for (const part of ['versions', 'versions/1', 'files']) {
      const gone = await ask(`/publications/${released.withdrawn}/${part}`)
      expect([part, gone.status]).toEqual([part, 410])
      expect(JSON.stringify(gone.json)).not.toContain(WITHDRAWN_WORD)
    }
    const first = await ask(`/publications/${released.changed}/versions?limit=1`)
    expect(itemsOf(first.json).map(item => item.version)).toEqual([2])
    const second = await ask(
      `/publications/${released.changed}/versions?limit=1&cursor=${String(first.json.next)}`,
    )
    expect(itemsOf(second.json).map(item => item.version)).toEqual([1])
    expect(second.json.next).toBeNull()
  })

  test('may be any page of the world, also where it is refused', async () => {
    for (const path of ['/publications?limit=0', '/publications/999999', '/nothing', '/openapi.json']) {
      expect([path, (await ask(path)).headers['access-control-allow-origin']]).toEqual([path, '*'])
    }
  })

  test('cannot write', async () => {
    const reply = await city.server.inject({
      method: 'DELETE',
      url: '/api/v1/publications',
      headers: { host: 'localhost:8080', origin: 'http://localhost:8080' },
    })
    expect([reply.statusCode, reply.headers.allow]).toEqual([405, 'GET, HEAD'])
    expect(reply.headers['content-type']).toContain('application/problem+json')
  })

  test('is told in its own language that an address is not there', async () => {
    const { status, json, headers } = await ask('/nothing')
    expect([status, json.status, json.type]).toEqual([404, 404, 'about:blank'])
    expect(headers['content-type']).toContain('application/problem+json')
  })
})

describe('whoever opens the CSV in a spreadsheet', () => {
  test('sees the same rows, by either address', async () => {
    const one = await city.get('/api/v1/publications.csv')
    const other = await city.get('/api/v1/publications?format=csv')
    expect(one.body).toBe(other.body)
    expect(one.headers['content-type']).toBe('text/csv; charset=utf-8')
    const lines = one.body.trimEnd().split('\r\n')
    expect(lines).toHaveLength(released.live.length + 1)
    expect(lines[0]).toMatch(/^\ufeffnumber,url,kind/)
  })
})

describe('a program that never stops', () => {
  test('is asked to wait before any query runs, while others read on', async () => {
    const eager = (url: string) => city.server.inject({ url, remoteAddress: '2001:db8::1' })
    const path = '/api/v1/openapi.json'
    const first = await eager(path)
    expect(first.headers['ratelimit-policy']).toBe(`"reading";q=${READS_A_MINUTE};w=60`)
    expect(first.headers.ratelimit).toBe(`"reading";r=${READS_A_MINUTE - 1};t=1`)
    await Promise.all(Array.from({ length: READS_A_MINUTE - 1 }, () => eager(path)))
    const refused = await eager('/api/v1/publications')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1'])
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.headers['access-control-allow-origin']).toBe('*')
    expect((await ask('/publications')).status).toBe(200)
    city.now = new Date(city.now.getTime() + 1000)
    expect((await eager(path)).statusCode).toBe(200)
  })
})
