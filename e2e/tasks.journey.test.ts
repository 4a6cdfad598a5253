import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationKinds } from '../src/app.ts'
import { foundedAgency } from '../src/foundation/agencies/builders.ts'
import { person, signedIn } from '../src/foundation/people/builders.ts'
import { broughtOut } from '../src/foundation/publications/builders.ts'
import { addDays, civilDateOf, datePartsOf } from '../src/law/civil-date.ts'
import type { RoleKey } from '../src/law/roles.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import type { Actor } from '../src/platform/permissions/permission.ts'
import { type TestHouse, testHouse } from '../src/testing/house.ts'
import { castOf } from '../src/testing/released.ts'
import { accessibilityFaults, openBrowser, openPage, overflows } from './browser.ts'
import { freePort } from './city.ts'

const today = civilDateOf(new Date())
const { year } = datePartsOf(today)
/** A plan as it comes, with the faults of a real one: a misspelt unit, open words, a stray space, a section without a row. */
const PLAN = `示政办字〔${year}〕1号
各县区人民政府，市政府各部门（单位）：
现将《${year}年示例市政务公开工作要点》印发给你们，请结合实际抓好落实。
示例市人民政府办公室
${year}年1月1日
${year}年示例市政务公开工作要点
一、推进示例工作
（一）做好示例一。主动公布示例财政收支，建立完善示例资金清单。
（二）做好示例二。公开学校招生办法，定期更新招生范围。
（三）做好示例三。编制养老机构名录，向社会发布服务标准。
附件
${year}年示例市政务公开任务分解表
| 工作任务 | 工作要求 | 责任单位 |
| 推进示例工作 | 主动公布示例财政收支，建立完善示例资金清单，9月底前完成。 | 市财政局等有关部门、单位，各县区政府 |
| 推进示例工作 | 公开 学校招生办法，定期更新招生范围。 | 市财局、市教育局 |`

const REPORT: readonly (readonly [label: string, words: string])[] = [
  ['工作进展', '截至本月，已公开3批次12项示例内容，覆盖全部学校。'],
  ['取得成效', '群众查询示例事项的平均时间由5天缩短为2天。'],
  ['后续举措', '下月底前补齐其余2项，由办公室负责组织实施。'],
  ['落实情况', '要求的14项已落实12项，其余2项正在推进之中。'],
]
const QUESTION = '请问今年的示例招生范围什么时候公布？'
const ANSWER = '示例答复：已于本月公布，见市教育局的招生专栏。'

let house: TestHouse
let browser: Browser
let address: string
let office: string
let chief: Actor
const people = new Map<string, string>()

beforeAll(async () => {
  const port = await freePort()
  house = await testHouse({ realTime: true, env: { PORT: String(port) } })
  address = `http://localhost:${port}`
  const { db } = house.house
  const now = new Date()
  const found = async (key: string, parts: object) => (await foundedAgency(db, { key, ...parts }, now)).id
  const parentId = await found('city', { name: '示例市人民政府' })
  office = await found('office', { name: '示例市人民政府办公室', kind: 'office', parentId })
  const seats: readonly (readonly [key: string, agencyId: string, roles: readonly RoleKey[]])[] = [
    ['chief', office, ['supervising-office', 'drafter']],
    [
      'finance',
      await found('finance', { name: '示例市财政局', shortName: '市财政局', parentId }),
      ['handler'],
    ],
    [
      'education',
      await found('education', { name: '示例市教育局', shortName: '市教育局', parentId }),
      ['handler', 'disclosure-head'],
    ],
    [
      'district',
      await found('district', { name: '示例区人民政府', kind: 'county', level: 'county', parentId }),
      ['handler'],
    ],
  ]
  for (const [key, agencyId, roles] of seats) {
    const made = await inTransaction(db, tx => person(tx, { roles: [...roles], agencyId }, now))
    people.set(key, made.id)
    if (key === 'chief') chief = made.actor
  }
  await house.server.listen({ port, host: 'localhost' })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** A page of somebody at work. */
async function at(key: string, script = false): Promise<Page & { outside: string[] }> {
  const page = await openPage(browser, 1280, script)
  const cookie = await signedIn(house.house.db, people.get(key) ?? '', new Date(), address)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: address }])
  return page
}

