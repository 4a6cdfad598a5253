import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedAgency } from '../src/foundation/agencies/builders.ts'
import { person, signedIn } from '../src/foundation/people/builders.ts'
import { civilDateOf, datePartsOf } from '../src/law/civil-date.ts'
import type { RoleKey } from '../src/law/roles.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { samplePdf } from '../src/platform/raster/sample-pdf.builder.ts'
import { type TestHouse, testHouse } from '../src/testing/house.ts'
import { accessibilityFaults, openBrowser, openPage, overflows } from './browser.ts'
import { freePort } from './city.ts'

const today = civilDateOf(new Date())
const { year } = datePartsOf(today)
const SEATS: readonly (readonly [key: string, roles: readonly RoleKey[]])[] = [
  ['registrar', ['registrar']],
  ['handler', ['handler']],
  ['secrecy', ['confidentiality-reviewer']],
  ['head', ['disclosure-head']],
]

let house: TestHouse
let browser: Browser
let address: string
const people = new Map<string, string>()

beforeAll(async () => {
  const port = await freePort()
  house = await testHouse({ realTime: true, env: { PORT: String(port) } })
  address = `http://localhost:${port}`
  const { db } = house.house
  const now = new Date()
  const parentId = (await foundedAgency(db, { key: 'city', name: '示例市人民政府', kind: 'government' }, now))
    .id
  const office = await foundedAgency(
    db,
    { key: 'water', name: '示例市水务局', kind: 'department', parentId },
    now,
  )
  for (const [key, roles] of SEATS) {
    const made = await inTransaction(db, tx => person(tx, { roles: [...roles], agencyId: office.id }, now))
    people.set(key, made.id)
  }
  await house.server.listen({ port, host: 'localhost' })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** A page of somebody at work, on the request that the citizen's page names. */
async function at(key: string, number: string, script = false): Promise<Page & { outside: string[] }> {
  const page = await openPage(browser, 1280, script)
  page.setDefaultTimeout(20_000)
  const cookie = await signedIn(house.house.db, people.get(key) ?? '', new Date(), address)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: address }])
  await page.goto(`${address}/desk/requests`)
  await page.getByRole('link', { name: number }).click()
  return page
}

/** The part of a request's page under a heading: several forms of it ask for a day and a reason. */
const formOf = (page: Page, act: string) => page.locator(`form[action$="/${act}"]`)

/** A record of two lines, the second of which names somebody. */
const RECORD = Buffer.from(
  samplePdf({
    resources: '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
    pages: [
      {
        content:
          'BT /F1 14 Tf 72 760 Td (Plan of water supply) Tj ET\nBT /F1 14 Tf 72 700 Td (Written by Sample) Tj ET',
      },
    ],
  }),
)

/** Brings a record in, blackens its second line by drawing over it, and releases the copy; ends on the page of the request. */
async function blackened(handler: Page): Promise<void> {
  const request = handler.url()
  await handler.getByRole('link', { name: '上传、处理拟提供的材料' }).click()
  await handler
    .getByLabel('材料', { exact: false })
    .setInputFiles({ name: '示例供水规划.pdf', mimeType: 'application/pdf', buffer: RECORD })
  await handler.getByRole('button', { name: '上传并检查' }).click()
  await handler.getByRole('link', { name: '示例供水规划.pdf' }).click()
  await handler.getByRole('link', { name: '选择遮盖内容' }).click()
  const picture = handler.locator('.marking-ground')
  await picture.scrollIntoViewIfNeeded()
  const { x, y, width } = (await picture.boundingBox()) ?? { x: 0, y: 0, width: 0 }
  // The line stands 142 of 842 points from the top of a page as wide as 595.
  const point = width / 595
  await handler.mouse.move(x + 60 * point, y + 125 * point)
  await handler.mouse.down()
  await handler.mouse.move(x + 300 * point, y + 150 * point, { steps: 4 })
  await handler.mouse.up()
  expect(Number(await handler.getByLabel('左边距').inputValue())).toBeCloseTo((60 / 595) * 100, 0)
  await handler.getByLabel('理由').selectOption('X4-privacy')
  expect(await accessibilityFaults(handler)).toEqual([])
  await handler.getByRole('button', { name: '遮盖', exact: true }).click()
  await handler.getByRole('button', { name: '生成遮盖后的文件' }).click()
  await handler.getByText('遮盖后提供').first().waitFor()
  await handler.goto(request)
}

