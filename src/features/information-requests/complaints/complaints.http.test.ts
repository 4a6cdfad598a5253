import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import { civilDate } from '../../../law/civil-date.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { listSentMail, sendQueuedMail } from '../../../platform/mail/mail.ts'
import { keptTransport } from '../../../platform/mail/transport.ts'
import { cookiesOf, type TestHouse, testHouse } from '../../../testing/house.ts'
import { confirmRequest } from '../actions/file.ts'
import { filedRequest, granted, sampleAsking } from '../builders.ts'

let city: TestHouse
let office = ''
let handler = ''
let caseId = ''
let receipt = { number: '', code: '' }

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db, services, origin } = city.house
  const ground = { keys: services.keys, origin }
  const agency = await foundedAgency(db, { key: 'water', name: '示例市水务局', kind: 'department' }, city.now)
  const asking = sampleAsking({ agency: 'water', applicant: { phone: '13900139000', mail: '' } })
  const { code, number, caseId: id } = await filedRequest(db, ground, asking, city.now)
  receipt = { code, number }
  caseId = id
  const day = { day: civilDate('2026-03-06'), proof: '电话确认' }
  await inTransaction(db, async tx =>
    granted(await confirmRequest(tx, ground, { caseId }, day, 'system', city.now)),
  )
  // Two months later nobody has answered.
  city.now = new Date('2026-05-06T02:00:00Z')
  const seat = async (role: RoleKey) => {
    const { id: personId } = await inTransaction(db, tx =>
      person(tx, { roles: [role], agencyId: agency.id }, city.now),
    )
    return signedIn(db, personId, city.now)
  }
  office = await seat('supervising-office')
  handler = await seat('handler')
}, 60_000)
afterAll(() => city.close())

const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const HOME = '/desk/requests/complaints'
const complaintIds = async () =>
  (await city.house.db.selectFrom('desk.request_complaints').select('id').execute()).map(each => each.id)

describe('an applicant whose request is late', () => {
  const WORDS = '已经超过二十个工作日，仍未答复。示例'

  test('is told that they may complain, and says what about', async () => {
    const mine = cookiesOf(await city.post('/requests/status', receipt))
    const page = read((await city.get('/requests/status', mine)).body)
    expect(page).toContain('已经超过答复期限')
    const half = await city.post('/requests/status/complain', { reason: 'late', words: '' }, mine)
    expect([half.status, half.body.includes('href="#field-complain-words"')]).toEqual([422, true])
    const sent = await city.post('/requests/status/complain', { reason: 'late', words: WORDS }, mine)
    expect([sent.status, sent.headers.location]).toEqual([303, '/requests/status?done=complained#complaints'])
    expect(read((await city.get('/requests/status', mine)).body)).toContain('正在调查处理')
  })

  test('cannot complain again while the first waits', async () => {
    const mine = cookiesOf(await city.post('/requests/status', receipt))
    const again = await city.post('/requests/status/complain', { reason: 'late', words: WORDS }, mine)
    expect([again.status, again.body.includes('请等待结果')]).toEqual([422, true])
    expect(await complaintIds()).toHaveLength(1)
  })

  test('is heard by the supervising office alone, which sees the words; the database does not', async () => {
    const [id = ''] = await complaintIds()
    expect(read((await city.get('/desk', office)).body)).toContain('待处理 1 件')
    expect(read((await city.get(HOME, office)).body)).toContain(receipt.number)
    expect(read((await city.get(`${HOME}/${id}`, office)).body)).toContain(WORDS)
    for (const address of [HOME, `${HOME}/${id}`]) expect((await city.get(address, handler)).status).toBe(403)
    const form = { result: 'unfounded', finding: '示例：不属实' }
    expect((await city.post(`${HOME}/${id}/decide`, form, handler)).status).toBe(403)
    const rows = await city.house.db.selectFrom('desk.request_complaints').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('二十个工作日')
  })

  test('an order needs a fault and a day to come; what was written stays in the form', async () => {
    const [id = ''] = await complaintIds()
    const finding = '经查，受理机关逾期未答复。示例'
    for (const [form, says] of [
      [{ result: 'unfounded', finding, putRightBy: '2026-05-20' }, '属实、部分属实的，才责令改正'],
      [{ result: 'upheld', finding, putRightBy: '2026-05-01' }, '不能早于今天'],
      [{ result: '', finding, putRightBy: '' }, '请选择'],
    ] as const) {
      const reply = await city.post(`${HOME}/${id}/decide`, form, office)
      expect([reply.status, reply.body.includes(says), reply.body.includes(finding)]).toEqual([
        422,
        true,
        true,
      ])
    }
  })

  test('is answered once; the agency reads the order, the applicant is told by short message', async () => {
    const [id = ''] = await complaintIds()
    const form = { result: 'upheld', finding: '经查属实，责令五日内答复。示例', putRightBy: '2026-05-13' }
    expect((await city.post(`${HOME}/${id}/decide`, form, office)).status).toBe(303)
    const twice = await city.post(
      `${HOME}/${id}/decide`,
      { ...form, result: 'unfounded', putRightBy: '' },
      office,
    )
    expect(twice.status).toBe(409)
    const mine = cookiesOf(await city.post('/requests/status', receipt))
    for (const page of [
      await city.get('/requests/status', mine),
      await city.get(`/desk/requests/${caseId}`, handler),
    ])
      expect(read(page.body)).toContain('经查属实，责令五日内答复。示例')
    const { db, services } = city.house
    const waiting = await db.selectFrom('ops.outgoing_mail').select('id').orderBy('queued_at').execute()
    for (const { id: mail } of waiting) {
      await sendQueuedMail(db, mail, keptTransport(), services.keys, city.now)
    }
    const [last] = await listSentMail(db, services.keys)
    expect([last?.to, last?.text.includes('投诉举报已有处理结果'), last?.text.includes('属实')]).toEqual([
      'tel:13900139000',
      true,
      false,
    ])
  })
})
