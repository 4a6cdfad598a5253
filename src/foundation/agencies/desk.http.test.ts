import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { person, signedIn } from '../people/builders.ts'
import type { Agency } from './agency.ts'
import { foundedAgency } from './builders.ts'

let city: TestHouse
let root: Agency
let office: Agency
let supervisor: string
let head: string

beforeAll(async () => {
  city = await testHouse()
  const { db } = city.house
  root = await foundedAgency(db, { key: 'city', name: '示例市人民政府' }, city.now)
  office = await foundedAgency(db, { key: 'office', name: '示例市一局', parentId: root.id }, city.now)
  await foundedAgency(
    db,
    { key: 'other', name: '示例市二局', shortName: '市二局', parentId: root.id },
    city.now,
  )
  supervisor = await cookieOf('supervising-office', office)
  head = await cookieOf('disclosure-head', office)
}, 60_000)
afterAll(() => city.close())

async function cookieOf(role: RoleKey, agency: Agency): Promise<string> {
  const { db } = city.house
  const { id } = await inTransaction(db, tx => person(tx, { agencyId: agency.id, roles: [role] }, city.now))
  return signedIn(db, id, city.now)
}

const event = { date: '2026-11-01', basis: '示例文件〔2026〕1号' }

describe('the supervising office', () => {
  test('founds an agency, whose page stands at once', async () => {
    const form = {
      ...event,
      name: '示例市三局',
      shortName: '市三局',
      key: 'third',
      kind: 'department',
      level: 'city',
      parent: '示例市人民政府',
      regionCode: '371300',
      numberPrefixes: '示三字、示三函',
    }
    const done = await city.post('/desk/agencies', form, supervisor)
    expect([done.status, done.headers.location]).toEqual([303, '/desk/agencies/third?done=founded'])
    expect((await city.get('/desk/agencies/third?done=founded', supervisor)).body).toContain('示三字、示三函')
    expect((await city.get('/agencies/third')).body).toContain('示例市三局')
  })

  test('loses nothing that was typed when something is wrong, and is told what', async () => {
    const form = {
      ...event,
      name: '示例市四局',
      key: 'BAD KEY',
      kind: 'department',
      level: 'city',
      parent: '无此局',
    }
    const refusal = await city.post('/desk/agencies', form, supervisor)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain('value="示例市四局"')
    expect(refusal.body).toContain('请填写行政区划代码')
    const again = await city.post('/desk/agencies', { ...form, regionCode: '371300' }, supervisor)
    expect(again.body).toContain('没有找到这个上级机构')
  })

  test('renames, and both names find the agency', async () => {
    await city.post(
      '/desk/agencies/third/rename',
      { ...event, date: '2026-11-20', name: '示例市三委' },
      supervisor,
    )
    for (const name of ['示例市三委', '示例市三局']) {
      const { body } = await city.get(`/desk/agencies?q=${encodeURIComponent(name)}`, supervisor)
      expect(body).toContain('href="/desk/agencies/third"')
      expect(body).not.toContain('href="/desk/agencies/other"')
    }
  })

  test('merges by writing names as papers do, and the public is led on', async () => {
    const page = await city.get('/desk/agencies/third/merge', supervisor)
    const once = /name="once" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const form = { ...event, once, date: '2026-11-21', successors: '市二局' }
    const done = await city.post('/desk/agencies/third/merge', form, supervisor)
    expect(done.headers.location).toBe('/desk/agencies/third?done=merge')
    expect((await city.get('/agencies/third')).body).toContain('href="/agencies/other"')
    // A second press of the button does nothing more and ends on the same page.
    const twice = await city.post('/desk/agencies/third/merge', form, supervisor)
    expect([twice.status, twice.headers.location]).toEqual([303, done.headers.location])
  })

  test('is kept from ending what still has agencies below it', async () => {
    const refusal = await city.post('/desk/agencies/city/abolish', event, supervisor)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain('还有未撤并的下属机构')
  })

  test('records how papers write an agency', async () => {
    const done = await city.post('/desk/agencies/other/aliases', { name: '二局' }, supervisor)
    expect(done.status).toBe(303)
    const twice = await city.post('/desk/agencies/other/aliases', { name: '二局' }, supervisor)
    expect([twice.status, twice.body.includes('这一写法已经登记过')]).toEqual([422, true])
  })
})

describe('the head of a disclosure office', () => {
  test('corrects what the own agency says of itself', async () => {
    const form = {
      version: '1',
      functions: '示例职能',
      telephone: '0539-0000009',
      email: 'office@linyi.example',
      offices: '办公室｜综合协调｜0539-0000008\n示例科',
    }
    const done = await city.post('/desk/agencies/office/details', form, head)
    expect(done.headers.location).toBe('/desk/agencies/office?done=details')
    const { body } = await city.get('/agencies/office')
    for (const fact of ['示例职能', '0539-0000009', '综合协调', '示例科']) expect(body).toContain(fact)
    const late = await city.post('/desk/agencies/office/details', { ...form, functions: '改写' }, head)
    expect([late.status, late.body.includes('信息已被修改')]).toEqual([409, true])
    const filled = await city.get('/desk/agencies/office/details', head)
    expect(filled.body).toContain('办公室｜综合协调｜0539-0000008')
  })

  test('is told which field is wrong', async () => {
    const form = { version: '2', email: 'not-an-address', postcode: '12', website: 'javascript:alert(1)' }
    const refusal = await city.post('/desk/agencies/office/details', form, head)
    expect(refusal.status).toBe(422)
    for (const said of [
      '电子邮箱的格式不正确',
      '邮政编码为 6 位数字',
      '请填写以 http:// 或 https:// 开头的网址',
    ]) {
      expect(refusal.body).toContain(said)
    }
  })

  test('does not correct another agency, nor record events', async () => {
    const attempts = [
      city.get('/desk/agencies/other/details', head),
      city.post('/desk/agencies/other/details', { version: '1', functions: '改写' }, head),
      city.get('/desk/agencies/new', head),
      city.post('/desk/agencies', { ...event, name: '示例' }, head),
      ...['rename', 'move', 'merge', 'split', 'abolish'].map(act =>
        city.post(`/desk/agencies/office/${act}`, event, head),
      ),
      city.post('/desk/agencies/office/aliases', { name: '别名' }, head),
    ]
    expect((await Promise.all(attempts)).map(reply => reply.status)).toEqual(attempts.map(() => 403))
    expect((await city.get('/agencies/other')).body).not.toContain('改写')
  })
})

describe('everybody else', () => {
  test.each(['drafter', 'releaser', 'agency-supervisor'] as const)('a %s is not let in', async role => {
    const cookie = await cookieOf(role, office)
    expect((await city.get('/desk/agencies', cookie)).status).toBe(403)
    expect((await city.post('/desk/agencies/office/details', {}, cookie)).status).toBe(403)
  })

  test('who is not signed in is asked to sign in', async () => {
    const reply = await city.get('/desk/agencies/office')
    expect([reply.status, String(reply.headers.location).startsWith('/desk/sign-in')]).toEqual([303, true])
  })
})
