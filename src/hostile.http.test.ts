import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationKinds } from './app.ts'
import { article } from './features/disclosure/index.ts'
import { brought, openedDesks } from './features/letters/builders.ts'
import { foundedAgency } from './foundation/agencies/builders.ts'
import { person, type SamplePerson, signedIn } from './foundation/people/builders.ts'
import { approved, granted, sampleContent } from './foundation/publications/builders.ts'
import { releaseNow, startEdition, startPublication } from './foundation/publications/index.ts'
import { ROLES } from './law/roles.ts'
import { inTransaction } from './platform/db/db.ts'
import { newOnceKey } from './platform/forms/once.ts'
import { newId } from './platform/time/ids.ts'
import {
  activeThings,
  CALL,
  formulaCells,
  HOSTILE_BODIES,
  HOSTILE_LINE,
  HOSTILE_NAME,
  turned,
} from './testing/hostile.ts'
import { type Reply, type TestHouse, testHouse } from './testing/house.ts'
import { lettersTo, runJob } from './testing/letters.ts'
import { structuredIn } from './testing/public-pages.ts'
import { castOf } from './testing/released.ts'

let house: TestHouse
let agencyId: string
let clerk: SamplePerson
let cookie: string
/** The documents that came of the hostile bodies: number and edition. */
const made: { readonly number: number; readonly edition: string; readonly publication: string }[] = []
let letterId: string
let receipt: { readonly number: string; readonly code: string }

const post = (path: string, form: Parameters<TestHouse['post']>[1], as = cookie) => {
  house.now = new Date(house.now.getTime() + 500)
  return house.post(path, { once: newOnceKey(), ...form }, as)
}

beforeAll(async () => {
  house = await testHouse({ now: new Date('2026-11-20T02:00:00Z') })
  const { db } = house.house
  const roles = ROLES.filter(role => !role.administrator).map(role => role.key)
  agencyId = (await foundedAgency(db, { key: 'office', name: HOSTILE_NAME }, house.now)).id
  clerk = await inTransaction(db, tx => person(tx, { agencyId, roles, name: HOSTILE_NAME }, house.now))
  cookie = await signedIn(db, clerk.id, house.now)
  // One text of all that end what they begin, and one of each that does not.
  const ending = HOSTILE_BODIES.slice(0, -2).join('\n')
  for (const body of [ending, ...HOSTILE_BODIES.slice(-2)]) made.push(await released(body))
  await changed(made[0]?.publication ?? '', `${HOSTILE_BODIES.slice(3, 9).join('')}<p>改后</p>`)
  await letters()
  await tasks()
}, 120_000)
afterAll(() => house.close())

/** A text as its author fills it in: every box holds the hostile line. */
const text = (body: string) => ({
  title: HOSTILE_LINE,
  body,
  issuers: HOSTILE_LINE,
  written: '2026-11-20',
  addressee: HOSTILE_LINE,
  keywords: HOSTILE_LINE,
  summary: HOSTILE_LINE,
  source: HOSTILE_LINE,
  disclosure: 'proactive',
  note: HOSTILE_LINE,
})

async function released(body: string) {
  const { db } = house.house
  const begun = granted(
    await inTransaction(db, tx =>
      startPublication(tx, article, agencyId, sampleContent(), clerk.actor, house.now),
    ),
  )
  return { ...(await throughTheGates(begun.editionId, body)), publication: begun.publicationId }
}

async function changed(publicationId: string, body: string): Promise<void> {
  const { db } = house.house
  const begun = granted(
    await inTransaction(db, tx => startEdition(tx, publicationId, HOSTILE_LINE, clerk.actor, house.now)),
  )
  await throughTheGates(begun.editionId, body)
}

/** Saves at the workbench, as everybody does, and brings to the public what the sanitiser left. */
async function throughTheGates(edition: string, body: string) {
  const { db } = house.house
  const page = `/desk/publications/${edition}`
  const version = async () =>
    /name="version" value="(\d+)"/.exec((await house.get(`${page}/edit`, cookie)).body)?.[1] ?? ''
  const saved = await post(`${page}/edit`, { ...text(body), version: await version() })
  expect(saved.status, saved.body.slice(0, 3000)).toBe(303)
  const cast = { ...castOf(agencyId), drafter: clerk.actor }
  await approved(db, publicationKinds, edition, cast, house.now)
  const digest = /name="digest" value="([0-9a-f]+)"/.exec((await house.get(page, cookie)).body)?.[1]
  const { number } = granted(
    await inTransaction(db, tx =>
      releaseNow(tx, publicationKinds, { editionId: edition, digest }, cast.releaser, house.now),
    ),
  )
  return { number, edition }
}

