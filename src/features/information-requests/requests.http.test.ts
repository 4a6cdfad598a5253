import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import type { Agency } from '../../foundation/agencies/index.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { cookiesOf, type TestHouse, testHouse } from '../../testing/house.ts'
import { fileOf, replyOf } from './file.ts'
import { requestFigures } from './report-figures.ts'
import { requestCase } from './workflow.ts'

const ROLES = [
  'registrar',
  'handler',
  'disclosure-head',
  'confidentiality-reviewer',
  'legality-reviewer',
  'releaser',
  'supervising-office',
] as const satisfies readonly RoleKey[]
type Role = (typeof ROLES)[number]

let city: TestHouse
let office: Agency
const ids = new Map<Role, string>()
const cookies = new Map<Role, string>()
let stranger = ''
let strangerId = ''

beforeAll(async () => {
  // A Friday.
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db } = city.house
  const government = await foundedAgency(
    db,
    { key: 'city', name: '示例市人民政府', kind: 'government' },
    city.now,
  )
  office = await foundedAgency(
    db,
    { key: 'water', name: '示例市水务局', kind: 'department', parentId: government.id },
    city.now,
  )
  for (const role of ROLES) {
    const { id } = await inTransaction(db, tx => person(tx, { roles: [role], agencyId: office.id }, city.now))
    ids.set(role, id)
    cookies.set(role, await signedIn(db, id, city.now))
  }
  const other = await inTransaction(db, tx =>
    person(tx, { roles: ['handler', 'registrar', 'disclosure-head'], agencyId: government.id }, city.now),
  )
  strangerId = other.id
  stranger = await signedIn(db, other.id, city.now)
}, 60_000)
afterAll(() => city.close())

const as = (role: Role) => cookies.get(role) ?? ''
/** Days pass; whoever works here signs in again, and the applicant opens the request again, since sessions end. */
const later = async (days: number) => {
  city.now = new Date(city.now.getTime() + days * 86_400_000)
  mine = cookiesOf(await city.post('/requests/status', receipt))
  stranger = await signedIn(city.house.db, strangerId, city.now)
  for (const [role, id] of ids) cookies.set(role, await signedIn(city.house.db, id, city.now))
}
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
/** The cookies that an answer sets, as a browser sends them back. */
const version = async (id: string) => String((await loadCase(city.house.db, requestCase, id))?.version ?? 0)
const state = async (id: string) => (await loadCase(city.house.db, requestCase, id))?.state
/** Sends an act as somebody who sees the request as it stands. */
const act = async (id: string, name: string, role: Role, form: Record<string, string> = {}) =>
  city.post(`/desk/requests/${id}/${name}`, { version: await version(id), ...form }, as(role))

const ASKING = {
  description: '《示例市供水规划》（例政发〔2025〕12号）全文',
  agency: 'water',
  form: 'electronic',
  way: 'online',
  column: 'natural',
  name: '王示例',
  papersType: '居民身份证',
  papersNumber: '370000199001010000',
  phone: '13900139000',
  mail: 'applicant@example.com',
  agreed: 'yes',
  once: 'a-key-of-the-asking-form',
}

let caseId = ''
let mine = ''
let receipt = { number: '', code: '' }