test('a citizen with a phone and no script asks, corrects and reads; the office answers; the year’s report counts it', async () => {
  const phone = await openPage(browser, 360, false)
  phone.setDefaultTimeout(20_000)
  await phone.goto(`${address}/requests`)
  await phone
    .getByRole('link', { name: /申请公开政府信息|在线申请/ })
    .first()
    .click()
  await phone.getByLabel('需要的政府信息').fill('《示例市供水规划》全文')
  // What is public already is looked for first, and nothing that was typed is lost.
  await phone.getByRole('button', { name: '先查找已经公开的信息' }).click()
  await phone.getByText('没有找到已经公开的信息').waitFor()
  expect(await phone.getByLabel('需要的政府信息').inputValue()).toContain('示例市供水规划')
  expect(await overflows(phone)).toBe(false)
  await phone.getByLabel('受理机关').selectOption({ label: '示例市水务局' })
  await phone.getByLabel('提供形式').selectOption({ label: '电子文档' })
  await phone.getByLabel('获取方式').selectOption({ label: '在本平台查收' })
  await phone.getByLabel('自然人').check()
  await phone.getByLabel('姓名或者名称').fill('王示例')
  await phone.getByLabel('联系电话').fill('13900139000')
  await phone.getByLabel('我已阅读').check()
  await phone.getByRole('button', { name: '提交申请' }).click()
  await phone.getByText('申请已提交').first().waitFor()
  const receipt = await phone.locator('main').innerText()
  const number = /Q\d{4}-\d{5}/.exec(receipt)?.[0] ?? ''
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt)?.[0] ?? ''
  expect(await overflows(phone)).toBe(false)
  await phone.getByRole('button', { name: '已经抄下，查看进度' }).click()

  const registrar = await at('registrar', number)
  const confirm = formOf(registrar, 'confirm')
  await confirm.getByLabel('确认方式和凭证').fill('电话确认，尾号 9000')
  await confirm.getByRole('button').click()
  const ask = formOf(registrar, 'ask-correction')
  await registrar.getByText('告知补正（一次性）').click()
  await ask.getByLabel('需要补正的事项、理由和怎样补正').fill('请写明规划的年份。示例')
  await ask.getByRole('button').click()

  // The citizen comes back with number and code, reads what is asked, and answers.
  await phone.goto(`${address}/requests/status`)
  await phone.getByText('请写明规划的年份。示例').first().waitFor()
  await phone
    .locator('form[action="/requests/status/correct"]')
    .getByRole('textbox')
    .fill('二〇二五年的规划。')
  await phone.getByRole('button', { name: '提交补正' }).click()
  await phone.getByText('补正已经收到，答复期限重新计算。').waitFor()
  expect(await overflows(phone)).toBe(false)
  await phone.getByText('提交身份证明、授权委托书等材料').click()
  await phone.getByLabel('材料种类').selectOption({ label: '身份证明' })
  await phone
    .getByLabel('文件', { exact: false })
    .setInputFiles({ name: '示例身份证.pdf', mimeType: 'application/pdf', buffer: RECORD })
  await phone.getByRole('button', { name: '提交材料' }).click()
  await phone.getByText('材料已经收到。').waitFor()
  expect(await overflows(phone)).toBe(false)

  const handler = await at('handler', number, true)
  expect(await accessibilityFaults(handler)).toEqual([])
  await handler.getByText('记录一次检索').click()
  const search = formOf(handler, 'search')
  await search.getByLabel('检索的系统、库房和范围').fill('档案管理系统')
  await search.getByLabel('关键词').fill('供水规划')
  await search.getByLabel('检索人').fill('示例承办人')
  await search.locator('select[name="result"]').selectOption({ label: '检索到' })
  await search.getByRole('button').click()
  await blackened(handler)
  await handler.getByRole('link', { name: '选择处理决定并拟答' }).click()
  await handler.locator('select[name="outcome"]').selectOption('R04')
  await handler
    .getByRole('button', { name: /显示|选择|下一步/ })
    .first()
    .click()
  await handler.locator('[name="choice"][value="withheld-14-16"]').check()
  await handler.locator('[name="field-withheld"]').fill('编写人员的姓名')
  await handler.locator('[name="evidence-search-record"]').fill('检索记录第 1 号')
  await handler.locator('[name="evidence-withheld-reasons"]').fill('个人信息，条例第十五条')
  expect(await accessibilityFaults(handler)).toEqual([])
  await handler.getByRole('button', { name: /保存/ }).click()
  await formOf(handler, 'submit').getByRole('button').click()

  const secrecy = await at('secrecy', number)
  await formOf(secrecy, 'clear-secrecy').getByRole('button').click()
  const head = await at('head', number)
  await formOf(head, 'sign').getByRole('button').click()
  await registrar.goto(head.url())
  const dispatch = formOf(registrar, 'dispatch')
  await dispatch.getByLabel('凭证').fill('进度页面')
  await dispatch.getByRole('button').click()

  // Number and code open it on any device; the letter is read, printed, and its arrival told.
  const other = await openPage(browser, 1280)
  other.setDefaultTimeout(20_000)
  await other.goto(`${address}/requests/status`)
  await other.getByLabel('申请编号').fill(number)
  await other.getByLabel('查询码').fill(code)
  await other.getByRole('button', { name: '查询', exact: true }).click()
  expect(await other.locator('#reply').innerText()).toContain('示例供水规划（部分遮盖）.pdf')
  expect(await accessibilityFaults(other)).toEqual([])
  const [fetched] = await Promise.all([
    other.waitForEvent('download'),
    other.locator('#records').getByRole('link', { name: '示例供水规划（部分遮盖）.pdf' }).click(),
  ])
  const copy = await readFile(await fetched.path())
  expect([copy.subarray(0, 5).toString(), copy.includes('Sample')]).toEqual(['%PDF-', false])
  await other.getByRole('button', { name: '已经查收答复' }).click()
  await other.getByText('申请人已经查收答复').first().waitFor()
  await other.locator('#reply').getByRole('link', { name: '打印、下载' }).click()
  expect(await other.locator('.paper').innerText()).toMatch(/政府信息部分公开答复书[\s\S]*王示例/)
  expect(await accessibilityFaults(other)).toEqual([])

  // The cell of the report that counts it leads to it.
  const cell = `t2.r3.2.natural`
  await handler.goto(`${address}/desk/requests/counted?agency=water&year=${year}&cell=${cell}`)
  await handler.getByRole('link', { name: number }).click()
  expect(await handler.locator('main').innerText()).toContain('R04')
  const pages = [phone, registrar, handler, secrecy, head, other]
  expect(pages.flatMap(page => page.outside)).toEqual([])
}, 120_000)