/** Takes a task on and reports that it is done. */
async function report(page: Page, task: RegExp): Promise<void> {
  await page.goto(`${address}/desk/tasks`)
  await page.getByRole('link', { name: task }).click()
  await page.getByRole('button', { name: '签收' }).click()
  await page.getByRole('link', { name: '填写报告' }).click()
  for (const [label, words] of REPORT) await page.getByLabel(label).fill(words)
  await page.getByLabel('佐证').fill('/d/1')
  await page.getByLabel('已经全部完成').check()
  await page.getByRole('button', { name: '提交报告' }).click()
  await page.getByText('待核验').first().waitFor()
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('a plan with faults is decided and dispatched, agencies report, and the public sees how it stands and asks', async () => {
  const desk = await at('chief')
  await desk.goto(`${address}/desk/plans`)
  await desk
    .getByLabel('文件')
    .setInputFiles({ name: '示例.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) })
  await desk.getByRole('button', { name: '读取' }).click()

  // Every fault is decided on the page; nothing can be called checked before.
  const checked = desk.getByRole('button', { name: '本计划已核对完毕' })
  await checked.waitFor()
  expect(await checked.isDisabled()).toBe(true)
  const proposals = desk.getByRole('button', { name: /^采用建议：/ })
  for (let left = await proposals.count(); left > 0; left = await proposals.count()) {
    await proposals.first().click()
    await expect.poll(() => proposals.count()).toBeLessThan(left)
  }
  await desk.getByLabel('承担的机构').fill('市财政局')
  await desk.getByRole('button', { name: '确定 市财局' }).click()
  await desk.getByRole('button', { name: /^其余 \d+ 处均不另指定单位$/ }).click()
  // Its day has passed already when the list is dispatched.
  await desk.getByLabel('完成期限').fill(addDays(today, -1))
  await desk.getByRole('button', { name: '确认 第 1 项的时限' }).click()
  await desk.getByRole('link', { name: '修改 第 3 项' }).click()
  await desk.getByLabel('牵头或承担的机构').fill('市财政局')
  await desk.getByRole('button', { name: '保存' }).click()
  expect(await desk.getByText('（D', { exact: false }).count()).toBeGreaterThan(0)
  await checked.click()
  await desk.getByText('本计划已核对完毕，可以派发。').waitFor()

  // The plan's own text goes to the public through its gates (another journey); then it is dispatched.
  const { db } = house.house
  const edition = await db.selectFrom('desk.editions').select('id').executeTakeFirstOrThrow()
  await broughtOut(db, publicationKinds, edition.id, { ...castOf(office), drafter: chief }, new Date())
  await desk.goto(`${address}/desk/task-lists`)
  await desk.getByLabel('未写时限的任务统一时限').fill(addDays(today, 60))
  await desk.getByRole('button', { name: '派发' }).click()
  await desk.getByText('查看办理情况').waitFor()

  const [finance, education, district] = [await at('finance'), await at('education'), await at('district')]
  await Promise.all([
    report(finance, /学校招生办法/),
    report(education, /学校招生办法/),
    report(district, /示例财政收支/),
  ])

  await desk.goto(finance.url())
  await desk.getByRole('button', { name: '核验通过' }).click()
  await desk.getByRole('button', { name: '办结' }).waitFor()
  await desk.goto(education.url())
  await desk.getByText('退回补充').first().click()
  await desk.getByLabel('退回的理由').fill('请写明招生范围的更新日期（示例）。')
  await desk.getByRole('button', { name: '退回补充' }).click()
  await desk.getByText('已退回补充').first().waitFor()

  // A citizen with a phone and no script sees all of it, and asks.
  const phone = await openPage(browser, 360, false)
  await phone.goto(`${address}/tasks`)
  await phone.getByRole('link', { name: `${year}年示例市政务公开工作要点` }).click()
  expect(await phone.locator('main').innerText()).toMatch(/逾期未完成\s*2/)
  await phone.goto(`${address}/tasks/1/1`)
  expect(await rowOf(phone, '示例区人民政府').first().innerText()).toMatch(/待核验[\s\S]*逾期/)
  expect(await rowOf(phone, '示例市财政局').first().innerText()).toMatch(/待签收[\s\S]*逾期/)
  await phone.goto(`${address}/tasks/1/2`)
  expect(await rowOf(phone, '示例市财政局').first().innerText()).toMatch(/核验通过[\s\S]*时限内/)
  expect(await rowOf(phone, '示例市教育局').first().innerText()).toContain('已退回补充')
  expect(await phone.locator('main').innerText()).not.toContain('请写明招生范围')
  expect(await overflows(phone)).toBe(false)
  await phone.getByRole('link', { name: '向责任单位提问' }).click()
  await phone.getByLabel('向哪个单位提问').selectOption({ label: '示例市教育局（牵头）' })
  await phone.getByLabel('您的问题').fill(`${QUESTION}请打13800138000告诉我。`)
  await phone.getByLabel('我已阅读').check()
  await phone.getByRole('button', { name: '提交问题' }).click()
  await phone.getByText('内容中有手机号码').first().waitFor()
  await phone.getByLabel('您的问题').fill(`${QUESTION}我家住示例路九号。`)
  await phone.getByRole('button', { name: '提交问题' }).click()
  await phone.getByText('提问已收到').first().waitFor()
  const number = /W\d{4}-\d{5}/.exec(await phone.locator('main').innerText())?.[0] ?? ''
  expect(await overflows(phone)).toBe(false)
  await phone.getByRole('link', { name: '回到任务页面' }).click()
  await phone.getByText('还没有公开的提问。').waitFor()

  const head = await at('education', true)
  await head.goto(`${address}/desk/task-questions`)
  await head.getByRole('link', { name: number }).click()
  expect(await accessibilityFaults(head)).toEqual([])
  await head.getByLabel('公开的提问').fill(QUESTION)
  await head.getByRole('textbox', { name: '答复' }).fill(ANSWER)
  await head.getByRole('button', { name: '公开提问和答复' }).click()
  await head.getByRole('button', { name: '撤下提问和答复' }).waitFor()

  await phone.reload()
  const seen = await phone.locator('#questions').innerText()
  expect(seen).toContain(QUESTION)
  expect(seen).toContain(ANSWER)
  expect(seen).toContain(`示例市教育局　${today}答复（${number}`)
  expect(seen).not.toContain('示例路九号')
  const reader = await openPage(browser, 360)
  for (const path of ['/tasks/1/2', '/tasks/1/2/ask']) {
    await reader.goto(`${address}${path}`)
    expect([path, await accessibilityFaults(reader), await overflows(reader)]).toEqual([path, [], false])
  }
  const pages = [desk, finance, education, district, phone, head, reader]
  expect(pages.flatMap(page => page.outside)).toEqual([])
}, 120_000)
