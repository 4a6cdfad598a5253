import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import type { Agency } from '../../../foundation/agencies/index.ts'
import { loadCase } from '../../../foundation/cases/index.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { samplePdf } from '../../../platform/raster/sample-pdf.builder.ts'
import { cookiesOf, type Reply, type TestHouse, testHouse } from '../../../testing/house.ts'
import { lettersTo } from '../../../testing/letters.ts'
import { upload } from '../../../testing/upload.ts'
import { eraseEndedCorrections } from './actions/erase.ts'
import { correctionFileOf } from './file.ts'
import { openedCorrection } from './sealing.ts'
import { queuedCorrections } from './store.ts'
import { correctionCase } from './workflow.ts'

let city: TestHouse
let office: Agency
const cookies = new Map<string, string>()
let caseId = ''
let mine = ''
let receipt = { number: '', code: '' }

beforeAll(async () => {
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
  const hire = async (name: string, roles: readonly RoleKey[], agencyId: string) => {
    const { id } = await inTransaction(db, tx => person(tx, { roles: [...roles], agencyId }, city.now))
    cookies.set(name, await signedIn(db, id, city.now))
  }
  await hire('registrar', ['registrar'], office.id)
  await hire('handler', ['handler'], office.id)
  await hire('head', ['disclosure-head'], office.id)
  await hire('both', ['handler', 'disclosure-head'], office.id)
  await hire('stranger', ['handler', 'disclosure-head'], government.id)
}, 60_000)
afterAll(() => city.close())

const as = (name: string) => cookies.get(name) ?? ''
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const standing = async (id = caseId) => loadCase(city.house.db, correctionCase, id)
const state = async (id = caseId) => (await standing(id))?.state
const at = (id = caseId) => `/desk/requests/corrections/${id}`
const act = async (name: string, who: string, form: Record<string, string> = {}, id = caseId) =>
  city.post(`${at(id)}/${name}`, { version: String((await standing(id))?.version), ...form }, as(who))
const digest = async (id = caseId) =>
  (await correctionFileOf(city.house.db, id))?.letters.at(-1)?.digest ?? ''

const DEMAND = {
  agency: 'water',
  record: '示例用水户登记信息第1号',
  wrong: '登记的用水人数为五人',
  right: '用水人数应当为三人',
  evidence: '户口簿复印件一份',
  column: 'natural',
  name: '王示例',
  papersType: '居民身份证',
  papersNumber: '370000199001010000',
  phone: '13900139000',
  agreed: 'yes',
}

/** Sends a demand, and answers its case. */
async function demanded(once: string): Promise<{ id: string; reply: Reply }> {
  const reply = await city.post('/requests/correction', { ...DEMAND, once })
  const row = await city.house.db
    .selectFrom('desk.cases')
    .select('id')
    .where('kind', '=', correctionCase.key)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return { id: row.id, reply }
}

describe('a citizen who finds a wrong record about themselves', () => {
  test('learns at the field that papers and the record are needed, and loses nothing', async () => {
    const { record: _record, papersNumber: _number, ...half } = DEMAND
    const reply = await city.post('/requests/correction', half)
    expect([reply.status, reply.body.includes('href="#field-record"')]).toEqual([422, true])
    expect(reply.body).toContain('href="#field-papersNumber"')
    expect(reply.body).toContain(DEMAND.right)
  })

  test('sends it once, however often the form is sent, and gets number and code', async () => {
    const first = await demanded('a-key-of-the-correction-form')
    const again = await demanded('a-key-of-the-correction-form')
    expect([first.reply.headers.location, again.id]).toEqual(['/requests/correction/receipt', first.id])
    caseId = first.id
    mine = cookiesOf(again.reply)
    const page = await city.get('/requests/correction/receipt', mine)
    const [number = ''] = /G2026-\d{5}/.exec(page.body) ?? []
    const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.body) ?? []
    receipt = { number, code }
    expect([number, code.length]).toEqual(['G2026-00001', 14])
  })

  test('opens it by number and code, and reads by which day and why', async () => {
    expect((await city.post('/requests/correction/status', { ...receipt, code: 'AAAA' })).status).toBe(422)
    const reply = await city.post('/requests/correction/status', receipt)
    expect(reply.headers.location).toBe('/requests/correction/status')
    mine = cookiesOf(reply)
    const page = read((await city.get('/requests/correction/status', mine)).body)
    expect(page).toContain('20 个工作日')
    expect(page).toContain(DEMAND.wrong)
  })

  test('is told by a short message that leads to the page of the demand, and says nothing of it', async () => {
    const told = await lettersTo(city, 'tel:13900139000')
    expect(told.map(each => each.text)).toEqual([
      `您的更正本人信息的申请（${receipt.number}）已提交，等待受理。凭查询码查看：${city.house.origin}/requests/correction/status`,
    ])
  })

  test('hands in the evidence itself', async () => {
    const path = '/requests/correction/status/hand-in'
    const file = { field: 'file', name: '户口簿.pdf', content: samplePdf({ pages: [{ content: '' }] }) }
    const bare = await upload(city, path, mine, file)
    expect([bare.status, bare.body.includes('href="#field-hand-in-as"')]).toEqual([422, true])
    expect((await upload(city, path, mine, file, { as: 'evidence' })).status).toBe(303)
    expect(read((await city.get('/requests/correction/status', mine)).body)).toContain('证据材料：户口簿.pdf')
  })

  test('leaves nothing readable in the tables', async () => {
    const row = await city.house.db.selectFrom('desk.corrections').selectAll().executeTakeFirstOrThrow()
    const stored = JSON.stringify(row)
    expect([DEMAND.name, DEMAND.papersNumber, DEMAND.record].filter(text => stored.includes(text))).toEqual(
      [],
    )
  })
})

