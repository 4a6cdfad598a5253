import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { loadCase } from '../../../foundation/cases/index.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { hiddenData } from '../../../platform/files/hidden-data/index.ts'
import { samplePdf } from '../../../platform/raster/sample-pdf.builder.ts'
import { cookiesOf, type TestHouse, testHouse } from '../../../testing/house.ts'
import { upload } from '../../../testing/upload.ts'
import { eraseEnded } from '../actions/erase.ts'
import { broughtTo, filedRequest, type RequestHands, sampleAsking } from '../builders.ts'
import { requestCase } from '../workflow.ts'

const SECRET = 'Zhang Shili 13900139000'
const RECORD = samplePdf({
  resources: '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
  pages: [
    {
      content: `BT /F1 14 Tf 72 760 Td (Plan of water supply) Tj ET\nBT /F1 14 Tf 72 700 Td (${SECRET}) Tj ET`,
    },
    { content: 'BT /F1 14 Tf 72 760 Td (Second page) Tj ET' },
  ],
})

let city: TestHouse
let hands: RequestHands
const cookies = new Map<string, string>()
let caseId = ''
let mine = ''
let others = ''
let at = ''

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-03-06T02:00:00Z') })
  const { db, services, origin } = city.house
  const ground = { keys: services.keys, origin }
  const water = await foundedAgency(db, { key: 'water', name: '示例市水务局', kind: 'government' }, city.now)
  const parks = await foundedAgency(
    db,
    { key: 'parks', name: '示例市园林局', kind: 'department', parentId: water.id },
    city.now,
  )
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
  const asking = sampleAsking({ agency: 'water' })
  const filed = await filedRequest(db, ground, asking, city.now)
  caseId = filed.caseId
  at = `/desk/requests/${caseId}`
  await broughtTo(db, ground, caseId, 'assigned', hands, () => city.now)
  await search()
  mine = cookiesOf(await city.post('/requests/status', { number: filed.number, code: filed.code }))
  const other = await filedRequest(db, ground, asking, city.now)
  others = cookiesOf(await city.post('/requests/status', { number: other.number, code: other.code }))
}, 60_000)
afterAll(() => city.close())

const as = (name: string) => cookies.get(name) ?? ''
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const version = async () => String((await loadCase(city.house.db, requestCase, caseId))?.version ?? 0)
const act = async (name: string, who: string, form: Record<string, string> = {}) =>
  city.post(`${at}/${name}`, { version: await version(), ...form }, as(who))
const search = () =>
  act('search', 'handler', {
    result: 'found',
    day: '2026-03-06',
    systems: '示例档案系统',
    keywords: '供水规划',
    people: '示例承办人',
    finding: '示例结果',
  })
const digestOf = async () => {
  const letters = await city.house.db
    .selectFrom('desk.request_letters')
    .select('digest')
    .where('case_id', '=', caseId)
    .where('outcome', 'is not', null)
    .orderBy('seq', 'desc')
    .execute()
  return letters[0]?.digest ?? ''
}

const bring = (who: string, name: string, content: Uint8Array) =>
  upload(city, `${at}/records`, as(who), { field: 'files', name, content })
const bytesAt = async (path: string, cookie: string) =>
  city.server.inject({ method: 'GET', url: path, headers: { host: 'localhost:8080', cookie } })
const recordIds = async () =>
  (
    await city.house.db
      .selectFrom('desk.request_records')
      .select('id')
      .where('removed_at', 'is', null)
      .orderBy('seq')
      .execute()
  ).map(each => each.id)
const openings = () =>
  city.house.db.selectFrom('desk.request_record_openings').select(['what', 'page', 'person_id']).execute()

