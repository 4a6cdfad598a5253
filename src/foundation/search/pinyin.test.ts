import { expect, test } from 'vitest'
import { asSyllables, initialsTokens, readAs, readingsOf, soundTokens, syllablesTokens } from './pinyin.ts'

test('characters are read as people read them, also those with several readings', () => {
  expect(['政', '务', '公', '开', '〇'].map(one => readingsOf(one)[0])).toEqual([
    'zheng',
    'wu',
    'gong',
    'kai',
    'ling',
  ])
  expect(readingsOf('行')).toEqual(expect.arrayContaining(['xing', 'hang']))
  expect(readingsOf('a')).toEqual([])
})

test('typed letters are taken for syllables, the last of which may be unfinished', () => {
  expect(asSyllables('zhengwugongkai')).toEqual(['zheng', 'wu', 'gong', 'kai'])
  expect(asSyllables('zhengwugo')).toEqual(['zheng', 'wu'])
  expect(asSyllables('xian')).toEqual(['xian'])
  expect(asSyllables('zwgk')).toBeUndefined()
})

test('a title is found by initials and by syllables', () => {
  const tokens = soundTokens('示例市政务公开要点')
  for (const token of [...initialsTokens('zwgk'), ...syllablesTokens(['zheng', 'wu', 'gong'])]) {
    expect(tokens.has(token)).toBe(true)
  }
  expect(tokens.has(initialsTokens('gz')[0] ?? 0)).toBe(false)
})

test('what was meant is the part of a title that is read so', () => {
  expect(readAs('示例市政务公开要点', { initials: 'zwgk' })).toEqual(['政务公开'])
  expect(readAs('银行网点', { syllables: ['yin', 'hang'] })).toEqual(['银行'])
})