describe('the agency that holds the record', () => {
  test('finds it in its queue; another agency neither there nor by its address', async () => {
    const queue = '/desk/requests/corrections'
    expect((await city.get(queue, as('registrar'))).body).toContain(receipt.number)
    expect((await city.get(queue, as('stranger'))).body).not.toContain(receipt.number)
    expect((await city.get(at(), as('stranger'))).status).toBe(404)
    expect((await act('accept', 'stranger')).status).toBe(404)
  })

  test('reads who it is only after asking, which is recorded', async () => {
    const masked = await city.get(at(), as('handler'))
    expect([masked.status, masked.body.includes(DEMAND.papersNumber)]).toEqual([200, false])
    const shown = await city.post(`${at()}/unmask`, {}, as('handler'))
    expect(shown.body).toContain(DEMAND.papersNumber)
    const facts = await city.house.db
      .selectFrom('ops.facts')
      .select('kind')
      .where('kind', '=', 'record-correction.unmasked')
      .execute()
    expect(facts).toHaveLength(1)
  })

  test('gives who lost the code a new one at the counter, shown once; the old one opens nothing more', async () => {
    const page = (await city.get(at(), as('registrar'))).body
    expect(page).toContain('换发查询码')
    expect((await city.get(at(), as('handler'))).body).not.toContain('换发查询码')
    expect((await city.post(`${at()}/code`, {}, as('handler'))).status).toBe(403)
    const done = await city.post(`${at()}/code`, {}, as('registrar'))
    expect(done.status).toBe(303)
    const shown = await city.get(`${at()}/receipt`, `${as('registrar')}; ${cookiesOf(done)}`)
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(read(shown.body))?.[0] ?? ''
    expect(code).not.toBe('')
    expect(code).not.toBe(receipt.code)
    expect((await city.post('/requests/correction/status', receipt)).status).toBe(422)
    expect((await city.post('/requests/correction/status', { ...receipt, code })).status).toBe(303)
    receipt = { ...receipt, code }
  })

  test('opens the evidence once it knows who it is, which is recorded', async () => {
    const masked = read((await city.get(at(), as('handler'))).body)
    expect([masked.includes('证据材料'), masked.includes('户口簿.pdf')]).toEqual([true, false])
    const shown = (await act('unmask', 'handler')).body
    const [, href = ''] = /href="([^"]*handed-in[^"]*)"/.exec(shown) ?? []
    const opened = await city.get(href, as('handler'))
    expect([opened.status, opened.body.startsWith('%PDF')]).toEqual([200, true])
    expect((await city.get(href, as('stranger'))).status).toBe(404)
    const facts = await city.house.db
      .selectFrom('ops.facts')
      .select('subject_id')
      .where('kind', '=', `${correctionCase.key}.handed-in-opened`)
      .execute()
    expect(facts).toEqual([{ subject_id: caseId }])
  })

  test('names who may correct it, where it hands the demand over', async () => {
    expect((await act('accept', 'registrar')).status).toBe(303)
    const reply = await act('draft', 'handler', { result: 'transferred', finding: '登记由他局办理' })
    expect([reply.status, read(reply.body).includes('请写明有权更正的行政机关')]).toEqual([422, true])
    expect(reply.body).toContain('登记由他局办理')
  })

  test('has the letter signed by a second person, on the words that they read', async () => {
    await act('draft', 'both', { result: 'corrected', finding: '登记有误，已经改为三人' })
    const own = await act('approve', 'both', { digest: await digest() })
    expect([own.status, read(own.body).includes('起草人以外的人')]).toEqual([422, true])
    expect((await act('approve', 'head', { digest: 'f'.repeat(64) })).status).toBe(422)
    expect((await act('return', 'head', { reason: '请写明更正日期' })).status).toBe(303)
    await act('draft', 'handler', { result: 'corrected', finding: '登记有误，已于三月六日改为三人' })
    expect(read((await city.get(at(), as('head'))).body)).toContain('已于三月六日改为三人')
    expect((await act('approve', 'head', { digest: await digest() })).status).toBe(303)
    expect(await state()).toBe('answered')
    const told = await lettersTo(city, 'tel:13900139000')
    expect(told.map(each => each.text).join()).toContain('已经答复')
  })
})