describe('a handler who has found what was asked for', () => {
  test('uploads it; neither its words nor its name lie readable anywhere', async () => {
    expect((await bring('handler', '张示例的规划.pdf', RECORD)).status).toBe(303)
    expect(await recordIds()).toHaveLength(1)
    const rows = await city.house.db.selectFrom('desk.request_records').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('张示例')
    for await (const file of city.house.services.files.list()) {
      const parts: Buffer[] = []
      for await (const part of await city.house.services.files.open(file.sha256)) parts.push(part as Buffer)
      expect(Buffer.concat(parts).includes(SECRET)).toBe(false)
    }
    expect(read((await city.get(at, as('handler'))).body)).toContain('张示例的规划.pdf')
  })

  test('who sends the same again leaves nothing behind', async () => {
    const files = async () => {
      const names: string[] = []
      for await (const { sha256 } of city.house.services.files.list()) names.push(sha256)
      return names.sort()
    }
    const before = await files()
    expect((await bring('handler', '同一份.pdf', RECORD)).status).toBe(303)
    expect([await files(), (await recordIds()).length]).toEqual([before, 1])
  })

  test('is told at the field what cannot be taken', async () => {
    const wrong = await bring('handler', '不是规划.pdf', Buffer.from('只是文字'))
    expect([wrong.status, wrong.body.includes('href="#field-files"')]).toEqual([422, true])
    const none = await city.post(`${at}/records`, {}, as('handler'))
    expect([none.status, read(none.body).includes('请选择要上传的材料')]).toEqual([422, true])
  })

  test('opens the original, which is recorded; people of another agency find nothing', async () => {
    const [id = ''] = await recordIds()
    const original = await bytesAt(`${at}/records/${id}/original`, as('handler'))
    expect([original.statusCode, original.rawPayload.equals(RECORD)]).toEqual([200, true])
    expect(original.headers['cache-control']).toBe('no-store')
    expect(String(original.headers['content-disposition'])).toMatch(/^attachment/)
    expect(await openings()).toEqual([{ what: 'original', page: null, person_id: hands.handler.id }])
    for (const path of ['', `/${id}`, `/${id}/original`, `/${id}/pages/1`, `/${id}/pages/1/picture`]) {
      const reply = await city.get(`${at}/records${path}`, as('stranger'))
      expect([path, reply.status]).toEqual([path, 404])
    }
    expect((await bring('stranger', '规划.pdf', RECORD)).status).toBe(404)
    expect(await recordIds()).toHaveLength(1)
  })

  test('ticks a line and draws a box, each for a ground of the law', async () => {
    const [id = ''] = await recordIds()
    const page = `${at}/records/${id}/pages/1`
    const body = (await city.get(page, as('handler'))).body
    expect(read(body)).toContain('第 1 页，共 2 页')
    expect(body).toContain(SECRET)
    // A number of a person is pointed out; nothing is ticked by itself.
    expect([read(body).includes('疑似个人号码'), body.includes('checked')]).toEqual([true, false])
    expect((await city.get(`${at}/records/${id}/pages/9`, as('handler'))).status).toBe(404)
    expect((await city.get(`${at}/records/${id}/pages/9/picture`, as('handler'))).status).toBe(404)
    const unsaid = await city.post(page, { lines: '1' }, as('handler'))
    expect([unsaid.status, unsaid.body.includes('href="#field-ground"')]).toEqual([422, true])
    const outside = { left: '90', top: '10', width: '20', height: '5', ground: 'X5' }
    expect((await city.post(page, outside, as('handler'))).status).toBe(422)
    expect((await city.post(page, { lines: '1', ground: 'X4-privacy' }, as('handler'))).status).toBe(303)
    expect((await city.post(page, { ...outside, left: '10' }, as('handler'))).status).toBe(303)
    const shown = (await city.get(page, as('handler'))).body
    expect(read(shown)).toContain('全文已经遮盖 2 处')
    const boxes = [...shown.matchAll(/action="([^"]+\/boxes\/[^"]+\/remove)"/g)].map(each => each[1] ?? '')
    expect(boxes).toHaveLength(2)
    expect((await city.post(boxes[1] ?? '', {}, as('handler'))).status).toBe(303)
    const picture = await bytesAt(`${page}/picture`, as('handler'))
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png'])
    // A page that one works on for some minutes was opened once.
    expect((await openings()).filter(each => each.what === 'page')).toHaveLength(1)
  })

  test('releases the blackened copy, which holds nothing of what was blackened', async () => {
    const [id = ''] = await recordIds()
    expect((await city.post(`${at}/records/${id}/redact`, {}, as('handler'))).status).toBe(303)
    const page = read((await city.get(`${at}/records/${id}`, as('handler'))).body)
    expect(page).toContain('张示例的规划（部分遮盖）.pdf')
    const release = await city.house.db
      .selectFrom('desk.request_releases')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect([release.kind, release.pages]).toEqual(['redacted', 2])
    const copy = await bytesAt(`${at}/releases/${release.id}`, as('head'))
    expect([copy.statusCode, copy.rawPayload.toString('latin1').slice(0, 5)]).toEqual([200, '%PDF-'])
    expect(copy.rawPayload.includes(SECRET)).toBe(false)
  })
})

