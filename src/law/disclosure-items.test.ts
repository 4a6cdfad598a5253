import { describe, expect, it } from 'vitest'
import { ARTICLE_20_ITEMS, CITY_AND_COUNTY_ITEMS, itemsFor, TOWNSHIP_ITEMS } from './disclosure-items.ts'

describe('what must be published', () => {
  it('has the fifteen items of article 20, in order', () => {
    expect(ARTICLE_20_ITEMS.map(item => item.key)).toEqual(
      Array.from({ length: 15 }, (_, index) => `a20.${String(index + 1).padStart(2, '0')}`),
    )
    expect(ARTICLE_20_ITEMS[6]).toMatchObject({ key: 'a20.07', text: '财政预算、决算信息' })
    expect(ARTICLE_20_ITEMS[14]?.article).toContain('第二十条第（十五）项')
  })

  it.each([
    ['city', 22, 'a21c.07'],
    ['county', 22, 'a21c.07'],
    ['township', 23, 'a21t.08'],
  ] as const)('for a %s is %i items, the last %s', (level, count, last) => {
    const items = itemsFor(level)
    expect(items).toHaveLength(count)
    expect(items.at(-1)?.key).toBe(last)
  })

  it('never has one key twice', () => {
    const keys = [...ARTICLE_20_ITEMS, ...CITY_AND_COUNTY_ITEMS, ...TOWNSHIP_ITEMS].map(item => item.key)
    expect(new Set(keys).size).toBe(30)
  })
})
