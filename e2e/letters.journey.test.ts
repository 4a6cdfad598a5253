import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationKinds } from '../src/app.ts'
import { openedDesks } from '../src/features/letters/builders.ts'
import { policyAnswer } from '../src/features/letters/index.ts'
import { foundedAgency } from '../src/foundation/agencies/builders.ts'
import { person, signedIn } from '../src/foundation/people/builders.ts'
import { published, sampleContent } from '../src/foundation/publications/builders.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { type TestHouse, testHouse } from '../src/testing/house.ts'
import { castOf } from '../src/testing/released.ts'
import { accessibilityFaults, openBrowser, openPage, overflows } from './browser.ts'
import { freePort } from './city.ts'

let house: TestHouse
let browser: Browser
let address: string
const people = new Map<string, string>()

// A small house of its own: the demonstration city takes longer to build than the whole journey.
beforeAll(async () => {
  const port = await freePort()
  house = await testHouse({ realTime: true, env: { PORT: String(port) } })
  address = `http://localhost:${port}`
  const { db } = house.house
  const now = new Date()
  const agency = await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, now)
  for (const role of ['handler', 'disclosure-head'] as const) {
    const { id } = await inTransaction(db, tx => person(tx, { roles: [role], agencyId: agency.id }, now))
    people.set(role, id)
  }
  await openedDesks(db, [agency.id], now)
  const content = sampleContent({ title: '购置设备补贴的申领条件（示例）' })
  await published(db, publicationKinds, policyAnswer, agency.id, content, castOf(agency.id), now)
  await house.server.listen({ port, host: 'localhost' })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function enter(page: Page, role: string): Promise<void> {
  const cookie = await signedIn(house.house.db, people.get(role) ?? '', new Date(), address)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: address }])
}

test('a citizen with a phone and no script asks, two people answer, and the citizen reads and rates', async () => {
  const phone = await openPage(browser, 360, false)
  const sound = async () => expect(await overflows(phone)).toBe(false)
  await phone.goto(`${address}/letters`)
  await sound()
  await phone.getByRole('link', { name: '写信', exact: true }).click()
  await phone.getByRole('link', { name: '政策咨询' }).click()
  await phone.getByLabel('标题').fill('请问购置设备补贴怎样申领')
  await phone.getByRole('button', { name: '查找已有的答复' }).click()
  await phone.getByRole('link', { name: '购置设备补贴的申领条件（示例）' }).waitFor()
  await phone.getByLabel('内容').fill('示例：想知道二手设备能不能申领。')
  await phone.getByLabel('姓名').fill('示例来信人')
  await phone.getByLabel('受理机关').selectOption({ label: '示例市财政局' })
  await phone.getByLabel('我已阅读').check()
  // Neither a telephone nor an address of mail: the server says so, and what was typed is still there.
  await phone.getByRole('button', { name: '提交来信' }).click()
  await phone.getByText('电话和电子邮箱请至少填写一项').first().waitFor()
  expect(await phone.getByLabel('内容').inputValue()).toBe('示例：想知道二手设备能不能申领。')
  await phone.getByLabel('联系电话').fill('0539-0000000')
  await phone.getByRole('button', { name: '提交来信' }).click()
  await phone.waitForURL(`${address}/letters/receipt`)
  await sound()
  const receipt = await phone.locator('main').innerText()
  const number = /L\d{4}-\d{5}/.exec(receipt)?.[0] ?? ''
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt)?.[0] ?? ''
  await phone.getByRole('button', { name: '已经抄下，查看进度' }).click()
  await phone.getByRole('button', { name: '结束查看' }).click()

  const clerk = await openPage(browser, 1280, false)
  await enter(clerk, 'handler')
  await clerk.goto(`${address}/desk/letters?number=${number}`)
  await clerk.getByRole('link', { name: number }).click()
  expect(await clerk.locator('main').innerText()).not.toContain('0539-0000000')
  await clerk.getByRole('button', { name: '受理' }).click()
  await clerk.getByRole('textbox', { name: '答复' }).fill('示例答复：二手设备不在补贴范围。')
  await clerk.getByRole('button', { name: '提交审核' }).click()
  await clerk.getByText('待审核的答复').waitFor()
  expect(await clerk.getByRole('button', { name: '审核通过，发给来信人' }).count()).toBe(0)
  const letter = clerk.url()

  const head = await openPage(browser, 1280)
  await enter(head, 'disclosure-head')
  await head.goto(letter)
  expect(await accessibilityFaults(head)).toEqual([])
  await head.getByRole('button', { name: '审核通过，发给来信人' }).click()
  await head.getByText('起草：').waitFor()

  await phone.goto(`${address}/letters/status`)
  await phone.getByLabel('来信编号').fill(number)
  await phone.getByLabel('查询码').fill(code.toLowerCase())
  await phone.getByRole('button', { name: '查询', exact: true }).click()
  await phone.getByText('示例答复：二手设备不在补贴范围。').waitFor()
  await sound()
  await phone.getByLabel('满意', { exact: true }).check()
  await phone.getByRole('button', { name: '提交评价' }).click()
  await phone.getByText('感谢您的评价').waitFor()
  expect(phone.url()).not.toContain(code)

  const reader = await openPage(browser, 360)
  for (const path of ['/letters/new?kind=help', '/letters/site-error', '/letters/statistics']) {
    await reader.goto(`${address}${path}`)
    expect([path, await accessibilityFaults(reader), await overflows(reader)]).toEqual([path, [], false])
  }
  expect([...phone.outside, ...clerk.outside, ...head.outside, ...reader.outside]).toEqual([])
}, 120_000)
