import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../../testing/house.ts'
import { broughtTo, filedRequest, type RequestHands, sampleAsking } from '../builders.ts'

let city: TestHouse
let hands: RequestHands
const people = new Map<string, string>()
const cookies = new Map<string, string>()
const ground = () => ({ keys: city.house.services.keys, origin: city.house.origin })

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db } = city.house
  const water = await foundedAgency(
    db,
    { key: 'water', name: '示例市人民政府', kind: 'government' },
    city.now,
  )
  const parks = await foundedAgency(
    db,
    { key: 'parks', name: '示例市园林局', kind: 'department', parentId: water.id },
    city.now,
  )
  const seat = async (name: string, role: RoleKey, agencyId: string) => {
    const found = await inTransaction(db, tx => person(tx, { roles: [role], agencyId }, city.now))
    people.set(name, found.id)
    cookies.set(name, await signedIn(db, found.id, city.now))
    return found.actor
  }
  hands = {
    registrar: await seat('registrar', 'registrar', water.id),
    handler: await seat('handler', 'handler', water.id),
    head: await seat('head', 'disclosure-head', water.id),
    secrecy: await seat('secrecy', 'confidentiality-reviewer', water.id),
    legality: await seat('legality', 'legality-reviewer', water.id),
  }
  await seat('stranger', 'disclosure-head', parks.id)
}, 60_000)
afterAll(() => city.close())

const as = (name: string) => cookies.get(name) ?? ''
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
async function asked(by: string, about: string) {
  const asking = sampleAsking({
    agency: 'water',
    applicant: { name: by },
    papers: { number: `证件${by}` },
    request: { description: about },
  })
  return filedRequest(city.house.db, ground(), asking, city.now)
}
const answered = (caseId: string, outcome: string) =>
  broughtTo(city.house.db, ground(), caseId, 'dispatched', hands, () => city.now, { outcome })

describe('what several people ask for', () => {
  const HOME = '/desk/requests/publicity'
  let first = { caseId: '', number: '' }

  test('is put before the agency once it was given to one of them, and before nobody else', async () => {
    first = await asked('示例甲', '《示例供水规划》全文')
    await asked('示例乙', '请提供《示例供水规划》')
    await asked('示例甲', '《示例排水规划》全文')
    expect(read((await city.get(HOME, as('head'))).body)).not.toContain(first.number)
    await answered(first.caseId, 'R02')
    expect(read((await city.get(HOME, as('head'))).body)).toContain(first.number)
    expect(read((await city.get(`/desk/requests/${first.caseId}`, as('head'))).body)).toContain(
      '建议主动公开',
    )
    expect(read((await city.get(HOME, as('head'))).body)).toContain(first.number)
    expect((await city.get(`${HOME}/${first.caseId}`, as('stranger'))).status).toBe(404)
  })

  test('is decided by the head with a reason; one more request raises it anew', async () => {
    const address = `${HOME}/${first.caseId}`
    const decision = { result: 'publish', reason: '纳入规划计划栏目，五日内发布' }
    expect((await city.post(`${address}/decide`, decision, as('handler'))).status).toBe(403)
    expect((await city.post(`${address}/decide`, decision, as('stranger'))).status).toBe(404)
    const half = await city.post(`${address}/decide`, { result: 'publish', reason: '' }, as('head'))
    expect([half.status, half.body.includes('href="#field-reason"')]).toEqual([422, true])
    expect((await city.get(`${address}/D27`, as('head'))).status).toBe(404)
    expect((await city.post(`${address}/decide`, decision, as('head'))).status).toBe(303)
    // What is handed to whoever publishes it tells what and why, and never who asked.
    const transfer = await city.get(`${address}/D27`, as('handler'))
    expect(read(transfer.body)).toMatch(/主动公开移送表.*示例供水规划.*纳入规划计划栏目/)
    expect(transfer.body).not.toMatch(/示例[甲乙丙]/)
    expect((await city.get(`${address}/D27.pdf`, as('handler'))).headers['content-type']).toBe(
      'application/pdf',
    )
    for (const path of ['D27.exe', 'D26'])
      expect((await city.get(`${address}/${path}`, as('handler'))).status).toBe(404)
    expect((await city.get(`${address}/D27`, as('stranger'))).status).toBe(404)
    expect(read((await city.get(HOME, as('head'))).body)).toContain('主动公开：纳入规划计划栏目')
    await asked('示例丙', '《示例供水规划》和附图')
    expect(read((await city.get(HOME, as('head'))).body)).not.toContain('主动公开：纳入规划计划栏目')
  })
})

describe('a refusal', () => {
  const HOME = '/desk/requests/refusal-reviews'

  test('is looked at again a year later; what can be opened is put before the agency', async () => {
    const { caseId, number } = await asked('示例丁', '示例会议讨论记录')
    await answered(caseId, 'R10')
    expect(read((await city.get(HOME, as('head'))).body)).not.toContain(number)
    city.now = new Date('2027-03-08T02:00:00Z')
    for (const [name, id] of people) cookies.set(name, await signedIn(city.house.db, id, city.now))
    expect(read((await city.get('/desk/requests', as('head'))).body)).toContain('满一年没有复核')
    expect(read((await city.get(HOME, as('head'))).body)).toContain(number)
    expect((await city.get(`${HOME}/${caseId}`, as('stranger'))).status).toBe(404)
    const unsaid = await city.post(`${HOME}/${caseId}/review`, { reason: '示例' }, as('head'))
    expect([unsaid.status, unsaid.body.includes('href="#field-result"')]).toEqual([422, true])
    const kept = { result: 'kept', reason: '事项仍在讨论' }
    expect((await city.post(`${HOME}/${caseId}/review`, kept, as('handler'))).status).toBe(403)
    expect((await city.post(`${HOME}/${caseId}/review`, kept, as('head'))).status).toBe(303)
    expect(read((await city.get('/desk/requests', as('head'))).body)).not.toContain('满一年没有复核')
    city.now = new Date('2027-03-08T02:10:00Z')
    const opened = await city.post(
      `${HOME}/${caseId}/review`,
      { result: 'can-be-opened', reason: '决定已经作出' },
      as('head'),
    )
    expect(opened.headers.location).toBe(`/desk/requests/publicity/${caseId}`)
    expect(read((await city.get(`/desk/requests/publicity/${caseId}`, as('head'))).body)).toContain(number)
  })
})
