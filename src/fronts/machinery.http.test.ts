import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../platform/db/db.ts'
import { queueMail, sendQueuedMail } from '../platform/mail/mail.ts'
import { keptTransport } from '../platform/mail/transport.ts'
import { type TestHouse, testHouse } from '../testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const fromOutside = (url: string) => house.server.inject({ method: 'GET', url, remoteAddress: '2001:db8::7' })

describe('what machines ask for', () => {
  test('a balancer learns that the process lives and that it can serve', async () => {
    expect((await house.get('/healthz')).body).toBe('ok\n')
    const ready = JSON.parse((await house.get('/readyz')).body)
    expect(ready).toEqual({ ready: true, problems: [], scanner: 'none', files: 'ready' })
  })

  test('a monitor reads figures by route pattern, never an address that somebody asked for', async () => {
    await house.get('/search?q=secret-word')
    const { body } = await house.get('/metrics')
    expect(body).toContain('gongkai_http_requests_total{method="GET",route="/search",status="2xx"}')
    expect(body).not.toContain('secret-word')
  })

  test('every answer carries the strict policy, and private ones are kept by nobody', async () => {
    const page = await house.get('/')
    expect(String(page.headers['content-security-policy'])).not.toContain('unsafe-inline')
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(page.headers['strict-transport-security']).toBeUndefined()
    const own = await house.get('/desk/sign-in')
    expect(own.headers['cache-control']).toBe('no-store')
    expect(String(own.headers['x-robots-tag'])).toContain('noindex')
  })

  test('where the public address is https, browsers are told to stay with it', async () => {
    const secure = await testHouse({ env: { PUBLIC_URL: 'https://gov.example' } })
    const page = await secure.get('/')
    expect(page.headers['strict-transport-security']).toContain('max-age=')
    await secure.close()
  })
})

describe('the mail viewer', () => {
  test('shows this machine what would have been sent, and nobody else', async () => {
    const { db, services } = house.house
    const mail = { to: 'somebody@example.org', subject: '示例通知', text: '示例正文' }
    const id = await inTransaction(db, tx => queueMail(tx, mail, services.keys, house.now))
    await sendQueuedMail(db, id, keptTransport(), services.keys, house.now)
    expect((await house.get('/mail')).body).toContain('示例正文')
    expect((await fromOutside('/mail')).statusCode).toBe(404)
  })
})
