import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { cookiesOf, type TestHouse, testHouse } from '../../testing/house.ts'
import { allowedMuch, broughtTo, filedRequest, type RequestHands, sampleAsking } from './builders.ts'
import { fileOf } from './file.ts'
import { requestCase } from './workflow.ts'

let city: TestHouse
let hands: RequestHands
const cookies = new Map<string, string>()
let caseId = ''
let mine = ''
let plain = ''

beforeAll(async () => {
  // A Friday; twenty working days end on 3 April.
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db, services, origin } = city.house
  const ground = { keys: services.keys, origin }
  const water = await foundedAgency(db, { key: 'water', name: '示例市水务局' }, city.now)
  const seat = async (name: string, roles: readonly RoleKey[]) => {
    const found = await inTransaction(db, tx =>
      person(tx, { roles: [...roles], agencyId: water.id }, city.now),
    )
    cookies.set(name, await signedIn(db, found.id, city.now))
    return found.actor
  }
  hands = {
    registrar: await seat('registrar', ['registrar']),
    handler: await seat('handler', ['handler']),
    head: await seat('head', ['disclosure-head']),
    secrecy: await seat('secrecy', ['confidentiality-reviewer']),
    legality: await seat('legality', ['legality-reviewer']),
  }
  const asking = sampleAsking({ agency: 'water' })
  const filed = await filedRequest(db, ground, asking, city.now)
  caseId = filed.caseId
  await allowedMuch(db, ground, caseId, hands, () => city.now)
  mine = cookiesOf(await city.post('/requests/status', { number: filed.number, code: filed.code }))
  plain = (await filedRequest(db, ground, asking, city.now)).caseId
  await broughtTo(db, ground, plain, 'assigned', hands, () => city.now)
}, 60_000)
afterAll(() => city.close())

const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const delay = async (id: string, form: Record<string, string>, who = 'head') => {
  const version = String((await loadCase(city.house.db, requestCase, id))?.version)
  return city.post(`/desk/requests/${id}/delay`, { version, ...form }, cookies.get(who))
}
const due = async () => (await fileOf(city.house.db, caseId))?.clock
const GOOD = { days: '10', reason: '示例：涉及十二年的档案' }

test('who asks for very much with good reasons may be answered later; the head says by how much, and why', async () => {
  expect((await delay(caseId, GOOD, 'handler')).status).toBe(403)
  expect((await delay(caseId, { ...GOOD, reason: '' })).status).toBe(422)
  const tooLong = await delay(caseId, { ...GOOD, days: '41' })
  expect([tooLong.status, read(tooLong.body).includes('参数设置')]).toEqual([422, true])
  expect(await due()).toMatchObject({ date: '2026-04-03' })
  expect((await delay(caseId, GOOD)).status).toBe(303)
  // Qingming is off on Monday the 6th; ten working days after 3 April.
  expect(await due()).toMatchObject({ date: '2026-04-20' })
})

test('the applicant is told the article, both days and the reason', async () => {
  const page = read((await city.get('/requests/status', mine)).body)
  expect(page).toContain(
    '第三十五条的规定，确定延迟10个工作日答复（原答复期限至2026年4月3日届满），最迟于2026年4月20日答复',
  )
  expect(page).toContain('涉及十二年的档案')
})

test('that is fixed once, and not for who was never asked for reasons', async () => {
  const again = await delay(caseId, GOOD)
  expect([again.status, read(again.body).includes('只能确定一次')]).toEqual([422, true])
  const other = await delay(plain, GOOD)
  expect([other.status, read(other.body).includes('没有要求过说明理由')]).toEqual([422, true])
  expect((await city.get(`/desk/requests/${plain}`, cookies.get('head'))).body).not.toContain(
    '延迟答复的合理期限',
  )
})

test('an extension names the day on which the time would have ended', async () => {
  const version = String((await loadCase(city.house.db, requestCase, plain))?.version)
  const form = { version, days: '5', reason: '示例：检索量大' }
  expect((await city.post(`/desk/requests/${plain}/extend`, form, cookies.get('head'))).status).toBe(303)
  expect(read((await city.get(`/desk/requests/${plain}`, cookies.get('head'))).body)).toContain(
    '延长答复期限5个工作日（原答复期限至2026年4月3日届满），最迟于2026年4月13日答复',
  )
})
