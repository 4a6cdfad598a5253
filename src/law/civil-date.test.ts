import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChineseNumber } from './chinese-numerals.ts'
import {
  addDays,
  civilDate,
  civilDateOf,
  compareDates,
  daysBetween,
  findChineseDates,
  formatChineseDate,
  formatShanghaiMinute,
  isCivilDate,
  parseChineseDate,
  parseCivilDate,
  shanghaiInstant,
  weekday,
} from './civil-date.ts'

const dates = fc.integer({ min: 0, max: 60_000 }).map(days => addDays(civilDate('1950-01-01'), days))

describe('a civil date', () => {
  it.each(['2020-02-29', '2000-02-29', '2026-11-22', '1000-01-01', '9999-12-31'])('accepts %s', text => {
    expect(parseCivilDate(text)).toBe(text)
    expect(isCivilDate(text)).toBe(true)
  })

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-1-01',
    '20200101',
    '2020-04-31',
    '',
    ' 2020-01-01',
  ])('refuses %j, which names no day or is not written strictly', text => {
    expect(parseCivilDate(text)).toBeUndefined()
    expect(() => civilDate(text)).toThrow(RangeError)
  })

  it.each([
    ['1970-01-01', 4],
    ['2020-01-19', 7],
    ['2020-07-17', 5],
    ['2026-02-16', 1],
    ['1949-10-01', 6],
  ])('knows the day of the week of %s', (text, expected) => {
    expect(weekday(civilDate(text))).toBe(expected)
  })

  it('adds and subtracts days without losing one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const later = addDays(date, days)
        expect(daysBetween(date, later)).toBe(days)
        expect(addDays(later, -days)).toBe(date)
        expect(Math.sign(compareDates(later, date))).toBe(Math.sign(days))
        expect((((weekday(date) - 1 + days) % 7) + 7) % 7).toBe(weekday(later) - 1)
      }),
    )
  })

  it('refuses half a day', () => {
    expect(() => addDays(civilDate('2020-01-01'), 0.5)).toThrow(RangeError)
  })
})

describe('instants and days in Shanghai', () => {
  it('puts 23:59 and 00:01 on different days', () => {
    expect(civilDateOf(new Date('2020-07-17T15:59:59Z'))).toBe('2020-07-17')
    expect(civilDateOf(new Date('2020-07-17T16:00:00Z'))).toBe('2020-07-18')
  })

  it('turns a day and a wall-clock time into the instant, and back', () => {
    const instant = shanghaiInstant(civilDate('2020-07-17'), '09:30')
    expect(instant.toISOString()).toBe('2020-07-17T01:30:00.000Z')
    expect(formatShanghaiMinute(instant)).toBe('2020-07-17 09:30')
    expect(civilDateOf(shanghaiInstant(civilDate('2021-01-01'), '00:00'))).toBe('2021-01-01')
  })

  it.each(['24:00', '9:30', '12:60', '', '12:30:00'])('refuses %j as a time', time => {
    expect(() => shanghaiInstant(civilDate('2020-07-17'), time)).toThrow(RangeError)
  })
})

describe('a written date', () => {
  it.each([
    ['2020年7月17日', '2020-07-17'],
    ['2020年07月17日', '2020-07-17'],
    ['2020 年 7 月 17 日', '2020-07-17'],
    ['２０２０年７月１７日', '2020-07-17'],
    ['二〇二〇年七月十七日', '2020-07-17'],
    ['二○二○年七月十七日', '2020-07-17'],
    ['二零二零年十二月三十一日', '2020-12-31'],
    ['二〇〇四年二月二十日', '2004-02-20'],
    ['一九九七年十月二十三日', '1997-10-23'],
    ['二〇二〇年十一月廿二日', '2020-11-22'],
    ['2020/7/17', '2020-07-17'],
    ['2020-07-17', '2020-07-17'],
    ['2020.7.17', '2020-07-17'],
    ['2020．7．17', '2020-07-17'],
    [' 2020年7月17日 ', '2020-07-17'],
  ])('%s is read as %s', (text, expected) => {
    expect(parseChineseDate(text)).toBe(expected)
  })

  it.each([
    '2020年2月30日',
    '二〇二〇年十三月一日',
    '2020年7月',
    '7月17日',
    '2020-7/17',
    '印发于2020年7月17日',
    '120.20.7.17',
    '2020.7.170',
  ])('%s alone is no date', text => {
    expect(parseChineseDate(text)).toBeUndefined()
  })

  it('is found in running text, with its place', () => {
    const text = '自2020年7月17日起施行，有效期至二〇二五年七月十六日。'
    const found = findChineseDates(text)
    expect(found.map(item => item.date)).toEqual(['2020-07-17', '2025-07-16'])
    expect(found.map(item => text.slice(item.start, item.end))).toEqual([
      '2020年7月17日',
      '二〇二五年七月十六日',
    ])
  })

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(dates, date => {
        expect(parseChineseDate(formatChineseDate(date))).toBe(date)
      }),
    )
    expect(formatChineseDate(civilDate('2026-11-02'))).toBe('2026年11月2日')
  })
})

describe('a Chinese number', () => {
  it.each([
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十一', 31],
    ['一百二十', 120],
    ['一百零五', 105],
    ['七百一十一', 711],
    ['一千二百三十四', 1234],
    ['二〇二〇', 2020],
    ['〇', 0],
    ['九', 9],
  ])('%s is %i', (text, expected) => {
    expect(parseChineseNumber(text)).toBe(expected)
  })

  it.each(['', '十十', '百', '五三十', '十百', '一二三四五', '甲', '一百二百', '零十'])(
    '%j is none',
    text => {
      expect(parseChineseNumber(text)).toBeUndefined()
    },
  )
})
