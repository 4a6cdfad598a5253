import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationKinds } from '../src/app.ts'
import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { actorById, personByAccount } from '../src/foundation/people/index.ts'
import { importDocument, readDocument } from '../src/foundation/publications/index.ts'
import { openBrowser, openPage, overflows } from './browser.ts'
import { citizenJourneys } from './citizen.ts'
import { type City, openCity } from './city.ts'
import { pagesForEverybody } from './everybody.ts'

const SAMPLE = `临政办示例字〔2026〕77号
临沂市人民政府办公室关于做好示例公开工作的通知
各县区人民政府，市政府各部门：
为做好示例公开工作，现就有关事项通知如下。
一、总体要求
坚持以公开为常态、不公开为例外。
二、主要任务
（一）按季度公开示例任务进展。
（二）按年度汇总示例工作情况。
临沂市人民政府办公室
2026年11月20日
（此件公开发布）
`
const TRIAL = process.env.GONGKAI_TRIAL_DATA ?? resolve('../shared/data')
const SEED = join(TRIAL, 'seed')

let city: City
let browser: Browser
const pages = new Map<string, Page & { outside: string[] }>()

beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Everybody works without script: what improves a page must never be needed. */
async function at(account: string): Promise<Page> {
  const open = pages.get(account)
  if (open) return open
  const page = await openPage(browser, 1280, false)
  await city.signIn(page, account)
  pages.set(account, page)
  return page
}

async function drafted(name: string, bytes: Uint8Array): Promise<string> {
  const { db, services } = city.house.house
  const now = new Date()
  const row = await personByAccount(db, 'drafter')
  const actor = row && (await actorById(db, row.id, now))
  const agency = await agencyByKey(db, 'city-office')
  const [kind] = publicationKinds
  if (!actor || !agency || !kind) throw new Error('the demonstration lacks its drafter')
  const done = await importDocument(
    db,
    services,
    kind,
    agency.id,
    await readDocument({ name, bytes }),
    actor,
    now,
  )
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return `/desk/publications/${done.editionId}`
}

/** Sets the body and asks for the machine's opinion. */
async function write(page: Page, edition: string, change: (body: string) => string): Promise<void> {
  await page.goto(`${city.address}${edition}/edit`)
  const body = page.locator('textarea[name="body"]')
  await body.fill(change(await body.inputValue()))
  await page.locator('button[name="do"][value="check"]').first().click()
}

/** Sends a form that may stand in a closed part of the page, and waits until its answer has loaded. */
async function submitted(page: Page, form: Locator): Promise<void> {
  const answered = page.waitForEvent('framenavigated')
  await form.evaluate(each => (each as HTMLFormElement).submit())
  await answered
  await page.waitForLoadState()
}

async function answerWarnings(page: Page, edition: string): Promise<void> {
  for (let n = 0; n < 30; n++) {
    await page.goto(`${city.address}${edition}`)
    const open = page.locator('form[action$="/answer-warning"]')
    if ((await open.count()) === 0) return
    await open
      .first()
      .locator('input[type="text"], textarea')
      .first()
      .evaluate((box, text) => {
        ;(box as HTMLInputElement).value = text
      }, '已经核对，可以公开')
    await submitted(page, open.first())
  }
}

async function act(account: string, edition: string, does: (page: Page) => Promise<void>): Promise<void> {
  const page = await at(account)
  await page.goto(`${city.address}${edition}`)
  await does(page)
  expect(await page.getByRole('alert').count(), await page.locator('main').innerText()).toBe(0)
}

async function throughTheGates(edition: string): Promise<void> {
  const drafter = await at('drafter')
  await answerWarnings(drafter, edition)
  await act('drafter', edition, page => page.getByRole('button', { name: '提交审查' }).click())
  for (const account of ['reviewer', 'legality', 'secrecy']) {
    await act(account, edition, async page => {
      for (const box of await page.locator('input[name="signing"]').all()) await box.check()
      await page.getByRole('button', { name: '签署', exact: true }).click()
    })
  }
  await act('releaser', edition, page => page.getByRole('button', { name: '终审签发' }).click())
  await act('releaser', edition, page => page.getByRole('button', { name: '立即发布' }).click())
}

describe('a document goes from a file to the public', () => {
  test('a sample is imported, corrected, refused, signed, released, found, changed and compared', async () => {
    const edition = await drafted('sample.txt', new TextEncoder().encode(SAMPLE))
    const drafter = await at('drafter')

    await write(drafter, edition, body => `${body}<p>联系人身份证号：11010519491231002X</p>`)
    await drafter.goto(`${city.address}${edition}`)
    await drafter.getByRole('button', { name: '提交审查' }).click()
    expect(await drafter.getByRole('alert').innerText()).toContain('必须修改')
    const findings = await drafter.locator('.findings, [aria-label*="检查"]').first().innerText()
    expect(findings).toContain('身份证')
    expect(findings).not.toContain('11010519491231002X')

    await write(drafter, edition, body => body.replace(/<p>联系人身份证号：[^<]*<\/p>/, ''))
    await throughTheGates(edition)

    const citizen = await openPage(browser, 360, false)
    await citizen.goto(`${city.address}/search?q=${encodeURIComponent('临政办示例字[2026]77号')}`)
    await citizen
      .getByRole('link', { name: /示例公开工作的通知/ })
      .first()
      .click()
    expect(citizen.url()).toMatch(/\/d\/\d+$/)
    expect(await citizen.locator('h1').innerText()).toContain('做好示例公开工作的通知')
    expect(await overflows(citizen)).toBe(false)
    const address = citizen.url()

    const releasePage = await at('drafter')
    await releasePage.goto(`${city.address}${edition}`)
    await releasePage
      .locator('form[action$="/change"]')
      .locator('input[name="note"], textarea[name="note"]')
      .first()
      .evaluate(box => {
        ;(box as HTMLInputElement).value = '补充咨询时间'
      })
    await submitted(releasePage, releasePage.locator('form[action$="/change"]').first())
    await releasePage.waitForURL(/\/desk\/publications\/.*\/edit/)
    const second = new URL(releasePage.url()).pathname.replace(/\/edit$/, '')
    await write(releasePage, second, body => `${body}<p>咨询时间为工作日全天。</p>`)
    await throughTheGates(second)

    await citizen.goto(address)
    expect(await citizen.locator('main').innerText()).toContain('补充咨询时间')
    await citizen.goto(`${address}/compare?from=1&to=2`)
    expect(await citizen.locator('ins').allInnerTexts()).toContain('咨询时间为工作日全天。')
    expect(citizen.outside).toEqual([])
  }, 120_000)

  test.skipIf(!existsSync(SEED))(
    'the city’s real plan goes the same way (needs the trial data)',
    async () => {
      const [name] = (await readdir(SEED)).filter(each => each.endsWith('.txt'))
      if (!name) throw new Error('the trial data has no plan')
      const edition = await drafted(name, await readFile(join(SEED, name)))
      await throughTheGates(edition)
      const citizen = await openPage(browser, 360, false)
      await citizen.goto(`${city.address}/search?q=${encodeURIComponent('临政办字〔2020〕87号')}`)
      await citizen.locator('main a[href^="/d/"]').first().click()
      expect(await citizen.locator('main').innerText()).toContain('临政办字〔2020〕87号')
      expect(await overflows(citizen)).toBe(false)
    },
    120_000,
  )
})

citizenJourneys(() => ({ city, browser }))

pagesForEverybody(() => ({ city, browser }))
