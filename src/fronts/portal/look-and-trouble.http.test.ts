import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { type Released, releasedCity } from '../../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

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
