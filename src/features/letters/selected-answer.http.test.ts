import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationKinds } from '../../app.ts'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import { broughtOut, granted } from '../../foundation/publications/builders.ts'
import { withdrawPublication } from '../../foundation/publications/index.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { newOnceKey } from '../../platform/forms/once.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { castOf } from '../../testing/released.ts'
import { openedDesks } from './builders.ts'
import { letterCase } from './workflow.ts'

/** All that the writer is known by, in the letter itself too. */
const WRITER = { name: '王示例', phone: '13900139000', mail: 'writer@example.com' }
const PLACE = '示例路九号'
const LETTER = {
  kind: 'consult',
  agency: 'finance',
  subject: '王示例问购置设备补贴',
  body: `我是王示例，住${PLACE}，请打13800138000告诉我购置设备补贴怎样申领。`,
  ...WRITER,
  agreed: 'yes',
}
const PUBLIC = {
  kind: 'letter-answer',
  title: '购置设备的补贴怎样申领（示例）',
  question: '购置设备的补贴，要带什么材料，到哪里申领？',
  answer: '这是示例答复：带申领表和发票，到所在县区财政部门申领。',
}
const PERSONAL = new RegExp([...Object.values(WRITER), PLACE, '13800138000'].join('|'))

let city: TestHouse
let finance: string
const people = new Map<string, { actor: Actor; cookie: string }>()
const as = (role: RoleKey) => people.get(role) ?? nobody()

function nobody(): never {
  throw new Error('nobody there')
}

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-11-20T02:00:00Z') })
  const { db } = city.house
  finance = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, city.now)).id
  for (const role of ['handler', 'disclosure-head', 'drafter'] as const) {
    const made = await inTransaction(db, tx => person(tx, { roles: [role], agencyId: finance }, city.now))
    people.set(role, { actor: made.actor, cookie: await signedIn(db, made.id, city.now) })
  }
  await openedDesks(db, [finance], city.now)
}, 60_000)
afterAll(() => city.close())

async function act(id: string, name: string, role: RoleKey, form: Record<string, string> = {}) {
  const { version } = (await loadCase(city.house.db, letterCase, id)) ?? nobody()
  const sent = { once: newOnceKey(), version: String(version), ...form }
  return city.post(`/desk/letters/${id}/${name}`, sent, as(role).cookie)
}

/** Somebody writes, and two people answer. */
async function answered(consents: boolean): Promise<string> {
  const form = { ...LETTER, once: newOnceKey(), ...(consents ? { consents: 'yes' } : {}) }
  expect((await city.post('/letters/new', form)).status).toBe(303)
  const { case_id: id } = await city.house.db
    .selectFrom('desk.letters')
    .select('case_id')
    .orderBy('case_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await act(id, 'accept', 'handler')
  await act(id, 'submit', 'handler', { draft: '0', answer: '王示例，请带申领表到县区财政部门申领。' })
  expect((await act(id, 'approve', 'disclosure-head')).status).toBe(303)
  return id
}

/** Everything that the public's connection can read, as one text. */
async function allThatIsLive(): Promise<string> {
  const { live } = city.house
  const tables = ['live.publications', 'live.search_entries', 'live.letter_counts', 'live.pages'] as const
  const rows = await Promise.all(tables.map(table => live.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}

test('an answer whose writer does not consent is selected by nobody', async () => {
  const id = await answered(false)
  const { cookie } = as('drafter')
  expect((await city.get(`/desk/letters/${id}/select`, cookie)).status).toBe(409)
  expect(
    (await city.post(`/desk/letters/${id}/select`, { once: newOnceKey(), ...PUBLIC }, cookie)).status,
  ).toBe(422)
  expect((await city.get('/letters/answers')).body).not.toContain(PUBLIC.title)
})

test('a selected answer goes from the letter by consent, rewriting and the gates to the public, with nothing personal', async () => {
  const { db } = city.house
  const id = await answered(true)
  const { cookie, actor } = as('drafter')
  // The rewriter begins with numbers masked; names are theirs to take out, and one that is left is refused.
  const beginning = (await city.get(`/desk/letters/${id}/select`, cookie)).body
  expect(beginning).not.toContain('13800138000')
  const path = `/desk/letters/${id}/select`
  const named = { ...PUBLIC, once: newOnceKey(), answer: '王示例，请带申领表。' }
  expect((await city.post(path, named, cookie)).status).toBe(422)
  const drafted = await city.post(path, { once: newOnceKey(), ...PUBLIC }, cookie)
  const editionId = String(drafted.headers.location).split('/').at(-1) ?? ''

  // A draft is no publication: the public sees nothing before the last gate.
  expect((await city.get('/letters/answers')).body).not.toContain(PUBLIC.title)
  expect(await allThatIsLive()).not.toContain(PUBLIC.title)
  const cast = { ...castOf(finance), drafter: actor }
  const number = await broughtOut(db, publicationKinds, editionId, cast, city.now)

  const pages = ['/letters/answers', `/d/${number}`, `/api/v1/publications/${number}`, '/feed.xml']
  for (const page of [...pages, `/search?q=${encodeURIComponent('购置设备')}`]) {
    const { status, body } = await city.get(page)
    // A search marks the words that it found.
    expect([page, status, body.replace(/<\/?mark>/g, '').includes(PUBLIC.title)]).toEqual([page, 200, true])
    expect([page, PERSONAL.exec(body)?.[0]]).toEqual([page, undefined])
  }
  expect((await city.get(`/d/${number}`)).body).toContain(PUBLIC.answer)
  expect(await allThatIsLive()).not.toMatch(PERSONAL)
  const facts = await db.selectFrom('ops.facts').select(['kind', 'data']).execute()
  expect(JSON.stringify(facts)).not.toMatch(PERSONAL)
  expect(facts.map(fact => fact.kind)).toContain('letter.selected')

  // Withdrawn, it is gone from the list and the search, and its address says so.
  const moved = { editionId, reason: '来信人撤回同意' }
  await inTransaction(db, async tx =>
    granted(await withdrawPublication(tx, publicationKinds, moved, cast.releaser, city.now)),
  )
  expect((await city.get('/letters/answers')).body).not.toContain(PUBLIC.title)
  expect((await city.get(`/d/${number}`)).status).toBe(410)
})
