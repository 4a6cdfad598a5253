import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { samplePdf } from '../../../platform/raster/sample-pdf.builder.ts'
import { cookiesOf, type TestHouse, testHouse } from '../../../testing/house.ts'
import { upload } from '../../../testing/upload.ts'
import { eraseEnded, purgePapers } from '../actions/erase.ts'
import { broughtTo, filedRequest, type RequestHands, sampleAsking } from '../builders.ts'

const CARD = samplePdf({ pages: [{ content: '' }] })
const MANDATE = Buffer.concat([CARD, Buffer.from('\n')])

let city: TestHouse
let hands: RequestHands
const cookies = new Map<string, string>()
let caseId = ''
let mine = ''

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
  const filed = await filedRequest(db, ground, sampleAsking({ agency: 'water' }), city.now)
  caseId = filed.caseId
  await broughtTo(db, ground, caseId, 'assigned', hands, () => city.now)
  mine = cookiesOf(await city.post('/requests/status', { number: filed.number, code: filed.code }))
}, 60_000)
afterAll(() => city.close())

const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const as = (name: string) => cookies.get(name) ?? ''
const send = (name: string, content: Uint8Array, kind = 'identity', cookie = mine) =>
  upload(city, '/requests/status/hand-in', cookie, { field: 'file', name, content }, { as: kind })
const rows = () =>
  city.house.db.selectFrom('desk.applicant_files').selectAll().orderBy('brought_at').execute()
const at = () => `/desk/requests/${caseId}`

describe('an applicant', () => {
  test('hands in a copy of the card, which lies sealed in the store', async () => {
    const sent = await send('示例身份证.pdf', CARD)
    expect([sent.status, sent.headers.location]).toEqual([303, '/requests/status?done=handed-in#handed-in'])
    expect(read((await city.get('/requests/status', mine)).body)).toContain('身份证明：示例身份证.pdf')
    const [row] = await rows()
    expect([row?.kind, row?.brought_by, row?.sealed_name?.includes('身份证')]).toEqual([
      'identity',
      null,
      false,
    ])
    const bytes: Buffer[] = []
    for await (const part of await city.house.services.files.open(row?.stored ?? ''))
      bytes.push(part as Buffer)
    expect(Buffer.concat(bytes).includes('%PDF')).toBe(false)
  })

  test('is told what is not taken, and nothing is kept', async () => {
    const refused = [
      [await send('示例身份证.pdf', CARD), '这个文件已经提交过'],
      [await send('说明.docx', Buffer.from('PK\u0003\u0004')), ''],
      [await send('身份证.gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')), ''],
      [await send('身份证.pdf', Buffer.alloc(6 * 1024 * 1024, 37)), '单个文件不能超过 5 MB'],
      [await send('身份证.pdf', MANDATE, 'evidence-of-nothing'), '请选择材料种类'],
    ] as const
    for (const [{ status, body }, words] of refused) {
      expect(status).toBe(422)
      expect(body).toContain('field-error')
      expect(read(body)).toContain(words)
    }
    expect(await rows()).toHaveLength(1)
  })

  test('of another request reaches nothing of it', async () => {
    const nobody = await send('身份证.pdf', MANDATE, 'identity', '')
    expect([nobody.status, nobody.headers.location]).toEqual([303, '/requests/status'])
    expect(await rows()).toHaveLength(1)
  })
})

describe('at the desk', () => {
  test('a mandate that comes to the counter is taken down, by the agency that is asked alone', async () => {
    const file = { field: 'file', name: '委托书.pdf', content: MANDATE }
    const elsewhere = await upload(city, `${at()}/hand-in`, as('stranger'), file, { as: 'mandate' })
    expect(elsewhere.status).toBe(404)
    const sent = await upload(city, `${at()}/hand-in`, as('registrar'), file, { as: 'mandate' })
    expect(sent.status).toBe(303)
    const bare = await upload(city, `${at()}/hand-in`, as('registrar'), file, { as: '' })
    expect([bare.status, bare.body.includes('id="field-hand-in-as-error"')]).toEqual([422, true])
    expect((await rows()).map(each => each.kind)).toEqual(['identity', 'mandate'])
  })

  test('names and files are seen by whoever just had the applicant shown, and each opening is recorded', async () => {
    const [card] = await rows()
    const before = read((await city.get(at(), as('handler'))).body)
    expect([before.includes('身份证明'), before.includes('示例身份证.pdf')]).toEqual([true, false])
    const file = `${at()}/handed-in/${card?.id}`
    expect((await city.get(file, as('handler'))).status).toBe(403)
    expect((await city.get(file, as('stranger'))).status).toBe(404)
    await city.post(`${at()}/unmask`, { purpose: 'verify' }, as('handler'))
    expect(read((await city.get(at(), as('handler'))).body)).toContain('示例身份证.pdf')
    const opened = await city.get(file, as('handler'))
    expect([opened.status, opened.body.startsWith('%PDF'), opened.headers['cache-control']]).toEqual([
      200,
      true,
      'no-store',
    ])
    const facts = await city.house.db
      .selectFrom('ops.facts')
      .select(['actor_id', 'data'])
      .where('kind', '=', 'information-request.handed-in-opened')
      .execute()
    expect(facts.map(each => [each.actor_id, each.data])).toEqual([[hands.handler.id, { file: card?.id }]])
  })
})

describe('what was handed in', () => {
  test('cannot grow once the reply is signed, and proof of identity ends before the rest', async () => {
    const { db, services, origin } = city.house
    const ground = { keys: services.keys, origin }
    const filed = await filedRequest(db, ground, sampleAsking({ agency: 'water' }), city.now)
    const own = cookiesOf(await city.post('/requests/status', { number: filed.number, code: filed.code }))
    expect((await send('身份证.pdf', CARD, 'identity', own)).status).toBe(303)
    expect((await send('其他.pdf', MANDATE, 'other', own)).status).toBe(303)
    await broughtTo(db, ground, filed.caseId, 'closed', hands, () => city.now)
    const late = await send('又一份.pdf', Buffer.concat([MANDATE, Buffer.from('\n')]), 'identity', own)
    expect(late.status).toBe(422)
    const held = async () =>
      (await rows())
        .filter(each => each.case_id === filed.caseId && each.stored !== null)
        .map(each => each.kind)
    expect(await held()).toEqual(['identity', 'other'])
    const names = (await rows()).flatMap(each => (each.case_id === filed.caseId ? (each.stored ?? []) : []))
    await purgePapers(db, services.files, new Date('2027-03-06T02:00:00Z'))
    expect(await held()).toEqual(['other'])
    await eraseEnded(db, services.files, new Date('2032-03-06T02:00:00Z'))
    expect(await held()).toEqual([])
    for (const name of names) await expect(services.files.open(name)).rejects.toThrow()
  })
})