describe('a file that hides something', () => {
  const HIDING = (trailer: string, extra = '') =>
    samplePdf({
      pages: [{ content: '', extra }],
      trailer,
      objects: {
        100: '<< /Author (Somebody) >>',
        101: '<< /Type /Annot /Subtype /Text /Rect [0 0 10 10] /Contents (not yet) >>',
      },
    })
  const release = async (id: string, form: Record<string, string>) =>
    city.post(`${at}/records/${id}/release`, form, as('handler'))

  test('goes as it is only for a reason, where it may at all', async () => {
    expect((await bring('handler', '有属性.pdf', HIDING('/Info 100 0 R'))).status).toBe(303)
    const id = (await recordIds()).at(-1) ?? ''
    expect(read((await city.get(`${at}/records/${id}`, as('handler'))).body)).toContain('文档属性')
    const bare = await release(id, { kind: 'as-is' })
    expect([bare.status, bare.body.includes('href="#field-reason"')]).toEqual([422, true])
    expect((await release(id, { kind: 'as-is', reason: '作者已经署名公开' })).status).toBe(303)
    const page = read((await city.get(`${at}/records/${id}`, as('head'))).body)
    expect(page).toContain('作者已经署名公开')
    expect((await city.post(`${at}/records/${id}/set-aside`, {}, as('handler'))).status).toBe(303)
    expect(await recordIds()).not.toContain(id)
  })

  test('does not go with what nobody may see: a PDF becomes pictures of its pages', async () => {
    expect((await bring('handler', '有注释.pdf', HIDING('', '/Annots [101 0 R]'))).status).toBe(303)
    const id = (await recordIds()).at(-1) ?? ''
    const reply = await release(id, { kind: 'as-is', reason: '示例理由' })
    expect([reply.status, reply.body.includes('field-error')]).toEqual([422, true])
    expect((await release(id, { kind: 'cleaned' })).status).toBe(303)
    const copy = await city.house.db
      .selectFrom('desk.request_releases')
      .selectAll()
      .where('record_id', '=', id)
      .executeTakeFirstOrThrow()
    expect([copy.kind, copy.pages, copy.sha256 === copy.original]).toEqual(['cleaned', 1, false])
    const given = await bytesAt(`${at}/releases/${copy.id}`, as('head'))
    expect(await hiddenData(given.rawPayload, 'application/pdf')).toEqual({ ok: true, findings: [] })
    expect((await city.post(`${at}/records/${id}/set-aside`, {}, as('handler'))).status).toBe(303)
  })

  test('goes as a copy without it', async () => {
    const written = new Document({ creator: '经办人', sections: [{ children: [new Paragraph('示例规划')] }] })
    const original = await Packer.toBuffer(written)
    expect((await bring('handler', '规划.docx', original)).status).toBe(303)
    const id = (await recordIds()).at(-1) ?? ''
    expect((await release(id, { kind: 'cleaned' })).status).toBe(303)
    const copy = await city.house.db
      .selectFrom('desk.request_releases')
      .selectAll()
      .where('record_id', '=', id)
      .executeTakeFirstOrThrow()
    expect([copy.kind, copy.sha256 === copy.original, copy.sealed_reason]).toEqual(['cleaned', false, null])
    expect((await city.post(`${at}/records/${id}/set-aside`, {}, as('handler'))).status).toBe(303)
  })
})

