import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { openLog } from '../log/log.ts'
import { openMetrics } from '../metrics/metrics.ts'
import { acceptsGzip, type HotPages, openHotPages, type PreparedPage } from './hot-pages.ts'

/** What a client received, or nothing where memory had no answer. */
interface Received {
  status: number
  headers: Record<string, string>
  body: Buffer
}

let now: Date
let trusted: boolean
let hot: HotPages

beforeEach(() => {
  now = new Date('2026-11-22T02:00:00Z')
  trusted = true
  hot = openHotPages({
    limit: 39_000,
    headers: { 'x-content-type-options': 'nosniff' },
    clock: () => now,
    log: openLog('silent'),
    metrics: openMetrics(),
    trusted: () => trusted,
  })
})

function page(text: string, parts: Partial<PreparedPage> = {}): PreparedPage {
  return {
    mediaType: 'text/html; charset=utf-8',
    etag: `"${text.length}"`,
    gzip: gzipSync(text),
    keys: ['publication:1', 'site'],
    seq: 5,
    until: new Date('2026-11-22T02:01:00Z'),
    route: '/d/:number',
    ...parts,
  }
}

function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Received | undefined {
  const request = Object.assign(new EventEmitter(), {
    method,
    url,
    headers: { host: 'city.example', 'accept-encoding': 'gzip, br', ...headers },
  })
  const received: Received = { status: 0, headers: {}, body: Buffer.alloc(0) }
  const response = {
    writeHead(status: number, flat: string[]) {
      received.status = status
      for (let at = 0; at < flat.length; at += 2) received.headers[flat[at] ?? ''] = flat[at + 1] ?? ''
    },
    end(body?: Buffer | string, encoding?: BufferEncoding) {
      if (body) received.body = typeof body === 'string' ? Buffer.from(body, encoding) : body
    },
  }
  const served = hot.serve(request as unknown as IncomingMessage, response as unknown as ServerResponse)
  return served ? received : undefined
}

describe('a page that was asked for lately', () => {
  test('is sent as it was prepared, with the headers of every answer', () => {
    hot.keep('city.example/d/1', page('正文'))
    const got = ask('/d/1')
    expect(got?.status).toBe(200)
    expect(got?.headers['x-content-type-options']).toBe('nosniff')
    expect(got?.headers['content-encoding']).toBe('gzip')
    expect(got?.headers.vary).toBe('Accept-Encoding')
    expect(gunzipSync(got?.body ?? '').toString()).toBe('正文')
  })

  test('is sent plain to a client that takes no gzip, with its own length', () => {
    hot.keep('city.example/d/1', page('正文'))
    const got = ask('/d/1', { 'accept-encoding': 'identity' })
    expect(got?.body.toString()).toBe('正文')
    expect(got?.headers['content-length']).toBe('6')
    expect(got?.headers['content-encoding']).toBeUndefined()
  })

  test('is not sent again to a client that has it', () => {
    hot.keep('city.example/d/1', page('正文'))
    const got = ask('/d/1', { 'if-none-match': '"2"' })
    expect(got?.status).toBe(304)
    expect(got?.body).toHaveLength(0)
    expect(got?.headers.etag).toBe('"2"')
  })

  test('answers HEAD with its headers alone', () => {
    hot.keep('city.example/d/1', page('正文'))
    const got = ask('/d/1', {}, 'HEAD')
    expect(got?.status).toBe(200)
    expect(got?.body).toHaveLength(0)
  })

  test('belongs to its host and its whole address', () => {
    hot.keep('city.example/d/1', page('正文'))
    expect(ask('/d/1', { host: 'other.example' })).toBeUndefined()
    expect(ask('/d/1?x=1')).toBeUndefined()
    expect(ask('/d/1', {}, 'POST')).toBeUndefined()
  })
})

describe('memory forgets', () => {
  test('what a change made old, and nothing else', () => {
    hot.keep('city.example/d/1', page('一'))
    hot.keep('city.example/d/2', page('二', { keys: ['publication:2', 'site'] }))
    hot.keep('city.example/', page('首页', { keys: ['*'] }))
    hot.changed({ seq: 6, keys: ['publication:1', 'publications'] })
    expect(ask('/d/1')).toBeUndefined()
    expect(ask('/')).toBeUndefined()
    expect(ask('/d/2')).toBeDefined()
  })

  test('not what was drawn after the change', () => {
    hot.keep('city.example/d/1', page('一', { seq: 6 }))
    hot.changed({ seq: 6, keys: ['publication:1'] })
    expect(ask('/d/1')).toBeDefined()
  })

  test('what depends on the hour, when its time is over', () => {
    hot.keep('city.example/d/1', page('一'))
    now = new Date('2026-11-22T02:01:00Z')
    expect(ask('/d/1')).toBeUndefined()
  })

  test('what was not asked for the longest, when it is full', () => {
    for (let at = 1; at <= 12; at += 1) hot.keep(`city.example/d/${at}`, page(`第${at}页`))
    ask('/d/1')
    hot.keep('city.example/d/13', page('第13页'))
    expect(ask('/d/1')).toBeDefined()
    expect(ask('/d/2')).toBeUndefined()
    expect(hot.bytes).toBeLessThanOrEqual(39_000)
  })

  test('nothing, but does not answer either while it hears of no changes', () => {
    hot.keep('city.example/d/1', page('一'))
    trusted = false
    expect(ask('/d/1')).toBeUndefined()
    trusted = true
    expect(ask('/d/1')).toBeDefined()
  })
})

test.each([
  ['gzip', true],
  ['gzip, deflate, br', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['deflate,gzip;q=0.001', true],
  ['gzip;q=0', false],
  ['gzip;q=0.000, br', false],
  ['identity', false],
  ['x-gzip-like', false],
  [undefined, false],
] as const)('a client that sends Accept-Encoding %s takes gzip: %s', (header, takes) => {
  expect(acceptsGzip(header)).toBe(takes)
})