describe('a citizen who asks for information', () => {
  test('reads how, without an account', async () => {
    const { status, body } = await city.get('/requests')
    expect(status).toBe(200)
    expect(read(body)).toContain('不需要说明用途')
  })

  test('opens what is public already; that is counted, and leads nowhere else', async () => {
    const opened = async (to: string) =>
      (await city.get(`/requests/found?to=${encodeURIComponent(to)}`)).headers.location
    expect(await opened('/d/12')).toBe('/d/12')
    for (const to of ['//evil.example', '/\\\\evil.example', 'https://evil.example', '']) {
      expect([to, await opened(to)]).toEqual([to, '/requests'])
    }
    const counts = await city.house.db.selectFrom('desk.request_offers').select('opened').execute()
    expect(counts).toEqual([{ opened: 1 }])
  })

  test('learns at the field what is missing, and loses nothing that was typed', async () => {
    const { name: _name, way: _way, ...half } = ASKING
    const reply = await city.post('/requests/new', half)
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('例政发〔2025〕12号')
    expect(reply.body).toContain('href="#field-name"')
  })

  test('must say how an answer by post can arrive', async () => {
    const reply = await city.post('/requests/new', { ...ASKING, way: 'post' })
    expect([reply.status, reply.body.includes('href="#field-address"')]).toEqual([422, true])
  })

  test('files once, however often the form is sent, and gets number and code once', async () => {
    const first = await city.post('/requests/new', ASKING)
    expect([first.status, first.headers.location]).toEqual([303, '/requests/receipt'])
    const again = await city.post('/requests/new', ASKING)
    expect(again.status).toBe(303)
    const rows = await city.house.db.selectFrom('desk.information_requests').select('case_id').execute()
    expect(rows).toHaveLength(1)
    caseId = rows[0]?.case_id ?? ''
    mine = cookiesOf(again)
    const page = await city.get('/requests/receipt', mine)
    const [number = ''] = /Q2026-\d{5}/.exec(page.body) ?? []
    const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.body) ?? []
    receipt = { number, code }
    expect([number, code.length]).toEqual(['Q2026-00001', 14])
  })

  test('nothing about the applicant lies readable in the database', async () => {
    const row = await city.house.db.selectFrom('desk.information_requests').selectAll().executeTakeFirst()
    const facts = await city.house.db.selectFrom('ops.facts').select('data').execute()
    const stored = JSON.stringify([row, facts])
    for (const secret of [
      '王示例',
      '370000199001010000',
      '13900139000',
      'applicant@example.com',
      '供水规划',
    ]) {
      expect([secret, stored.includes(secret)]).toEqual([secret, false])
    }
  })

  test('opens it by number and code, and by nothing else', async () => {
    const wrong = await city.post('/requests/status', { number: receipt.number, code: 'AAAA-BBBB-CCCC' })
    expect(wrong.status).toBe(422)
    const right = await city.post('/requests/status', receipt)
    expect(right.status).toBe(303)
    mine = cookiesOf(right)
    expect(read((await city.get('/requests/status', mine)).body)).toContain('待确认')
    expect((await city.get('/requests/status')).body).not.toContain('供水规划')
  })
})

