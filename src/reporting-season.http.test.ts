import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginReports } from './features/annual-reports/builders.ts'
import { broughtTo, filedRequest, sampleAsking } from './features/information-requests/builders.ts'
import { foundedAgency } from './foundation/agencies/builders.ts'
import { person, signedIn } from './foundation/people/builders.ts'
import { civilDate } from './law/civil-date.ts'
import { reportYearOn } from './law/report-deadlines.ts'
import type { RoleKey } from './law/roles.ts'
import { inTransaction } from './platform/db/db.ts'
import { type TestHouse, testHouse } from './testing/house.ts'

let city: TestHouse
const cookies = new Map<string, string>()
const people = new Map<string, string>()

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-11-02T02:00:00Z') })
  const { db, services, origin } = city.house
  const ground = { keys: services.keys, origin }
  const government = await foundedAgency(
    db,
    { key: 'city', name: '示例市人民政府', kind: 'government', level: 'city' },
    city.now,
  )
  const water = await foundedAgency(
    db,
    { key: 'water', name: '示例市水务局', kind: 'department', level: 'city', parentId: government.id },
    city.now,
  )
  const seat = async (name: string, roles: readonly RoleKey[], agencyId: string) => {
    const found = await inTransaction(db, tx => person(tx, { roles: [...roles], agencyId }, city.now))
    people.set(name, found.id)
    return found.actor
  }
  const hands = {
    registrar: await seat('registrar', ['registrar'], water.id),
    handler: await seat('handler', ['handler'], water.id),
    head: await seat('head', ['disclosure-head'], water.id),
    secrecy: await seat('secrecy', ['confidentiality-reviewer'], water.id),
    legality: await seat('legality', ['legality-reviewer'], water.id),
  }
  await seat('office', ['supervising-office'], government.id)
  const { caseId } = await filedRequest(db, ground, sampleAsking({ agency: 'water' }), city.now)
  await broughtTo(db, ground, caseId, 'paying', hands, () => city.now)
  await db
    .updateTable('desk.request_fees')
    .set({ paid_on: '2026-11-02', voucher: '示例票据1号' })
    .where('case_id', '=', caseId)
    .execute()
}, 60_000)
afterAll(() => city.close())

const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const on = async (day: string) => {
  city.now = new Date(`${day}T02:00:00Z`)
  for (const [name, id] of people) cookies.set(name, await signedIn(city.house.db, id, city.now))
}
const as = (name: string) => cookies.get(name) ?? ''
const begun = () =>
  city.house.db
    .selectFrom('desk.annual_reports as r')
    .innerJoin('desk.agencies as a', 'a.id', 'r.agency_id')
    .select(['a.key', 'r.year', 'r.scope', 'r.case_id'])
    .orderBy('a.key')
    .orderBy('r.scope')
    .execute()

test('reports are written from 1 December to the last day of March', () => {
  const days = ['2026-11-30', '2026-12-01', '2027-01-31', '2027-03-31', '2027-04-01']
  expect(days.map(day => reportYearOn(civilDate(day)))).toEqual([undefined, 2026, 2026, 2026, undefined])
})

describe('when the year ends', () => {
  test('every agency is handed its form, a government that of all below it, and nobody twice', async () => {
    await beginReports(city.house.db, new Date('2026-11-30T02:00:00Z'))
    expect(await begun()).toEqual([])
    await on('2026-12-01')
    await beginReports(city.house.db, city.now)
    await beginReports(city.house.db, city.now)
    expect(await begun()).toMatchObject([
      { key: 'city', year: 2026, scope: 'agency' },
      { key: 'city', year: 2026, scope: 'government' },
      { key: 'water', year: 2026, scope: 'agency' },
    ])
  })

  test('who writes it finds it on the first page of the workbench, with its day; others do not', async () => {
    await on('2026-12-02')
    expect(read((await city.get('/desk', as('handler'))).body)).toMatch(
      /2026 年度报告 .*示例市水务局.*编制中.*2027-01-31/,
    )
    for (const other of ['head', 'office'])
      expect(read((await city.get('/desk', as(other))).body)).not.toContain('2026 年度报告')
    await on('2027-02-01')
    expect(read((await city.get('/desk', as('handler'))).body)).toMatch(/2027-01-31 前公布 ■ 已逾期/)
  })

  test('part six is told what was collected; who leaves it out is asked why', async () => {
    const report = (await begun()).find(each => each.key === 'water')
    const page = read((await city.get(`/desk/annual-reports/${report?.case_id}`, as('handler'))).body)
    expect(page).toContain('本年度收取 1 件、4700 元')
    expect(page).toContain('本年度收取信息处理费 1 件、4700 元，第六部分应当报告')
  })
})