describe('the answer', () => {
  test('is opened by the applicant on the status page, and is served by that', async () => {
    const before = await city.get('/requests/correction/status', mine)
    expect(read(before.body)).not.toContain('已于三月六日改为三人')
    await city.post('/requests/correction/status/read', {}, mine)
    const page = read((await city.get('/requests/correction/status', mine)).body)
    expect(page).toContain('政府信息记录更正告知书')
    expect(page).toContain('〔2026〕第1号-更')
    expect(page).toContain('行政复议')
    expect(page).not.toContain('请写明更正日期')
    expect(await state()).toBe('served')
  })

  test('goes by post with day and evidence, and the other agency gets a letter that names nobody', async () => {
    const { id } = await demanded('another-key-of-the-form')
    await act('accept', 'registrar', {}, id)
    const finding = { result: 'transferred', finding: '登记由他局办理', responsible: '示例市民政局' }
    await act('draft', 'handler', finding, id)
    await act('approve', 'head', { digest: await digest(id) }, id)
    const file = await correctionFileOf(city.house.db, id)
    expect([file?.row.letter_number, file?.row.transfer_number]).toEqual([
      '〔2026〕第2号-更',
      '〔2026〕第3号-更',
    ])
    expect(read((await city.get(at(id), as('registrar'))).body)).toContain('更正申请转送函')
    const service = { method: 'post', evidence: '示例邮件号码1' }
    expect((await act('serve', 'registrar', { ...service, day: '2026-03-05' }, id)).status).toBe(422)
    expect((await act('serve', 'registrar', { ...service, day: '2026-03-06' }, id)).status).toBe(303)
    expect(await state(id)).toBe('served')
  })

  test('is no longer waited for once the applicant has withdrawn', async () => {
    const { id, reply } = await demanded('third-key-of-the-form')
    await city.post('/requests/correction/status/withdraw', {}, cookiesOf(reply))
    expect(await state(id)).toBe('withdrawn')
    expect((await act('accept', 'registrar', {}, id)).status).toBe(409)
  })

  test('is found in its queue page by page, open ones apart from those that ended', async () => {
    const { db } = city.house
    const numbers = async (ended: boolean) => {
      const found: string[] = []
      for (;;) {
        const last = found.length === 0 ? undefined : (await listed(ended)).at(found.length - 1)
        const after = last && { receivedOn: last.received_on, caseId: last.case_id }
        const [next] = await queuedCorrections(db, 'all', { ended, limit: 1, ...(after ? { after } : {}) })
        if (!next) return found
        found.push(next.number ?? '')
      }
    }
    const listed = (ended: boolean) => queuedCorrections(db, 'all', { ended, limit: 100 })
    const all = await db
      .selectFrom('desk.cases')
      .select(['number', 'closed_at'])
      .where('kind', '=', correctionCase.key)
      .orderBy('number')
      .execute()
    expect(all.length).toBeGreaterThan(2)
    for (const ended of [true, false]) {
      const wanted = all.filter(each => (each.closed_at !== null) === ended).map(each => each.number)
      expect((await numbers(ended)).sort()).toEqual(wanted)
      const page = (await city.get(`/desk/requests/corrections${ended ? '?closed=yes' : ''}`, as('handler')))
        .body
      expect(all.filter(each => page.includes(`>${each.number}<`)).map(each => each.number)).toEqual(wanted)
    }
  })

  test('opens no request, which is what the annual report counts', async () => {
    const rows = await city.house.db.selectFrom('desk.information_requests').select('case_id').execute()
    expect(rows).toEqual([])
  })

  test('is destroyed when its time of keeping is over; number and result stay', async () => {
    const { db, services } = city.house
    await eraseEndedCorrections(db, services.files, new Date('2032-03-06T02:00:00Z'))
    const file = await correctionFileOf(db, caseId)
    expect(file && openedCorrection(services.keys, file.row)).toBeUndefined()
    expect([file?.row.letter_number, file?.standing.number]).toEqual(['〔2026〕第1号-更', receipt.number])
  })
})
