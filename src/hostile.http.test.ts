import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activeThings, CALL, formulaCells, HOSTILE_BODIES, HOSTILE_LINE, turned } from './testing/hostile.ts'
import { type Hostile, hostileCity } from './testing/hostile-city.ts'
import { type Reply, type TestHouse, testHouse } from './testing/house.ts'
import { lettersTo, runJob } from './testing/letters.ts'
import { structuredIn } from './testing/public-pages.ts'

let house: TestHouse
let city: Awaited<ReturnType<typeof hostileCity>>
let first: Hostile
beforeAll(async () => {
  house = await testHouse({ now: new Date('2026-11-20T02:00:00Z') })
  city = await hostileCity(house)
  const [made] = city.made
  if (!made) throw new Error('nothing was released')
  first = made
}, 120_000)
afterAll(() => house.close())

/** What a page shows somebody: nothing acts, and the hostile line is still there to be read. */
function shown({ status, headers, body }: Reply): string[] {
  const type = String(headers['content-type'])
  const faults = activeThings(body)
  if (!type.startsWith('text/html')) faults.push(`is ${type}`)
  if (status >= 500) faults.push(`answered ${status}`)
  if (
    !/script-src [^;]*'self'/.test(String(headers['content-security-policy'])) ||
    String(headers['content-security-policy']).includes('unsafe-inline')
  ) {
    faults.push('has no strict policy')
  }
  return faults
}
const encoded = encodeURIComponent(HOSTILE_LINE)

