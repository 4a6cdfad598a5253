import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { loadCase } from '../../../foundation/cases/index.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import { EVIDENCE, outcomeOf } from '../../../law/outcomes.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { sha256 } from '../../../platform/crypto/digest.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { samplePdf } from '../../../platform/raster/sample-pdf.builder.ts'
import { type TestHouse, testHouse } from '../../../testing/house.ts'
import { eraseEnded } from '../actions/erase.ts'
import { draftReply } from '../actions/reply.ts'
import {
  broughtTo,
  filedRequest,
  openConsultation,
  type RequestHands,
  sampleAsking,
  sampleFields,
} from '../builders.ts'
import { givenRecord } from '../records/builders.ts'
import { requestCase } from '../workflow.ts'

const RECORD = samplePdf({
  resources: '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
  pages: [{ content: 'BT /F1 14 Tf 72 760 Td (Plan 13900139000) Tj ET' }],
})

let city: TestHouse
let hands: RequestHands
const cookies = new Map<string, string>()
const ids = { closed: '', hearing: '', reviewed: '', unproven: '' }

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db, services, origin } = city.house
  const ground = { keys: services.keys, origin }
  const water = await foundedAgency(db, { key: 'water', name: '示例市水务局' }, city.now)
  const parks = await foundedAgency(db, { key: 'parks', name: '示例市园林局' }, city.now)
  const seat = async (name: string, roles: readonly RoleKey[], agencyId: string) => {
    const found = await inTransaction(db, tx => person(tx, { roles: [...roles], agencyId }, city.now))
    cookies.set(name, await signedIn(db, found.id, city.now))
    return found.actor
  }
  hands = {
    registrar: await seat('registrar', ['registrar'], water.id),
    handler: await seat('handler', ['handler'], water.id),
    head: await seat('head', ['disclosure-head'], water.id),
    secrecy: await seat('secrecy', ['confidentiality-reviewer'], water.id),
    legality: await seat('legality', ['legality-reviewer'], water.id),
  }
  await seat('stranger', ['registrar', 'handler', 'disclosure-head'], parks.id)
  const filed = async () => {
    const asking = sampleAsking({ agency: 'water', applicant: { name: '王示例', phone: '13900139000' } })
    return (await filedRequest(db, ground, asking, city.now)).caseId
  }
  ids.closed = await filed()
  await broughtTo(db, ground, ids.closed, 'closed', hands, () => city.now, {
    prepare: now =>
      givenRecord(
        db,
        { services, origin, caseId: ids.closed, actor: hands.handler, now },
        { name: '示例供水规划.pdf', content: RECORD, covers: [{ words: '13900139000', ground: 'privacy' }] },
      ),
  })
  ids.hearing = await filed()
  await broughtTo(db, ground, ids.hearing, 'assigned', hands, () => city.now)
  await inTransaction(db, tx =>
    openConsultation(
      tx,
      ground,
      {
        caseId: ids.hearing,
        kind: 'third-party',
        party: { name: '示例设计公司', contact: '', question: '是否同意公开示例方案' },
      },
      hands.handler,
      city.now,
    ),
  )
  ids.reviewed = await filed()
  await broughtTo(db, ground, ids.reviewed, 'review', hands, () => city.now, { outcome: 'R07' })
  ids.unproven = await filed()
  await broughtTo(db, ground, ids.unproven, 'drafting', hands, () => city.now)
  const version = (await loadCase(db, requestCase, ids.unproven))?.version
  await inTransaction(db, tx =>
    draftReply(
      tx,
      ground,
      'revise',
      {
        caseId: ids.unproven,
        version,
        outcome: 'R04',
        choice: 'withheld-other',
        fields: sampleFields('R04'),
        evidence: { 'public-address': `见 ${origin}/requests ，另见 https://elsewhere.example/a` },
      },
      hands.handler,
      city.now,
    ),
  )
}, 60_000)
afterAll(() => city.close())

const as = (name: string) => cookies.get(name) ?? ''
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const at = (id: string, rest = '') => `/desk/requests/${id}/dossier${rest}`
const text = async (path: string, who = 'handler') => read((await city.get(path, as(who))).body)
const bytesOf = (path: string, who = 'handler') =>
  city.server.inject({ method: 'GET', url: path, headers: { host: 'localhost:8080', cookie: as(who) } })
