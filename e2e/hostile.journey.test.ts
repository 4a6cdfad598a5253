import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CALL, HOSTILE_BODIES } from '../src/testing/hostile.ts'
import { hostileCity } from '../src/testing/hostile-city.ts'
import { type TestHouse, testHouse } from '../src/testing/house.ts'
import { lettersTo } from '../src/testing/letters.ts'
import { openBrowser } from './browser.ts'
import { freePort } from './city.ts'

let house: TestHouse
let browser: Browser
let address: string
let city: Awaited<ReturnType<typeof hostileCity>>

beforeAll(async () => {
  const port = await freePort()
  house = await testHouse({ realTime: true, env: { PORT: String(port) } })
  address = `http://localhost:${port}`
  city = await hostileCity(house)
  await house.server.listen({ port, host: 'localhost' })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/**
 * A browser that would run whatever a page lets it, also what the policy of the house forbids (`bypassCSP`), and that keeps
 * what happened: a call, a dialog, a way out.
 */
async function watching(): Promise<{ context: BrowserContext; page: Page; happened: string[] }> {
  const context = await browser.newContext({ bypassCSP: true })
  const happened: string[] = []
  await context.exposeFunction(CALL, (what: unknown) => {
    happened.push(`called with ${what}`)
  })
  const page = await context.newPage()
  page.on('dialog', dialog => {
    happened.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== 'localhost') happened.push(`went to ${request.url()}`)
  })
  return { context, page, happened }
}

test('a browser without any policy would run the hostile texts as they came', async () => {
  const { context, page, happened } = await watching()
  await page.setContent(HOSTILE_BODIES[1] ?? '')
  await expect.poll(() => happened.length).toBeGreaterThan(0)
  await context.close()
})

test('nothing runs where they are read: the released page, /hant/, a comparison, a search, the letters', async () => {
  const { context, page, happened } = await watching()
  const number = city.made[0]?.number
  const pages = [
    ...city.made.flatMap(each => [`/d/${each.number}`, `/hant/d/${each.number}`]),
    `/d/${number}/compare`,
    `/search?q=${CALL}`,
    `/agencies/office`,
    '/tasks/1/1',
  ]
  for (const path of pages) {
    const reply = await page.goto(`${address}${path}`)
    expect([path, reply?.status()]).toEqual([path, 200])
    expect(await page.locator('main').innerText()).toContain(CALL)
    // What waits for a hand: every link of the text is pressed by the keyboard's way, without a mouse.
    await page.locator('main').evaluate(main => {
      for (const each of (
        main as unknown as { querySelectorAll(q: string): Iterable<{ focus(): void }> }
      ).querySelectorAll('a, summary, button'))
        each.focus()
    })
    const runs = await page
      .locator('a[href]')
      .evaluateAll(links => links.map(link => (link as unknown as { protocol: string }).protocol))
    expect(runs.filter(protocol => !/^(?:https?|mailto|tel):$/.test(protocol))).toEqual([])
  }
  // The letters to the writer, in the viewer of this machine and as a mail program without any policy draws them.
  const mails = await lettersTo(house, 'writer@example.com')
  expect(mails.length).toBeGreaterThan(0)
  await page.goto(`${address}/mail`)
  await page.getByText('writer@example.com').first().waitFor()
  for (const mail of mails) await page.setContent(mail.html ?? '')
  expect(happened).toEqual([])
  await context.close()
}, 120_000)
