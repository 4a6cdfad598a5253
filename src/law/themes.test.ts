import { describe, expect, it } from 'vitest'
import { THEMES, themeOf, themeOfPath, themePath } from './themes.ts'

describe('the themes', () => {
  it('have twenty-two first levels, each with its second but the last', () => {
    const first = THEMES.filter(theme => theme.parent === undefined)
    expect(first).toHaveLength(22)
    const childless = first.filter(({ key }) => !THEMES.some(theme => theme.parent === key))
    expect(childless.map(theme => theme.name)).toEqual(['其他'])
  })

  it('never share a key, and no two of one parent share a name', () => {
    expect(new Set(THEMES.map(theme => theme.key)).size).toBe(THEMES.length)
    expect(new Set(THEMES.map(theme => `${theme.parent ?? ''}/${theme.name}`)).size).toBe(THEMES.length)
  })

  it.each(THEMES)('$key $name is printed and read back', theme => {
    expect(themeOfPath(themePath(theme.key) ?? '')).toEqual(theme)
  })

  it.each([
    ['综合政务\\政务公开', '02.01'],
    ['综合政务-文秘工作', '02.05'],
    ['综合政务 / 政务督查', '02.02'],
    ['农业、林业、水利\\农业、畜牧业、渔业', '06.01'],
    ['港澳台侨工作\\港澳工作', '20.01'],
    ['其他', '22'],
    ['综合政务\\体育', undefined],
    ['', undefined],
  ])('%s is %s', (path, key) => {
    expect(themeOfPath(path)?.key).toBe(key)
  })

  it('are found by key', () => {
    expect(themeOf('02')?.name).toBe('综合政务')
    expect(themeOf('99')).toBeUndefined()
    expect(themePath('99')).toBeUndefined()
  })
})
