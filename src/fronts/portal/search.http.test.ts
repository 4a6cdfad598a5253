import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { DRAFT_WORD, type Released, releasedCity } from '../../testing/released.ts'

let city: TestHouse
let released: Released

beforeAll(async () => {
  city = await testHouse()
  released = await releasedCity(city)
}, 60_000)
afterAll(() => city.close())

describe('whoever searches', () => {
  const ask = async (query: string) => (await city.get(`/search?${query}`)).body

  test('finds a document by its number however the number is typed', async () => {
    for (const typed of ['示政办发〔2026〕7号', '示政办发[2026]7号', '示政办发（２０２６） 7 号']) {
      const body = await ask(`q=${encodeURIComponent(typed)}`)
      expect(body).toContain('共找到 1 条')
      expect(body).toContain(`href="/d/${released.changed}"`)
    }
  })

  test('sees why a result is one, when the word stands only in the text', async () => {
    const body = await ask(`q=${encodeURIComponent('水利局')}`)
    expect(body).toMatch(/document-entry-excerpt">…?[^<]*市<mark>水利局<\/mark>负责检测/)
  })

  test('may type Traditional characters', async () => {
    const body = await ask(`q=${encodeURIComponent('關於供水保障')}`)
    expect(body).toContain('已按简体字“关于供水保障”查找')
    expect(body).toContain(`href="/d/${released.changed}"`)
  })

  test('is helped on when nothing is found', async () => {
    const body = await ask(`q=${encodeURIComponent('供水 不存在的词')}&year=2019`)
    expect(body).toContain('没有找到')
    expect(body).toContain('去掉机构、种类和年份的限制')
    expect(body).toContain(`href="/search?q=${encodeURIComponent('供水')}`)
  })

  test('never finds a draft', async () => {
    for (const path of ['/', '/publications', '/sitemap', '/agencies/city-office', '/disclosure']) {
      expect((await city.get(path)).body).not.toContain(DRAFT_WORD)
    }
    expect(await ask(`q=${encodeURIComponent(DRAFT_WORD)}`)).toContain('没有找到')
  })
})