describe('a hostile text that was released', () => {
  test('is read by the public on every page, and nothing acts', async () => {
    const { number } = first
    const pages = [
      '/',
      '/publications',
      '/sitemap',
      '/agencies',
      '/agencies/office',
      '/columns',
      ...city.made.flatMap(each => [`/d/${each.number}`, `/hant/d/${each.number}`]),
      `/d/${number}/versions/1`,
      `/d/${number}/compare`,
      `/hant/d/${number}/compare`,
      `/search?q=${encodeURIComponent('改后')}`,
      `/search?q=${encodeURIComponent(CALL)}`,
      `/hant/search?q=${encodeURIComponent(CALL)}`,
      '/tasks',
      '/tasks/1',
      '/tasks/1/1',
      '/letters',
    ]
    for (const page of pages) {
      const reply = await house.get(page)
      expect([page, reply.status, shown(reply)]).toEqual([page, 200, []])
    }
    expect((await house.get(`/d/${number}`)).body).toContain('&lt;script>')
  })

  test('says to search engines what it says to people, in one block that nothing ends', async () => {
    for (const page of ['/', '/publications', `/d/${first.number}`, '/tasks/1']) {
      const { body } = await house.get(page)
      const nodes = structuredIn(body)
      expect(nodes.length).toBeGreaterThan(0)
      expect(body.split('application/ld+json').length).toBe(2)
    }
    expect(JSON.stringify(structuredIn((await house.get(`/d/${first.number}`)).body))).toContain(CALL)
  })

  test('comes to programs as data: JSON, CSV, Atom, the sitemap, the calendar, text and Word', async () => {
    const { number } = first
    for (const path of [
      `/api/v1/publications/${number}`,
      '/api/v1/publications',
      '/api/v1/agencies',
      '/api/v1/tasks',
    ]) {
      const { headers, body } = await house.get(path)
      expect([path, headers['content-type'], headers['x-content-type-options']]).toEqual([
        path,
        expect.stringMatching(/^application\/json/),
        'nosniff',
      ])
      expect(turned(body)).toEqual([])
    }
    const record = JSON.parse((await house.get(`/api/v1/publications/${number}`)).body) as { body: string }
    expect(activeThings(record.body)).toEqual([])
    for (const path of [
      '/api/v1/publications.csv',
      '/api/v1/agencies.csv',
      '/api/v1/tasks.csv',
      `/api/v1/search.csv?q=${CALL}`,
    ]) {
      const { status, body } = await house.get(path)
      expect([path, status, formulaCells(body), turned(body)]).toEqual([path, 200, [], []])
    }
    for (const path of ['/feed.xml', `/feed.xml?q=${encoded}`, '/sitemap.xml', '/sitemaps/d-1.xml']) {
      const { headers, body } = await house.get(path)
      expect([path, String(headers['content-type'])]).toEqual([path, expect.stringMatching(/xml/)])
      expect([
        path,
        body.replace(/<\/?[a-z]+(?: [a-zA-Z:]+="[^"<>]*")*\/?>|<\?xml[^>]*\?>/g, '').match(/[<>]/g),
      ]).toEqual([path, null])
      expect(turned(body)).toEqual([])
    }
    const calendar = (await house.get('/tasks/1/due.ics')).body
    expect(calendar.split('\r\n').filter(line => /^(?:BEGIN|END|ACTION)/.test(line))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
    for (const ext of ['txt', 'docx', 'json']) {
      const { status, headers } = await house.get(`/d/${number}/download.${ext}`)
      expect([status, String(headers['content-disposition'])]).toEqual([
        200,
        expect.stringMatching(/^attachment; filename/),
      ])
    }
  })

  test('is worked on at the workbench, and nothing acts', async () => {
    const { edition } = first
    const publication = `/desk/publications/${edition}`
    const pages = [
      '/desk',
      '/desk/publications',
      publication,
      '/desk/agencies',
      '/desk/agencies/office',
      '/desk/absences',
      '/desk/me',
      '/desk/task-lists',
    ]
    const link = await city.post(`${publication}/preview-link`, {})
    const preview = /\/preview\/[\w-]{43}/.exec(link.body)?.[0]
    for (const page of [...pages, ...(preview ? [preview] : [])]) {
      const reply = await house.get(page, city.cookie())
      expect([page, reply.status, shown(reply)]).toEqual([page, 200, []])
    }
  })
})

describe('hostile words', () => {
  test('in an address are words', async () => {
    const paths = [
      `/search?q=${encoded}&agency=${encoded}&order=${encoded}`,
      `/hant/search?q=${encoded}`,
      `/publications?kind=${encoded}&year=${encoded}&agency=${encoded}&after=${encoded}`,
      `/columns/${encoded}`,
      `/disclosure?agency=${encoded}`,
      `/letters/new?kind=help&agency=${encoded}&subject=${encoded}`,
      `/letters/site-error?page=${encoded}`,
      `/subscriptions/new?to=${encoded}`,
      `/subscriptions/new?to=${encodeURIComponent(`/search?q=${encoded}`)}`,
      `/tasks?agency=${encoded}&q=${encoded}`,
      `/d/${first.number}/compare?from=${encoded}&to=${encoded}`,
      `/desk/sign-in?to=${encoded}`,
      `/${encoded}`,
    ]
    for (const path of paths) expect([path, shown(await house.get(path))]).toEqual([path, []])
    const desk = [
      `/desk/agencies?q=${encoded}&kind=${encoded}`,
      `/desk/publications?q=${encoded}`,
      `/desk/letters?number=${encoded}&q=${encoded}`,
      `/desk/publications/${first.edition}?done=${encoded}`,
      `/desk/tasks/overview?list=${encoded}`,
    ]
    for (const path of desk) expect([path, shown(await house.get(path, city.cookie()))]).toEqual([path, []])
    const back = await house.get(`/desk/sign-in?to=${encodeURIComponent('//evil.example/')}`)
    expect(back.body).not.toContain('evil.example')
  })

  test('in a letter, its answer and its rating are words to the writer and to the desk', async () => {
    const opened = await house.post('/letters/status', { number: city.letter.number, code: city.letter.code })
    const own = String([opened.headers['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? ''
    await house.post('/letters/status/rate', { score: '5', words: HOSTILE_LINE }, own)
    const status = await house.get('/letters/status', own)
    expect([shown(status), status.body.includes('&lt;script>')]).toEqual([[], true])
    await city.post(`/desk/letters/${city.letter.id}/unmask`, { purpose: 'contact' })
    const pages = [
      `/desk/letters/${city.letter.id}`,
      '/desk/letters',
      `/desk/letters/${city.letter.id}/select`,
    ]
    for (const page of pages) expect([page, shown(await house.get(page, city.cookie()))]).toEqual([page, []])
  })

  test('that somebody follows come by mail as words', async () => {
    const to = `/search?q=${encodeURIComponent(CALL)}`
    await house.post('/subscriptions/new', {
      to,
      address: 'reader@example.com',
      frequency: 'daily',
      agreed: 'yes',
    })
    const [asking] = await lettersTo(house, 'reader@example.com')
    const confirm =
      /http:\/\/localhost:8080(\/subscriptions\/confirm\/[\w-]+)/.exec(asking?.text ?? '')?.[1] ?? ''
    expect((await house.post(confirm, {})).status).toBe(303)
    await city.later(26)
    await city.released(`<p>${CALL}</p>${HOSTILE_BODIES[0]}`)
    await city.later(26)
    await runJob(house, 'notices.digest')
    const mails = [
      ...(await lettersTo(house, 'reader@example.com')),
      ...(await lettersTo(house, 'writer@example.com')),
    ]
    expect(mails.some(mail => mail.html?.includes(`&lt;script>${CALL}`))).toBe(true)
    for (const mail of mails) {
      expect([mail.subject, activeThings(mail.html ?? '', { styles: true }), turned(mail.text)]).toEqual([
        mail.subject,
        [],
        [],
      ])
      expect(mail.subject).not.toMatch(/[\r\n]/)
    }
    expect(shown(await house.get('/mail'))).toEqual([])
  })
})
