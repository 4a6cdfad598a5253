import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationKinds } from '../../app.ts'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { loadCase } from '../../foundation/cases/index.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import { broughtOut, granted } from '../../foundation/publications/builders.ts'
import { withdrawPublication } from '../../foundation/publications/index.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { castOf } from '../../testing/released.ts'
import { reportApi } from './public/api.ts'
import { reportOf } from './store.ts'
import { reportCase } from './workflow.ts'

const ROLES = [
  'handler',
  'drafter',
  'disclosure-head',
  'supervising-office',
  'agency-supervisor',
] as const satisfies readonly RoleKey[]
type Role = (typeof ROLES)[number]

let city: TestHouse
let water = ''
let government = ''
const cookies = new Map<string, string>()
let caseId = ''

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-01-08T02:00:00Z') })
  const { db } = city.house
  government = (
    await foundedAgency(
      db,
      { key: 'city', name: '示例市人民政府', kind: 'government', level: 'city' },
      city.now,
    )
  ).id
  water = (
    await foundedAgency(
      db,
      { key: 'water', name: '示例市水务局', kind: 'department', level: 'city', parentId: government },
      city.now,
    )
  ).id
  for (const [agency, prefix] of [
    [water, ''],
    [government, 'city '],
  ] as const) {
    for (const role of ROLES) {
      const { id } = await inTransaction(db, tx => person(tx, { roles: [role], agencyId: agency }, city.now))
      cookies.set(`${prefix}${role}`, await signedIn(db, id, city.now))
    }
  }
}, 60_000)
afterAll(() => city.close())

const as = (who: Role | `city ${Role}`) => cookies.get(who) ?? ''
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const HOME = '/desk/annual-reports'
const version = async (id = caseId) => String((await loadCase(city.house.db, reportCase, id))?.version)
const state = async (id = caseId) => (await loadCase(city.house.db, reportCase, id))?.state
const act = async (
  name: string,
  who: Role | `city ${Role}`,
  form: Record<string, string> = {},
  id = caseId,
) => city.post(`${HOME}/${id}/${name}`, { version: await version(id), ...form }, as(who))
const digest = async (id = caseId) => {
  const rows = await city.house.db
    .selectFrom('desk.annual_report_versions')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('seq', 'desc')
    .execute()
  return rows[0]?.digest ?? ''
}
/** What the worker does once a text is released or withdrawn. */
async function reacted(kind: string, publicationId: string): Promise<void> {
  const { db, rooms } = city.house
  for (const reaction of rooms.flatMap(room => room.reactions ?? []).filter(each => each.to === kind)) {
    const fact = {
      id: publicationId,
      at: city.now,
      kind,
      actorId: null,
      scope: null,
      subject: { type: 'publication', id: publicationId },
      data: {},
    }
    await inTransaction(db, tx => reaction.react(tx, fact as never, city.now))
  }
}

const numberOf = async (publicationId: string) =>
  (
    await city.house.db
      .selectFrom('desk.publications')
      .select('number')
      .where('id', '=', publicationId)
      .executeTakeFirstOrThrow()
  ).number

const TEXTS = {
  overview: '示例：全年收到政府信息公开申请7件，办结6件，结转下年度1件。',
  problems: '示例：公开的及时性还不够，将逐项改进。',
  others: '示例：没有收取信息处理费。',
}