describe('the reply', () => {
  const DRAFT = { outcome: 'R04', choice: 'withheld-14-16', 'field-withheld': '个人信息，条例第十五条' }
  const draft = async () =>
    city.post(
      `${at}/reply`,
      {
        version: await version(),
        ...DRAFT,
        'evidence-withheld-reasons': '逐项理由',
        'evidence-search-record': '检索记录',
      },
      as('handler'),
    )

  test('lists the released copies with their pages, and the digest that is signed covers them', async () => {
    expect((await draft()).status).toBe(303)
    const page = read((await city.get(at, as('head'))).body)
    expect(page).toContain('张示例的规划（部分遮盖）.pdf（2页，部分内容已遮盖）')
    expect(await city.house.db.selectFrom('desk.request_enclosures').selectAll().execute()).toHaveLength(1)
  })

  test('is not handed in while a record is undecided, or other than the draft says', async () => {
    const before = await digestOf()
    expect((await bring('handler', '附图.pdf', Buffer.concat([RECORD, Buffer.from('\n')]))).status).toBe(303)
    const undecided = await act('submit', 'handler')
    expect([undecided.status, read(undecided.body).includes('还没有确定怎样提供')]).toEqual([422, true])
    const [, id = ''] = await recordIds()
    const page = `${at}/records/${id}`
    await city.post(
      `${page}/pages/2`,
      { left: '5', top: '5', width: '50', height: '10', ground: 'X6' },
      as('handler'),
    )
    expect((await city.post(`${page}/redact`, {}, as('handler'))).status).toBe(303)
    const changed = await act('submit', 'handler')
    expect([changed.status, read(changed.body).includes('有变化')]).toEqual([422, true])
    expect((await draft()).status).toBe(303)
    expect(await digestOf()).not.toBe(before)
    expect((await act('submit', 'handler')).status).toBe(303)
  })

  test('once handed in nothing of it changes, and its applicant has nothing yet', async () => {
    const [id = ''] = await recordIds()
    const late = await city.post(`${at}/records/${id}/set-aside`, {}, as('handler'))
    expect([late.status, (await bring('handler', '又一份.pdf', RECORD)).status]).toEqual([409, 409])
    expect(await given()).toEqual([])
    const digest = await digestOf()
    expect((await act('clear-secrecy', 'secrecy', { digest })).status).toBe(303)
    expect((await act('sign', 'head', { digest })).status).toBe(303)
    const [release = ''] = await releaseIds()
    expect((await city.get(`/requests/status/records/${release}`, mine)).status).toBe(404)
  })
})

const releaseIds = async () =>
  (
    await city.house.db
      .selectFrom('desk.request_enclosures')
      .select('release_id')
      .orderBy('letter_seq', 'desc')
      .orderBy('place')
      .execute()
  ).map(each => each.release_id)
const given = async () =>
  [
    ...(await city.get('/requests/status', mine)).body.matchAll(
      /href="(\/requests\/status\/records\/[^"]+)"/g,
    ),
  ].map(each => each[1] ?? '')

describe('the applicant', () => {
  test('fetches the copies after they were sent; each time is recorded', async () => {
    const sent = await act('dispatch', 'registrar', {
      method: 'online',
      day: '2026-03-06',
      proof: '进度页面',
    })
    expect(sent.status).toBe(303)
    const links = await given()
    expect(links).toHaveLength(2)
    const copy = await bytesAt(links[0] ?? '', mine)
    expect([copy.statusCode, copy.headers['cache-control'], copy.rawPayload.includes(SECRET)]).toEqual([
      200,
      'no-store',
      false,
    ])
    expect(String(copy.headers['content-disposition'])).toMatch(/^attachment/)
    expect(
      await city.house.db.selectFrom('desk.request_record_downloads').selectAll().execute(),
    ).toHaveLength(1)
  })

  test('is seen to have fetched them', async () => {
    expect(read((await city.get(at, as('handler'))).body)).toContain('申请人已经下载 1 次')
  })

  test('alone: nobody without the code, nobody with the code of another request', async () => {
    const [link = ''] = await given()
    expect((await city.get(link)).status).toBe(303)
    expect((await city.get(link, others)).status).toBe(404)
    // The original has no address at all outside the desk.
    const [id = ''] = await recordIds()
    expect((await city.get(`/requests/status/records/${id}`, mine)).status).toBe(404)
  })

  test('years later nothing is left of it, in the database or among the files', async () => {
    const { db, services } = city.house
    await act('serve', 'registrar', { method: 'online', day: '2026-03-06', proof: '申请人查收' })
    await act('close', 'registrar')
    await eraseEnded(db, services.files, new Date('2033-03-06T02:00:00Z'))
    const stored = await db.selectFrom('desk.request_releases').select('stored').execute()
    for (const each of stored) expect(await services.files.has(each.stored)).toBe(false)
    expect(await given()).toEqual([])
  })
})
