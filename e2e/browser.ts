import { existsSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Starts Debian's Chromium without a window. Fails with the package to install where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? CHROMIUM.find(path => existsSync(path))
  if (!executablePath) throw new Error('no Chromium: install the package "chromium", or name one in CHROMIUM')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type Width = 360 | 768 | 1280

/** A page as a person has it: a width, and script or none. Every request that leaves this machine is a failure. */
export async function openPage(
  browser: Browser,
  width: Width,
  script = true,
): Promise<Page & { outside: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 740 : 900 },
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const outside: string[] = []
  page.on('request', request => {
    const { hostname } = new URL(request.url())
    if (hostname !== 'localhost') outside.push(request.url())
  })
  return Object.assign(page, { outside })
}

/** What axe holds against the page by WCAG 2.2 AA: one line a violation, with the elements it names. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Our pages hold no frames, so that axe need not open a page of its own to gather what they say.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(each => `${each.id}: ${each.nodes.map(node => node.target.join(' ')).join(', ')}`)
}

/** Shows the page as it is for somebody with this look, without loading it again. */
export async function wear(page: Page, look: string): Promise<void> {
  await page.context().addCookies([{ name: 'look', value: look, url: page.url() }])
  await page.evaluate(`new Promise((resolve, reject) => {
    const sheet = document.querySelector('link[href="/look.css"]')
    const next = sheet.cloneNode()
    next.onload = resolve
    next.onerror = reject
    next.href = '/look.css?again'
    sheet.replaceWith(next)
  })`)
}

/** Whether the page is wider than the window: nothing but a table in its own scroller may be. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
