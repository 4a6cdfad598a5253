import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { person, type SamplePerson, signedIn } from '../../foundation/people/builders.ts'
import { ROLES } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { newOnceKey } from '../../platform/forms/once.ts'
import { everyForbiddenCell, type Trying } from '../../testing/forbidden-cells.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { broughtReport } from './builders.ts'
import { reportOf, versionsOf } from './store.ts'
import { type ReportState, reportCase, reportWorkflow } from './workflow.ts'

const BUSINESS = ROLES.filter(role => !role.administrator).map(role => role.key)
const YEARS: Readonly<Record<ReportState, number>> = {
  drafting: 2025,
  submitted: 2024,
  signed: 2023,
  accepted: 2022,
  published: 2021,
}
let city: TestHouse
let office = ''
const people = new Map<string, SamplePerson>()
const someone = (name: string) => people.get(name) as SamplePerson

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db } = city.house
  office = (await foundedAgency(db, { key: 'water', name: '示例市水务局' }, city.now)).id
  const other = (await foundedAgency(db, { key: 'fire', name: '示例市消防局' }, city.now)).id
  for (const role of BUSINESS) {
    const seat = { roles: [role], agencyId: office }
    people.set(role, await inTransaction(db, tx => person(tx, seat, city.now)))
  }
  const roles = BUSINESS.filter(role => role !== 'supervising-office')
  people.set('elsewhere', await inTransaction(db, tx => person(tx, { roles, agencyId: other }, city.now)))
}, 60_000)
afterAll(() => city.close())

test('whoever forges a form of an annual report is refused at every state and event, and nothing changes', async () => {
  const { db } = city.house
  const hands = {
    writer: someone('handler').actor,
    head: someone('disclosure-head').actor,
    office: someone('supervising-office').actor,
  }
  const trying: Trying[] = []
  for (const [name, { actor, id }] of people) {
    trying.push({ name, actor, cookie: await signedIn(db, id, city.now) })
  }
  const standing = async (id: string) => [
    await loadCase(db, reportCase, id),
    await reportOf(db, id),
    (await versionsOf(db, id)).length,
  ]
  // One after the other: a report of the year before that appears while this one is explained asks for more explanations.
  let brought: Promise<unknown> = Promise.resolve()
  const { tried, faults } = await everyForbiddenCell(city, reportWorkflow, {
    async scene(state) {
      const sample = { agencyId: office, year: YEARS[state] }
      const bringing = brought.then(() => broughtReport(db, [], sample, state, hands, city.now))
      brought = bringing
      return { id: await bringing, agencyId: office, people: trying }
    },
    async post(event, id, who) {
      // Whole forms, so that nothing is refused for a field that is missing.
      const version = String((await loadCase(db, reportCase, id))?.version)
      const digest = (await versionsOf(db, id)).at(-1)?.digest ?? '0'.repeat(64)
      const form = { version, digest, reason: '示例理由', once: newOnceKey() }
      return city.post(`/desk/annual-reports/${id}/${event}`, form, who.cookie)
    },
    standing,
    atOnce: 3,
  })
  expect(faults).toEqual([])
  expect(tried).toBeGreaterThan(100)
}, 60_000)