describe('the report of a department', () => {
  test('is begun once, for a year that is over', async () => {
    const begin = (year: string) =>
      city.post(`${HOME}/begin`, { agency: 'water', year, scope: 'agency' }, as('handler'))
    expect(read((await begin('2018')).body)).toContain('2019 年度起')
    expect(read((await begin('2026')).body)).toContain('还没有结束')
    const begun = await begin('2025')
    expect(begun.status).toBe(303)
    caseId = String(begun.headers.location).split('/').at(-1) ?? ''
    const again = await begin('2025')
    expect([again.status, read(again.body).includes('已经开始编制')]).toEqual([422, true])
  })

  test('is nobody else’s to read or to begin', async () => {
    expect((await city.get(`${HOME}/${caseId}`, as('city handler'))).status).toBe(404)
    expect((await city.get(`${HOME}/${caseId}`, as('city supervising-office'))).status).toBe(200)
    const other = await city.post(
      `${HOME}/begin`,
      { agency: 'water', year: '2024', scope: 'agency' },
      as('city handler'),
    )
    expect(other.status).toBe(422)
  })

  test('takes no number that is none, and loses nothing that was typed', async () => {
    const reply = await act('save', 'handler', { ...TEXTS, 'cell:t1.fees.amount': '十万' })
    expect([reply.status, reply.body.includes('十万'), reply.body.includes('全年收到')]).toEqual([
      422,
      true,
      true,
    ])
    expect(reply.body).toContain('href="#field-cell-t1-fees-amount"')
  })

  test('says while it is written what does not balance, column by column', async () => {
    const empty = read((await city.get(`${HOME}/${caseId}`, as('handler'))).body)
    expect(empty).toContain('“一、总体情况”还没有写')
    await act('save', 'handler', {
      ...TEXTS,
      'cell:t1.fees.amount': '18,651.06',
      'source:t1.fees.amount': '示例收费台账',
      'cell:t1.normative.in-force': '3',
    })
    // Before the cases were kept here the tables are entered by hand.
    const numbers = { 'cell:t2.r1.natural': '7', 'cell:t2.r3.1.natural': '5', 'cell:t2.r4.natural': '1' }
    expect((await act('numbers', 'handler', numbers)).status).toBe(303)
    const text = read((await city.get(`${HOME}/${caseId}`, as('handler'))).body)
    expect(text).toContain('表二“自然人”列不平：第一项加第二项为 7，第三项加第四项为 6。')
    const early = await act('submit', 'handler')
    expect([early.status, read(early.body).includes('勾稽错误')]).toEqual([422, true])
  })

  test('is handed in once it balances and every warning is explained', async () => {
    await act('numbers', 'handler', { 'cell:t2.r3.1.natural': '6' })
    const warned = await act('submit', 'handler')
    // The cases say nothing of these, so each number wants its reason.
    expect([warned.status, read(warned.body).includes('没有写明说明')]).toEqual([422, true])
    const notes = Object.fromEntries(
      ['t2.r1.natural', 't2.r3.1.natural', 't2.r4.natural'].map(cell => [
        `note:V15:${cell}`,
        '平台启用前的纸质台账。示例',
      ]),
    )
    expect((await act('save', 'handler', notes)).status).toBe(303)
    expect((await act('submit', 'handler')).status).toBe(303)
    expect(await state()).toBe('submitted')
    const late = await act('save', 'handler', { overview: '后来的话' })
    expect(late.status).toBe(409)
  })

  test('is signed on its digest by the head, accepted by the office, and by nobody else', async () => {
    const signed = { digest: await digest() }
    expect((await act('sign', 'handler', signed)).status).toBe(403)
    expect((await act('sign', 'disclosure-head', { digest: '0'.repeat(64) })).status).toBe(422)
    expect((await act('accept', 'city supervising-office', signed)).status).toBe(409)
    expect((await act('sign', 'disclosure-head', signed)).status).toBe(303)
    const back = await act('send-back', 'city supervising-office', { reason: '请补充示例内容' })
    expect([back.status, await state()]).toEqual([303, 'drafting'])
    await act('submit', 'handler')
    await act('sign', 'disclosure-head', { digest: await digest() })
    expect((await act('accept', 'city supervising-office', { digest: await digest() })).status).toBe(303)
    expect(await state()).toBe('accepted')
    expect(
      await city.house.db.selectFrom('desk.annual_report_versions').select('seq').execute(),
    ).toHaveLength(2)
  })

  test('is public once its text is released, and only where it says what was signed', async () => {
    const begun = await act('draft-text', 'drafter')
    expect(begun.status).toBe(303)
    const editionId = String(begun.headers.location).split('/').at(-1) ?? ''
    expect((await city.get('/annual-reports/water/2025')).status).toBe(404)
    await broughtOut(city.house.db, publicationKinds, editionId, castOf(water), city.now)
    const publicationId = (await reportOf(city.house.db, caseId))?.publication_id ?? ''
    await reacted('publications.released', publicationId)
    await reacted('publications.released', publicationId)
    expect(await state()).toBe('published')
    const page = await city.get('/annual-reports/water/2025')
    expect(page.status).toBe(200)
    const text = read(page.body)
    for (const said of [
      '六、其他需要报告的事项',
      '18651.06',
      '（区分处理的，只计这一情形，不计其他情形）',
      '示例市水务局2025年度政府信息公开工作年度报告',
    ]) {
      expect([said, text.includes(said)]).toEqual([said, true])
    }
    expect(page.body).toContain('colspan="7"')
    expect(read((await city.get('/annual-reports')).body)).toContain('示例市水务局2025年度')
  })

  test('is given as data, as a workbook, as PDF and as a Word file', async () => {
    const { status, body } = await city.get('/api/v1/annual-reports/water/2025')
    expect(status).toBe(200)
    const route = reportApi.find(each => each.path.includes(':year'))
    expect(route?.answer.safeParse(JSON.parse(body)).error?.issues ?? []).toEqual([])
    const [report] = JSON.parse(body).items
    const value = (cell: string) => report.cells.find((each: { cell: string }) => each.cell === cell)?.value
    expect([value('t2.r1.total'), value('t2.r3.7.total'), value('t1.fees.amount')]).toEqual([
      '7',
      '6',
      '18651.06',
    ])
    expect((await city.get('/api/v1/annual-reports/water/2024')).status).toBe(404)
    const sheet = await city.server.inject({
      url: '/annual-reports/water/2025.xlsx',
      headers: { host: 'localhost:8080' },
    })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(sheet.rawPayload as never)
    expect(workbook.worksheets.map(each => each.name)).toEqual([
      '表一 主动公开',
      '表二 申请办理',
      '表三 复议诉讼',
    ])
    const table = workbook.worksheets[1]
    expect(table?.getCell('D5').value).toBe(7)
    expect(table?.getCell('A2').isMerged).toBe(true)
    for (const [file, type] of [
      ['pdf', 'application/pdf'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ]) {
      const reply = await city.get(`/annual-reports/water/2025.${file}`)
      expect([reply.status, reply.headers['content-type']]).toEqual([200, type])
    }
  }, 30_000)

  test('is added into the government’s, which names whose is missing', async () => {
    const begun = await city.post(
      `${HOME}/begin`,
      { agency: 'city', year: '2025', scope: 'government' },
      as('city handler'),
    )
    const id = String(begun.headers.location).split('/').at(-1) ?? ''
    const text = read((await city.get(`${HOME}/${id}`, as('city handler'))).body)
    expect(text).toContain('还有 1 个机关的报告没有审核通过')
    expect(text).toContain('18651.06')
    const list = read((await city.get(HOME, as('city supervising-office'))).body)
    expect(list).toContain('2025 年度尚未报送的机关')
  })

  test('is amended after its publication, and every version stays', async () => {
    expect((await act('amend', 'disclosure-head', { reason: '更正示例数字' })).status).toBe(303)
    expect(await state()).toBe('drafting')
    expect((await city.get('/annual-reports/water/2025')).status).toBe(200)
    expect(
      await city.house.db.selectFrom('desk.annual_report_versions').select('seq').execute(),
    ).toHaveLength(2)
    await act('submit', 'handler')
    await act('sign', 'disclosure-head', { digest: await digest() })
    await act('accept', 'city supervising-office', { digest: await digest() })
    // The same text in its next edition: nobody finds two reports of one year.
    const before = await reportOf(city.house.db, caseId)
    const drafted = await act('draft-text', 'drafter')
    expect(drafted.status).toBe(303)
    const twice = await act('draft-text', 'drafter')
    expect([twice.status, read(twice.body).includes('公布稿还在办理中')]).toEqual([422, true])
    const after = await reportOf(city.house.db, caseId)
    expect(after?.publication_id).toBe(before?.publication_id)
    expect(read((await city.get('/annual-reports/water/2025')).body)).not.toContain('更正说明')
    const editionId = String(drafted.headers.location).split('/').at(-1) ?? ''
    await broughtOut(city.house.db, publicationKinds, editionId, castOf(water), city.now)
    await reacted('publications.released', after?.publication_id ?? '')
    const page = read((await city.get('/annual-reports/water/2025')).body)
    expect(page).toContain('更正说明（2026年1月8日）：更正示例数字')
    expect(page).toContain('数据的统计期限为2025年1月1日至12月31日')
    const versions = read((await city.get(`/d/${await numberOf(after?.publication_id ?? '')}`)).body)
    expect(versions).toContain('更改说明：更正示例数字')
  })

  test('is gone from the list once its text is withdrawn', async () => {
    const publicationId = (await reportOf(city.house.db, caseId))?.publication_id ?? ''
    const { id: editionId } = await city.house.db
      .selectFrom('desk.editions')
      .select('id')
      .where('publication_id', '=', publicationId)
      .orderBy('ordinal', 'desc')
      .executeTakeFirstOrThrow()
    const input = { editionId, reason: '示例理由' }
    await inTransaction(city.house.db, async tx =>
      granted(await withdrawPublication(tx, publicationKinds, input, castOf(water).releaser, city.now)),
    )
    await reacted('publications.withdrawn', publicationId)
    expect((await city.get('/annual-reports/water/2025')).status).toBe(404)
  })
})

describe('an older year', () => {
  let older = ''
  const upload = (bytes: Uint8Array, who: Role = 'handler') => {
    const head = 'Content-Disposition: form-data; name="file"; filename="示例2023.xlsx"'
    return city.server.inject({
      method: 'POST',
      url: `${HOME}/${older}/import`,
      headers: {
        host: 'localhost:8080',
        origin: 'http://localhost:8080',
        cookie: as(who),
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: Buffer.concat([Buffer.from(`--x\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n--x--\r\n')]),
    })
  }
  const workbook = async (asked: number) => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表')
    sheet.addRow(['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'])
    sheet.addRow(['一、本年新收政府信息公开申请数量', asked, 0, 0, 0, 0, 0, asked])
    sheet.addRow(['三（一）予以公开', asked, 0, 0, 0, 0, 0, asked])
    sheet.addRow(['三（九）示例情形', 1, 0, 0, 0, 0, 0, 1])
    return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
  }

  test('is read from a workbook: what was not understood and the checks stand there before anything is kept', async () => {
    const begun = await city.post(
      `${HOME}/begin`,
      { agency: 'water', year: '2023', scope: 'agency' },
      as('handler'),
    )
    older = String(begun.headers.location).split('/').at(-1) ?? ''
    const reply = await upload(await workbook(24))
    expect(reply.statusCode).toBe(200)
    expect(read(reply.body)).toContain('读出 14 个数字')
    expect(read(reply.body)).toContain('三（九）示例情形（格式中没有这一行）')
    expect(read(reply.body)).toContain('勾稽关系成立')
    expect(
      await city.house.db
        .selectFrom('desk.annual_report_cells')
        .selectAll()
        .where('case_id', '=', older)
        .execute(),
    ).toEqual([])
    const fields = Object.fromEntries(
      [...reply.body.matchAll(/name="((?:cell:|source)[^"]*)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    expect((await city.post(`${HOME}/${older}/save`, fields, as('handler'))).status).toBe(303)
    const kept = await city.house.db
      .selectFrom('desk.annual_report_cells')
      .select(['cell', 'value', 'source'])
      .where('case_id', '=', older)
      .where('cell', '=', 't2.r1.natural')
      .execute()
    expect(kept).toMatchObject([{ cell: 't2.r1.natural', source: '读取自《示例2023.xlsx》' }])
    expect(Number(kept[0]?.value)).toBe(24)
  })

  test('is refused where the file is none, and to whoever does not write it', async () => {
    const none = await upload(new TextEncoder().encode('示例'))
    expect([none.statusCode, read(none.body).includes('这不是 Excel 文件')]).toEqual([422, true])
    expect((await upload(await workbook(1), 'disclosure-head')).statusCode).toBe(403)
  })

  test('stands beside the year after it', async () => {
    const begun = await city.post(
      `${HOME}/begin`,
      { agency: 'water', year: '2024', scope: 'agency' },
      as('handler'),
    )
    const next = String(begun.headers.location)
    const before = read((await city.get(next, as('handler'))).body)
    expect(before).not.toContain('与 2023 年度比较')
    await act('save', 'handler', { overview: '示例', problems: '示例：改进', others: '示例' }, older)
    expect((await act('submit', 'handler', {}, older)).status).toBe(303)
    const after = read((await city.get(next, as('handler'))).body)
    expect(after).toContain('与 2023 年度比较')
    expect(after).toMatch(/本年新收政府信息公开申请数量”自然人 24 0 -24 -100% .{0,12}变化较大/)
  })
})
