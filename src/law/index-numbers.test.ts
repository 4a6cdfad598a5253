import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndexNumber, isIndexPrefix, parseIndexNumber } from './index-numbers.ts'

describe('an index number', () => {
  it.each([
    [{ prefix: '11370322004222241N', year: 2021, serial: 5_135_380 }, '11370322004222241N/2021-5135380'],
    [{ prefix: '1585729837/zfb', year: 2025, serial: 50 }, '1585729837/zfb/2025-0000050'],
  ])('of %o is written %s', (number, text) => {
    expect(formatIndexNumber(number)).toBe(text)
    expect(parseIndexNumber(text)).toEqual(number)
  })

  it('is the same after writing and reading', () => {
    const prefixes = fc.stringMatching(/^[0-9A-Za-z]{1,18}(\/[a-z]{1,6})?$/)
    fc.assert(
      fc.property(
        prefixes,
        fc.integer({ min: 1949, max: 9999 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (prefix, year, serial) => {
          expect(parseIndexNumber(formatIndexNumber({ prefix, year, serial }))).toEqual({
            prefix,
            year,
            serial,
          })
        },
      ),
    )
  })

  it.each([
    '000014349/2019-00007',
    '/2021-5135380',
    'a/b/c/2021-5135380',
    '市府办/2021-5135380',
    'a/2021-0000000',
    'a/0021-0000001',
    'a2021-0000001',
    '',
  ])('is not %j', text => {
    expect(parseIndexNumber(text)).toBeUndefined()
  })

  it.each([
    { prefix: '', year: 2021, serial: 1 },
    { prefix: 'a b', year: 2021, serial: 1 },
    { prefix: 'a', year: 21, serial: 1 },
    { prefix: 'a', year: 2021, serial: 0 },
    { prefix: 'a', year: 2021, serial: 10_000_000 },
    { prefix: 'a', year: 2021, serial: 1.5 },
  ])('cannot be written of %o', number => {
    expect(() => formatIndexNumber(number)).toThrow(RangeError)
  })

  it('accepts an agency’s own prefix', () => {
    expect(isIndexPrefix('yishuixfbgs')).toBe(true)
    expect(isIndexPrefix('a/b/c')).toBe(false)
  })
})
