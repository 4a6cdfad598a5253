import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { accessibilityFaults, openPage, overflows, wear } from './browser.ts'
import type { City } from './city.ts'

/** What every page of the public promises: nothing against axe, no overflow, no other host, in the plain look and the largest. */
export function pagesForEverybody(ground: () => { readonly city: City; readonly browser: Browser }): void {
  describe('pages that everybody can use', () => {
    const PUBLIC = [
      '/',
      '/publications',
      '/d/1',
      '/search?q=示例',
      '/disclosure',
      '/guides',
      '/agencies',
      '/agencies/finance',
      '/sitemap',
      '/gallery',
      '/nowhere',
    ]
    test.each(PUBLIC)('%s holds nothing against axe, fits a phone, and asks no other host', async path => {
      const page = await openPage(ground().browser, 1280)
      const said: string[] = []
      page.on('console', line => said.push(line.text()))
      await page.goto(`${ground().city.address}${path}`)
      expect(await accessibilityFaults(page)).toEqual([])
      for (const width of [768, 360, 320] as const) {
        await page.setViewportSize({ width, height: 740 })
        expect([width, await overflows(page)]).toEqual([width, false])
      }
      // On the narrowest screen, the largest type and the strongest colours at once.
      await wear(page, 'elder-on.contrast-high')
      expect(await overflows(page)).toBe(false)
      expect(await accessibilityFaults(page)).toEqual([])
      expect(page.outside).toEqual([])
      expect(said.filter(line => /Content Security Policy|Refused/.test(line))).toEqual([])
      await page.context().close()
    })
  })
}