async function letters(): Promise<void> {
  const { db, services, origin } = house.house
  await openedDesks(db, [agencyId], house.now)
  const sent = await post('/letters/new', {
    kind: 'help',
    subject: HOSTILE_NAME,
    body: HOSTILE_BODIES.join('\n'),
    name: HOSTILE_NAME.slice(0, 40),
    place: HOSTILE_LINE,
    phone: '0539-0000000',
    mail: 'writer@example.com',
    agreed: 'yes',
    consents: 'yes',
  })
  expect(sent.headers.location).toBe('/letters/receipt')
  const own = [sent.headers['set-cookie'] ?? ''].flat().map(each => String(each).split(';')[0])
  const page = (await house.get('/letters/receipt', own.join('; '))).body
  receipt = {
    number: /L2026-\d{5}/.exec(page)?.[0] ?? '',
    code: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page)?.[0] ?? '',
  }
  const letter = await db.selectFrom('desk.letters').select('case_id').executeTakeFirstOrThrow()
  letterId = letter.case_id
  const other = { ...clerk.actor, id: newId(house.now) }
  const at = () => house.now
  const ground = { keys: services.keys, origin }
  const words = { answer: HOSTILE_NAME, question: HOSTILE_NAME, supplement: HOSTILE_NAME }
  await brought(db, ground, letterId, 'answered', { handler: clerk.actor, approver: other }, at, words)
}

/** Tasks as the public sees them: their words come from a released text, which may hold anything. */
async function tasks(): Promise<void> {
  const owner = new pg.Client({ connectionString: house.ground.database.ownerUrl })
  await owner.connect()
  const [list, task, answer] = [newId(house.now), newId(house.now), newId(house.now)]
  const line = HOSTILE_LINE.replace('\u202e', '')
  await owner.query(
    `insert into live.task_lists values ($1, 1, 'livelihood', 'office', $3, 2026, 9, '{}', 1, 0, $2, $2)`,
    [list, house.now, line],
  )
  await owner.query(
    `insert into live.tasks (id, list_id, list_number, ordinal, number, part, level1, level2, requirement, due_words, due)
     values ($1, $2, 1, 1, $3, $3, $3, $4, $4, $3, '2026-12-31')`,
    [task, list, line, `${line}\rBEGIN:VALARM\r\nACTION:DISPLAY\nEND:VALARM`],
  )
  await owner.query(
    `insert into live.task_agencies (case_id, task_id, list_number, agency_key, role, state, dispatched_at, due,
       extensions, reminders, returns, reported_final, done_at, report_number, report_at, changed_at)
     values ($1, $2, 1, 'office', 'lead', 'acknowledged', $3, '2026-12-31', 0, 0, 0, false, null, null, null, $3)`,
    [answer, task, house.now],
  )
  await owner.end()
}

const first = () => made[0] ?? { number: 0, edition: '', publication: '' }
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
    const { number } = first()
    const pages = [
      '/',
      '/publications',
      '/sitemap',
      '/agencies',
      '/agencies/office',
      '/columns',
      ...made.flatMap(each => [`/d/${each.number}`, `/hant/d/${each.number}`]),
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
    for (const page of ['/', '/publications', `/d/${first().number}`, '/tasks/1']) {
      const { body } = await house.get(page)
      const nodes = structuredIn(body)
      expect(nodes.length).toBeGreaterThan(0)
      expect(body.split('application/ld+json').length).toBe(2)
    }
    expect(JSON.stringify(structuredIn((await house.get(`/d/${first().number}`)).body))).toContain(CALL)
  })

  test('comes to programs as data: JSON, CSV, Atom, the sitemap, the calendar, text and Word', async () => {
    const { number } = first()
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
    const { edition } = first()
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
    const link = await post(`${publication}/preview-link`, {})
    const preview = /\/preview\/[\w-]{43}/.exec(link.body)?.[0]
    for (const page of [...pages, ...(preview ? [preview] : [])]) {
      const reply = await house.get(page, cookie)
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
      `/d/${first().number}/compare?from=${encoded}&to=${encoded}`,
      `/desk/sign-in?to=${encoded}`,
      `/${encoded}`,
    ]
    for (const path of paths) expect([path, shown(await house.get(path))]).toEqual([path, []])
    const desk = [
      `/desk/agencies?q=${encoded}&kind=${encoded}`,
      `/desk/publications?q=${encoded}`,
      `/desk/letters?number=${encoded}&q=${encoded}`,
      `/desk/publications/${first().edition}?done=${encoded}`,
      `/desk/tasks/overview?list=${encoded}`,
    ]
    for (const path of desk) expect([path, shown(await house.get(path, cookie))]).toEqual([path, []])
    const back = await house.get(`/desk/sign-in?to=${encodeURIComponent('//evil.example/')}`)
    expect(back.body).not.toContain('evil.example')
  })

  test('in a letter, its answer and its rating are words to the writer and to the desk', async () => {
    const opened = await house.post('/letters/status', { number: receipt.number, code: receipt.code })
    const own = String([opened.headers['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? ''
    await house.post('/letters/status/rate', { score: '5', words: HOSTILE_LINE }, own)
    const status = await house.get('/letters/status', own)
    expect([shown(status), status.body.includes('&lt;script>')]).toEqual([[], true])
    await post(`/desk/letters/${letterId}/unmask`, { purpose: 'contact' })
    const pages = [`/desk/letters/${letterId}`, '/desk/letters', `/desk/letters/${letterId}/select`]
    for (const page of pages) expect([page, shown(await house.get(page, cookie))]).toEqual([page, []])
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
    house.now = new Date(house.now.getTime() + 26 * 3_600_000)
    cookie = await signedIn(house.house.db, clerk.id, house.now)
    made.push(await released(`<p>${CALL}</p>${HOSTILE_BODIES[0]}`))
    house.now = new Date(house.now.getTime() + 26 * 3_600_000)
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
