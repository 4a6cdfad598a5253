import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingLabels } from '../../law/page-labels.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { isSound, labelsOf, pages } from '../../testing/public-pages.ts'
import { type Released, releasedCity } from '../../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

describe('a reader of Traditional Chinese', () => {
  test('finds every public page below /hant, marked as converted, with the Simplified page as the true one', async () => {
    for (const [path, kind] of pages(released)) {
      const reply = await city.get(`/hant${path === '/' ? '' : path}`)
      expect([path, reply.status]).toEqual([path, 200])
      if (path !== '/gallery') isSound(reply)
      expect(reply.body).toContain('<html lang="zh-Hant">')
      expect(reply.body).toContain('本頁由機器轉換為繁體字')
      expect(reply.body).not.toMatch(/rel="canonical" href="[^"]*\/hant/)
      expect([path, missingLabels(kind, labelsOf(reply.body))]).toEqual([path, []])
    }
  })

  test('reads the document, and stays in Traditional characters', async () => {
    const { body } = await city.get(`/hant/d/${released.changed}`)
    expect(body).toContain('關於供水保障的通知（示例）')
    expect(body).toContain(`href="/hant/d/${released.changed}/compare?from=1&amp;to=2"`)
    expect(body).toContain(`href="/d/${released.changed}/download.docx"`)
    expect(body).toContain(`href="/d/${released.changed}" hreflang="zh-Hans"`)
  })

  test('searches in Traditional characters', async () => {
    const { body } = await city.get(`/hant/search?q=${encodeURIComponent('供水保障 關於')}`)
    expect(body).toContain(`href="/hant/d/${released.changed}"`)
    expect(body).toContain('供水保障')
  })

  test('is told of a withdrawal and of a wrong address in the same characters', async () => {
    expect((await city.get(`/hant/d/${released.withdrawn}`)).body).toContain('該信息已撤下')
    const wrong = await city.get('/hant/nothing')
    expect([wrong.status, wrong.body.includes('沒有找到這個頁面')]).toEqual([404, true])
  })

  test('is led to the one address of a file', async () => {
    const reply = await city.get(`/hant/d/${released.changed}/download.txt`)
    expect([reply.status, reply.headers.location]).toEqual([301, `/d/${released.changed}/download.txt`])
  })
})