describe('the desk', () => {
  test('sees it in the queue, its applicant masked; another agency does not see it', async () => {
    expect((await city.get('/desk/requests', as('registrar'))).body).toContain(receipt.number)
    const { body } = await city.get(`/desk/requests/${caseId}`, as('handler'))
    expect(body).not.toContain('370000199001010000')
    expect(body).not.toContain('13900139000')
    expect((await city.get('/desk/requests', stranger)).body).not.toContain(receipt.number)
    expect((await city.get(`/desk/requests/${caseId}`, stranger)).status).toBe(404)
    expect((await city.get(`/desk/requests/${caseId}`, as('supervising-office'))).status).toBe(200)
  })

  test('shows the applicant for a purpose, which is recorded', async () => {
    expect((await act(caseId, 'unmask', 'registrar')).status).toBe(422)
    expect((await act(caseId, 'unmask', 'registrar', { purpose: 'contact' })).status).toBe(303)
    expect((await city.get(`/desk/requests/${caseId}`, as('registrar'))).body).toContain('13900139000')
    expect((await city.get(`/desk/requests/${caseId}`, as('handler'))).body).not.toContain('13900139000')
    const rows = await city.house.db.selectFrom('desk.request_unmaskings').selectAll().execute()
    expect(rows.map(row => [row.person_id, row.purpose])).toEqual([[ids.get('registrar'), 'contact']])
  })

  test('confirms the day of receipt, from which twenty working days run', async () => {
    const future = await act(caseId, 'confirm', 'registrar', { day: '2026-03-07', proof: '电话确认' })
    expect(future.status).toBe(422)
    const done = await act(caseId, 'confirm', 'registrar', { day: '2026-03-06', proof: '电话确认' })
    expect(done.status).toBe(303)
    // Qingming is off; counted by hand.
    expect((await fileOf(city.house.db, caseId))?.clock).toMatchObject({
      state: 'running',
      date: '2026-04-03',
    })
    expect(read((await city.get('/requests/status', mine)).body)).toContain('2026-04-03')
  })

  test('asks for a correction once, within seven working days; the clock starts anew with it', async () => {
    await later(3)
    const asked = await act(caseId, 'ask-correction', 'handler', { words: '请写明年份', days: '15' })
    expect(asked.status).toBe(303)
    expect((await fileOf(city.house.db, caseId))?.clock.state).toBe('paused')
    const page = await city.get('/requests/status', mine)
    expect(read(page.body)).toContain('请写明年份')
    expect((await city.post('/requests/status/correct', { words: '' }, mine)).status).toBe(422)
    await later(1)
    const corrected = await city.post('/requests/status/correct', { words: '2025 年的规划' }, mine)
    expect(corrected.status).toBe(303)
    const file = await fileOf(city.house.db, caseId)
    expect([file?.standing.state, file?.clock]).toMatchObject([
      'assigned',
      { state: 'running', date: '2026-04-08' },
    ])
    const again = await act(caseId, 'ask-correction', 'handler', { words: '再补正', days: '15' })
    expect([again.status, read(again.body).includes('已经告知过一次补正')]).toEqual([422, true])
  })

  test('hears a third party; exactly these days do not count', async () => {
    await later(1)
    const opened = await act(caseId, 'consult', 'handler', {
      kind: 'third-party',
      name: '示例设计公司',
      contact: '',
      question: '是否同意公开规划中的示例方案',
    })
    expect(opened.status).toBe(303)
    const file = await fileOf(city.house.db, caseId)
    const [consultation] = file?.consultations ?? []
    expect(file?.clock).toMatchObject({ state: 'paused', since: '2026-03-11' })
    const letters = (await city.get(`/desk/requests/${caseId}`, as('handler'))).body
    expect(read(letters)).toContain('征求意见书')
    // The applicant reads that others are heard, and never the letter to them.
    expect(read((await city.get('/requests/status', mine)).body)).toContain('征求第三方意见告知书')
    expect((await city.get('/requests/status', mine)).body).not.toContain('示例设计公司')
    await later(5)
    const concluded = await act(caseId, 'conclude', 'handler', {
      consultationId: consultation?.id ?? '',
      answer: 'agrees',
      answeredOn: '2026-03-16',
      words: '同意',
    })
    expect(concluded.status).toBe(303)
    // Three working days (12, 13, 16 March) were taken out.
    expect((await fileOf(city.house.db, caseId))?.clock).toMatchObject({
      state: 'running',
      date: '2026-04-13',
    })
  })

  test('puts what it cannot decide before whoever can; that takes nothing out of the time', async () => {
    const asked = await act(caseId, 'assist', 'handler', {
      kind: 'determination',
      name: '示例市国家保密局',
      contact: '',
      question: '规划中的示例管线图',
    })
    expect(asked.status).toBe(303)
    const file = await fileOf(city.house.db, caseId)
    const open = file?.consultations.find(each => each.closed_on === null)
    expect([open?.kind, file?.clock]).toMatchObject([
      'determination',
      { state: 'running', date: '2026-04-13' },
    ])
    const page = read((await city.get(`/desk/requests/${caseId}`, as('handler'))).body)
    expect(page).toContain('关于报请确定政府信息是否可以公开的函')
    expect(page).toContain('第十七条的规定，现报请贵单位确定')
    const answer = { consultationId: open?.id ?? '', answeredOn: '2026-03-16', words: '可以公开，示例' }
    const wrong = await act(caseId, 'conclude-assist', 'handler', { ...answer, answer: 'perhaps' })
    expect(wrong.status).toBe(422)
    const done = await act(caseId, 'conclude-assist', 'handler', { ...answer, answer: 'may-disclose' })
    expect(done.status).toBe(303)
    expect(read((await city.get(`/desk/requests/${caseId}`, as('handler'))).body)).toContain('确定可以公开')
  })

  test('drafts no reply before a search', async () => {
    const fields = {
      outcome: 'R02',
      'field-attachments': '示例供水规划 1 份 20 页',
      'evidence-attachments': '1 份',
    }
    const early = await act(caseId, 'reply', 'handler', fields)
    expect([early.status, read(early.body).includes('还没有检索记录')]).toEqual([422, true])
    const search = {
      day: '2026-03-16',
      systems: '档案管理系统',
      keywords: '供水规划',
      people: '示例承办人',
      result: 'found',
    }
    expect((await act(caseId, 'search', 'handler', search)).status).toBe(303)
    // The letter must say what the outcome demands.
    const blank = await act(caseId, 'reply', 'handler', { ...fields, 'field-attachments': '' })
    expect([blank.status, blank.body.includes('#field-field-attachments')]).toEqual([422, true])
    expect((await act(caseId, 'reply', 'handler', fields)).status).toBe(303)
    expect(await state(caseId)).toBe('drafting')
  })

  test('is helped to point to the body that is responsible, and keeps nothing by that', async () => {
    const form = { outcome: 'R14', 'field-responsible': '另请咨询', step: 'agency', agency: 'city' }
    const page = await act(caseId, 'reply', 'handler', form)
    expect(page.status).toBe(200)
    expect(page.body).toMatch(/name="field-responsible"[^>]*>另请咨询\n示例市人民政府/)
    expect((await fileOf(city.house.db, caseId))?.row.outcome).toBe('R02')
  })

  test('hands nothing in without its evidence', async () => {
    const early = await act(caseId, 'submit', 'handler')
    expect([early.status, read(early.body).includes('材料还不齐全')]).toEqual([422, true])
    const whole = {
      outcome: 'R02',
      'field-attachments': '示例供水规划 1 份 20 页',
      'evidence-search-record': '检索记录第 1 号',
      'evidence-attachments': '1 份 20 页',
    }
    expect((await act(caseId, 'reply', 'handler', whole)).status).toBe(303)
    expect((await act(caseId, 'submit', 'handler')).status).toBe(303)
  })

  test('signs what was read, by another person than its writer, after the gate of secrecy', async () => {
    const file = await fileOf(city.house.db, caseId)
    const digest = (file && replyOf(file)?.digest) ?? ''
    const early = await act(caseId, 'sign', 'disclosure-head', { digest })
    expect([early.status, read(early.body).includes('还没有通过保密审查')]).toEqual([422, true])
    const waiting = await city.get(`/desk/requests/${caseId}`, as('disclosure-head'))
    expect(waiting.body).toContain('还不能签发，尚待保密审查。')
    const stale = await act(caseId, 'clear-secrecy', 'confidentiality-reviewer', { digest: '0'.repeat(64) })
    expect(stale.status).toBe(422)
    expect((await act(caseId, 'clear-secrecy', 'confidentiality-reviewer', { digest })).status).toBe(303)
    expect((await act(caseId, 'sign', 'disclosure-head', { digest })).status).toBe(303)
    expect(await state(caseId)).toBe('signed')
    const page = await city.get(`/desk/requests/${caseId}`, as('registrar'))
    expect(page.body).toMatch(/〔2026〕第\d+号-答/)
  })

  test('is not read by the applicant before it is sent, and is afterwards, with its remedy', async () => {
    expect((await city.get('/requests/status', mine)).body).not.toContain('决定予以公开')
    const serving = { method: 'online', day: '2026-03-16', proof: '进度页面' }
    // Whoever was heard is told first what is disclosed about them, and why.
    const early = await act(caseId, 'dispatch', 'registrar', serving)
    expect([early.status, read(early.body).includes('书面告知第三方')]).toEqual([422, true])
    const [heard] = (await fileOf(city.house.db, caseId))?.consultations ?? []
    const telling = {
      consultationId: heard?.id ?? '',
      content: '规划中的示例方案',
      reason: '您已经同意。示例',
    }
    expect((await act(caseId, 'tell-third-party', 'registrar', telling)).status).toBe(303)
    expect(read((await city.get(`/desk/requests/${caseId}`, as('registrar'))).body)).toContain(
      '依申请公开告知书',
    )
    expect((await act(caseId, 'dispatch', 'registrar', serving)).status).toBe(303)
    expect((await city.get('/requests/status', mine)).body).not.toContain('示例设计公司')
    const text = read((await city.get('/requests/status', mine)).body)
    expect(text).toContain('决定予以公开')
    expect(text).toContain('示例市人民政府申请行政复议')
    expect((await city.post('/requests/status/read', {}, mine)).status).toBe(303)
    expect(await state(caseId)).toBe('delivered')
    expect((await act(caseId, 'close', 'registrar')).status).toBe(303)
  })

  test('is kept as a page, as PDF and as a Word file; letters to others and drafts are not the applicant’s', async () => {
    const letters = (await fileOf(city.house.db, caseId))?.letters ?? []
    const seqOf = (document: string) => letters.find(each => each.document === document)?.seq
    const reply = (await fileOf(city.house.db, caseId))?.row.reply_seq
    const at = (seq: unknown) => `/requests/status/letters/${seq}`
    const sheet = await city.get(at(reply), mine)
    expect([sheet.status, sheet.headers['cache-control']]).toEqual([200, expect.stringContaining('no-store')])
    expect(read(sheet.body)).toMatch(/政府信息公开答复书 〔2026〕第\d+号-答 王示例/)
    for (const [file, type] of [
      ['pdf', 'application/pdf'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ]) {
      const { status, headers } = await city.get(`${at(reply)}.${file}`, mine)
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, 'no-store'])
    }
    for (const hidden of [seqOf('D07'), seqOf('D10'), 999, '1.exe']) {
      expect([hidden, (await city.get(at(hidden), mine)).status]).toEqual([hidden, 404])
    }
    expect((await city.get(at(reply))).status).toBe(303)
    const desk = `/desk/requests/${caseId}/letters/${seqOf('D07')}`
    expect((await city.get(desk, as('handler'))).status).toBe(200)
    expect((await city.get(desk, stranger)).status).toBe(404)
  }, 30_000)

  test('counts it in one cell of the annual report, which balances', async () => {
    const cells = await requestFigures.cells(city.house.db, office.id, 2026)
    expect(Object.fromEntries(cells)).toEqual({ 't2.r1.natural': 1, 't2.r3.1.natural': 1 })
    expect(Object.fromEntries(await requestFigures.cells(city.house.db, office.id, 2027))).toEqual({})
  })

  test('links a reconsideration; where it annuls, the request is decided anew in a case of its own', async () => {
    const dispute = {
      kind: 'review',
      body: '示例市人民政府',
      fileNumber: '例复〔2026〕1号',
      acceptedOn: '2026-03-16',
    }
    expect((await act(caseId, 'dispute', 'disclosure-head', dispute)).status).toBe(303)
    const file = await fileOf(city.house.db, caseId)
    expect(file?.disputes[0]?.reply_due).toBe('2026-03-26')
    const decided = await act(caseId, 'conclude-dispute', 'disclosure-head', {
      disputeId: file?.disputes[0]?.id ?? '',
      result: 'corrected',
      decidedOn: '2026-03-16',
      annuls: 'yes',
    })
    expect(decided.status).toBe(303)
    const redo = (await fileOf(city.house.db, caseId))?.disputes[0]?.redo_case ?? ''
    const successor = await fileOf(city.house.db, redo)
    expect([successor?.standing.state, successor?.row.redo_of]).toEqual(['received', caseId])
    // What is decided anew is outside table two; the dispute is in table three.
    const cells = await requestFigures.cells(city.house.db, office.id, 2026)
    expect(Object.fromEntries(cells)).toEqual({
      't2.r1.natural': 1,
      't2.r3.1.natural': 1,
      't3.review.corrected': 1,
    })
  })
})