test('a past year is typed in: sums and balances follow, parts are written in the editor; without script both come with saving', async () => {
  for (const [script, past] of [
    [true, year - 2],
    [false, year - 4],
  ] as const) {
    const page = await openPage(browser, 1280, script)
    page.setDefaultTimeout(20_000)
    const cookie = await signedIn(house.house.db, people.get('handler') ?? '', new Date(), address)
    const [name = '', value = ''] = cookie.split('=')
    await page.context().addCookies([{ name, value, url: address }])
    await page.goto(`${address}/desk/annual-reports`)
    await page.getByLabel('年度').fill(String(past))
    await page.getByRole('button', { name: /编制/ }).click()
    const report = page.url()
    await page.getByRole('link', { name: '填写、更正表二和表三的数' }).click()
    const sum = page.locator('output[data-sum="t2.r1.total"]')
    const balance = page.locator('output[data-balance="natural"]')
    await page.locator('[name="cell:t2.r1.natural"]').fill('7')
    await page.locator('[name="cell:t2.r3.1.natural"]').fill('5')
    expect([await sum.textContent(), await balance.textContent()]).toEqual(
      script ? ['7', '少 2'] : ['0', '平'],
    )
    if (script) expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).click()
    expect([await sum.textContent(), await balance.textContent()]).toEqual(['7', '少 2'])
    await page.locator('[name="cell:t2.r4.natural"]').fill('2')
    expect(await balance.textContent()).toBe(script ? '平' : '少 2')
    await page.getByRole('button', { name: '保存' }).click()
    // The parts are written in the editor, or as plain lines: paragraphs and tables, as the national form knows them.
    await page.goto(report)
    const part = page.getByRole('textbox', { name: '一、总体情况' })
    if (script) {
      await part.click()
      await page.keyboard.type('示例：全年主动公开 12 件。')
      await page.getByRole('button', { name: '表格', exact: true }).first().click()
      await page.keyboard.type('项目')
      expect(await accessibilityFaults(page)).toEqual([])
    } else {
      await part.fill('示例：全年主动公开 12 件。\n\n办结申请 7 件。')
    }
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存。').waitFor()
    if (script) {
      // Rows that nobody filled are gone.
      await part.locator('th').filter({ hasText: '项目' }).waitFor()
      expect(await part.locator('tr').count()).toBe(1)
    } else expect(await part.inputValue()).toBe('示例：全年主动公开 12 件。\n办结申请 7 件。')
    expect(page.outside).toEqual([])
  }
}, 60_000)