const taken = async () =>
  (
    await city.house.db.selectFrom('ops.facts').selectAll().where('kind', 'like', '%dossier-taken').execute()
  ).map(each => each.actor_id)

describe('the dossier of a request', () => {
  test('lists every paper in the order in which it is bound', async () => {
    const { status, body } = await city.get(at(ids.closed), as('handler'))
    expect(status).toBe(200)
    const catalogue = read(body.slice(body.indexOf('卷宗目录')))
    const order = [
      '政府信息公开申请表',
      '政府信息公开申请登记表',
      '答复期限',
      '检索记录',
      '政府信息公开申请审查呈批单',
      '政府信息公开申请登记回执',
      '送达回证',
      '政府信息公开答复书',
      '提供的材料',
      '举证材料',
      '办理经过',
    ].map(title => catalogue.indexOf(title))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(await text(`/desk/requests/${ids.closed}`)).toContain('案卷')
  })

  test('shows the applicant to nobody who did not say what for', async () => {
    for (const path of [at(ids.closed), at(ids.closed, '/D01')]) {
      const masked = await text(path)
      expect(masked).toContain('139****9000')
      expect(masked).not.toContain('13900139000')
    }
    // The letters name the person whom they are addressed to as little as the rest does, on every page and in every file.
    const letter = `/desk/requests/${ids.closed}/letters/1`
    for (const path of [
      at(ids.closed, '/whole'),
      at(ids.closed, '/letter-1'),
      letter,
      `/desk/requests/${ids.closed}`,
    ]) {
      const page = await text(path)
      expect([path, page.includes('王某某'), page.includes('王示例')]).toEqual([path, true, false])
    }
    expect(await text(letter)).toContain('收件人的姓名已经遮盖')
    const shown = { purpose: 'deliver', version: '1' }
    expect((await city.post(`/desk/requests/${ids.closed}/unmask`, shown, as('registrar'))).status).toBe(303)
    expect(await text(at(ids.closed, '/D01'), 'registrar')).toContain('13900139000')
    const whole = await text(letter, 'registrar')
    expect([whole.includes('王示例：'), whole.includes('已经遮盖')]).toEqual([true, false])
  })

  test('is nothing to the people of another agency', async () => {
    for (const rest of ['', '/D26', '/whole.pdf', '/whole.zip'])
      expect([rest, (await city.get(at(ids.closed, rest), as('stranger'))).status]).toEqual([rest, 404])
    expect(await taken()).toEqual([])
  })

  test('has no papers but its own', async () => {
    for (const rest of ['/D99', '/D26.exe', '/D26.zip', '/whole.png', '/D25-99', '/..%2F', '/D08-1'])
      expect([rest, (await city.get(at(ids.closed, rest), as('handler'))).status]).toEqual([rest, 404])
  })

  test('says when it came in, why that day counts, and whether the answer was in time', async () => {
    const register = await text(at(ids.closed, '/D02'))
    for (const words of ['收到日期 2026年3月6日', '电话确认', '告知补正最迟日期 2026年3月17日', '未逾期'])
      expect(register).toContain(words)
  })

  test('tells who has looked at a draft, and leaves room for who has not', async () => {
    const approval = await text(at(ids.reviewed, '/D26'))
    expect(approval).toContain('R07 不予公开')
    expect(approval).toContain('示例档案系统')
    expect(approval).toMatch(/保密审查 合法性审查 签发 /)
    expect(await text(at(ids.closed, '/D26'))).toMatch(/保密审查 通过.*签发 同意签发/)
    expect((await city.get(at(ids.hearing, '/D26'), as('handler'))).status).toBe(404)
  })

  test('has a proof of service for each letter that was numbered', async () => {
    const catalogue = (await city.get(at(ids.closed), as('handler'))).body
    const keys = [...catalogue.matchAll(/dossier\/(D25-\d+)"/g)].map(([, key]) => key)
    expect(keys.length).toBeGreaterThan(0)
    const proof = await text(at(ids.closed, `/${keys.at(-1)}`))
    expect(proof).toMatch(/送达文书 政府信息公开答复书 文号 〔2026〕第\d+号-答/)
    expect(proof).toContain('申请人查收')
  })

  test('prints the form with which a third party answers, and names no applicant in it', async () => {
    const form = await text(at(ids.hearing, '/D08-1'))
    expect(form).toContain('征求意见确认函')
    expect(form).toContain('□ 不同意公开')
    expect(form).toContain('示例设计公司')
    expect(form).not.toContain('王示例')
  })

  test('prints the slip by which an answer is urged only once its time has run out', async () => {
    expect((await city.get(at(ids.reviewed, '/urging'), as('handler'))).status).toBe(404)
    const before = city.now
    city.now = new Date('2026-04-08T02:00:00Z')
    cookies.set('handler', await signedIn(city.house.db, hands.handler.id, city.now))
    expect(await text(at(ids.reviewed, '/urging'))).toMatch(
      /督办单.*应当答复 2026年4月3日，截至2026年4月8日已逾期 2 个工作日/,
    )
    // While a third party is heard the clock stands; what was answered is late no more.
    for (const id of [ids.hearing, ids.closed])
      expect((await city.get(at(id, '/urging'), as('handler'))).status).toBe(404)
    city.now = before
  })

  test('lays every point that must be proven beside its proof, and says what is missing', async () => {
    const proven = await text(at(ids.reviewed, '/evidence'))
    for (const key of outcomeOf('R07')?.evidence ?? []) expect(proven).toContain(`${EVIDENCE[key]} 示例材料`)
    const open = await text(at(ids.unproven, '/evidence'))
    expect(open).toContain('R04 部分公开')
    expect(open).toContain(`${EVIDENCE['withheld-reasons']} （缺）`)
    // What was gathered for another outcome stays in the file.
    expect(open).toContain(EVIDENCE['public-address'])
  })

  test('comes as PDF and as a Word file, whole or paper by paper; who takes the whole is recorded', async () => {
    const before = (await taken()).length
    for (const rest of ['/D26.pdf', '/D26.docx', '/whole.pdf', '/whole.docx']) {
      const { statusCode, headers, rawPayload } = await bytesOf(at(ids.closed, rest))
      expect([rest, statusCode, headers['cache-control']]).toEqual([rest, 200, 'no-store'])
      expect(rawPayload.toString('latin1').slice(0, 2)).toBe(rest.endsWith('pdf') ? '%P' : 'PK')
    }
    expect((await taken()).slice(before)).toEqual([hands.handler.id, hands.handler.id])
  }, 30_000)

  test('comes together with all that proves it, each file by its digest', async () => {
    const files = unzipSync((await bytesOf(at(ids.closed, '/whole.zip'))).rawPayload)
    const names = Object.keys(files)
    expect(names[0]).toBe('案卷.pdf')
    expect(names.filter(name => name.startsWith('文书/')).some(name => name.includes('答复书'))).toBe(true)
    expect(names.filter(name => name.startsWith('提供的材料/'))).toHaveLength(1)
    // What was blackened stays so: the copy that was given is in it, never the record.
    for (const content of Object.values(files))
      expect(Buffer.from(content).includes('13900139000')).toBe(false)
    const listed = strFromU8(files['摘要值.sha256'] ?? new Uint8Array())
      .trim()
      .split('\n')
    expect(listed).toEqual(
      names.slice(0, -1).map(name => `${sha256(files[name] ?? new Uint8Array())}  ${name}`),
    )
  }, 30_000)

  test('takes along the public pages that its evidence names, as anybody reads them', async () => {
    const files = unzipSync((await bytesOf(at(ids.unproven, '/whole.zip'))).rawPayload)
    const pages = Object.keys(files).filter(name => name.startsWith('公开页面/'))
    expect(pages).toEqual(['公开页面/01 requests.html'])
    expect(strFromU8(files[pages[0] ?? ''] ?? new Uint8Array())).toContain('依申请公开')
  }, 30_000)

  test('outlives the words: after they were erased it still tells what was done when', async () => {
    const before = city.now
    city.now = new Date('2046-03-06T02:00:00Z')
    await eraseEnded(city.house.db, city.house.services.files, city.now)
    cookies.set('handler', await signedIn(city.house.db, hands.handler.id, city.now))
    const whole = await text(at(ids.closed, '/whole'))
    expect(whole).toContain('已经按期销毁')
    expect(whole).toContain('办理经过')
    expect((await bytesOf(at(ids.closed, '/whole.zip'))).statusCode).toBe(200)
    city.now = before
  }, 30_000)
})
