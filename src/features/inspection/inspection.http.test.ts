import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationKinds } from '../../app.ts'
import { agencyByKey } from '../../foundation/agencies/index.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import { published, sampleContent } from '../../foundation/publications/builders.ts'
import { openedSite } from '../../foundation/sites/builders.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { castOf, type Released, releasedCity } from '../../testing/released.ts'

let city: TestHouse
let released: Released
let supervisor: string
let dead: number
const AT = '/desk/sites/main/inspection'

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
  supervisor = await cookieOf('supervising-office')
  const agency = await agencyByKey(city.house.db, released.otherKey)
  if (!agency) throw new Error('no agency')
  const body = `<p>参见<a href="/d/${released.changed}">供水通知</a>、<a href="/d/${released.withdrawn}">服务时间</a>、<a href="/nowhere">旧栏目</a>和<a href="https://www.example.org/">站外说明</a>。</p>`
  const [article] = publicationKinds
  if (!article) throw new Error('no kind')
  const content = sampleContent({ title: '关于链接的通知（示例）', body })
  const cast = castOf(agency.id)
  const made = await published(
    city.house.db,
    publicationKinds,
    article,
    agency.id,
    content,
    cast,
    new Date(city.now.getTime() - 30_000),
    ['a20.01'],
  )
  dead = made.number
  await openedSite(
    city.house.db,
    {
      key: 'finance',
      name: '示例市财政局',
      hosts: ['finance.localhost'],
      agencyKey: released.otherKey,
      domain: 'finance.example.gov.cn',
      idCode: '3713000001',
      sponsor: '示例市财政局办公室',
      operator: '示例市大数据中心',
      telephone: '0539-0000000',
      icp: '示ICP备00000000号',
      police: '示公网安备 37130000000000号',
      stateMark: true,
    },
    city.now,
  )
  await city.sites.reload()
}, 60_000)
afterAll(() => city.close())

async function cookieOf(role: RoleKey): Promise<string> {
  const { db } = city.house
  const agencyId = (await agencyByKey(db, released.agencyKey))?.id ?? null
  const { id } = await inTransaction(db, tx => person(tx, { agencyId, roles: [role] }, city.now))
  return signedIn(db, id, city.now)
}

const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
/** The row of a rule, as it is read. */
const rowOf = (body: string, code: string) => {
  const row = body.split('<tr').find(each => text(`<tr${each}`).includes(` ${code} `)) ?? ''
  return { html: row, text: text(`<tr${row}`) }
}

describe('the office that supervises the sites', () => {
  test('reads what the machine found, vetoes first, with when and what stays open', async () => {
    const { status, body } = await city.get(AT, supervisor)
    expect(status).toBe(200)
    const said = text(body)
    expect(said).toContain('2026-11-22 10:00（北京时间）计算')
    expect(said).toContain('不能据此认定网站合格')
    expect(said.indexOf('V6 ')).toBeLessThan(said.indexOf('D1 '))
    expect(said).not.toContain('M2 ')
    expect(rowOf(body, 'V1').text).toContain('需人工核对')
    expect(rowOf(body, 'V3').text).toMatch(/合格.*关于链接的通知（示例）/)
    expect(rowOf(body, 'V5').text).toMatch(/需人工核对.*没有可以读取的留言/)
    expect(rowOf(body, 'D4').text).toMatch(/需人工核对.*AAAA/)
    expect(rowOf(body, 'D1').text).toContain('未核实')
  })

  test('is shown each empty column, with the way to it', async () => {
    const row = rowOf((await city.get(AT, supervisor)).body, 'V4c')
    expect(row.text).toContain('不合格')
    expect(row.html).toContain('href="http://localhost:8080/columns/a20.02"')
    expect(row.html).not.toContain('/columns/a20.01"')
  })

  test('is shown the links that lead nowhere, at the document that holds them', async () => {
    const row = rowOf((await city.get(AT, supervisor)).body, 'D3')
    expect(row.text).toContain('不合格')
    expect(row.text).toContain(`“/d/${released.withdrawn}”：答复 410`)
    expect(row.text).toContain('“/nowhere”：答复 404')
    expect(row.text).not.toContain(`“/d/${released.changed}”`)
    expect(row.text).toContain('3 个站内链接和附件，2 个不可用')
    expect(row.text).toContain('站外链接 1 个没有检查')
    expect(row.html).toContain(`href="http://localhost:8080/d/${dead}"`)
  })

  test('sees what a site without its code lacks in labels and footer, and that a complete one passes', async () => {
    const base = (await city.get(AT, supervisor)).body
    expect(rowOf(base, 'D1').text).toMatch(/不合格.*首页缺少 SiteIDCode/)
    expect(rowOf(base, 'D2').text).toMatch(/不合格.*缺少：网站标识码/)
    const finance = (await city.get('/desk/sites/finance/inspection', supervisor)).body
    for (const code of ['D1', 'D2']) {
      expect([code, rowOf(finance, code).text.includes('不合格')]).toEqual([code, false])
      expect(rowOf(finance, code).text).toContain('合格')
    }
    expect(rowOf(finance, 'V3').html).toContain(`href="http://finance.localhost:8080/d/${dead}"`)
  })

  test('is told that the home page has no dead link, that the search works, and which domain is not the government’s', async () => {
    const base = (await city.get(AT, supervisor)).body
    for (const [code, words] of [
      ['D9', /首页的 [1-9]\d* 个站内链接，0 个不可用/],
      ['D10', /找到了这条信息/],
      ['D14', /按屏幕宽度显示/],
    ] as const) {
      expect(rowOf(base, code).text).toMatch(words)
      expect(rowOf(base, code).text).not.toContain('不合格')
    }
    expect(rowOf(base, 'D11').text).toMatch(/不合格.*localhost/)
    expect(
      rowOf((await city.get('/desk/sites/finance/inspection', supervisor)).body, 'D11').text,
    ).not.toContain('不合格')
  })

  test('takes the table home, and comes to it from the page of the site', async () => {
    const file = await city.get(`${AT}.csv`, supervisor)
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.body).toContain('\r\nV3,首页不更新,单项否决,自动,合格,')
    expect((await city.get('/desk/sites/main', supervisor)).body).toContain(`href="${AT}"`)
    expect((await city.get('/desk/sites/none/inspection', supervisor)).status).toBe(404)
  })
})

test('nobody of another role reads it', async () => {
  const drafter = await cookieOf('drafter')
  expect((await city.get(AT, drafter)).status).toBe(403)
  expect((await city.get(`${AT}.csv`, drafter)).status).toBe(403)
  expect((await city.get(AT)).status).toBe(303)
})

test('everybody reads what was judged of the site whose host they asked, and when', async () => {
  const { status, body } = await city.get('/about/inspection')
  expect(status).toBe(200)
  expect(text(body)).toContain('2026-11-22 10:00（北京时间）计算')
  expect(rowOf(body, 'V4c').text).toContain('不合格')
  expect(rowOf(body, 'V1').text).not.toContain('需人工核对')
  const finance = await city.server.inject({
    url: '/about/inspection',
    headers: { host: 'finance.localhost:8080' },
  })
  expect(text(finance.body)).toContain('“示例市财政局”按照')
  expect((await city.get('/sitemap')).body).toContain('href="/about/inspection"')
})
