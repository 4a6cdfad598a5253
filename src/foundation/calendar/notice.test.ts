import { describe, expect, it } from 'vitest'
import { BUILT_IN_CALENDAR } from '../../law/work-calendar-data.ts'
import { readNotice } from './notice.ts'
import { plainYear } from './rules.ts'

/** In the manner of the yearly notice, for 2026. */
const NOTICE_2026 = `
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
`

describe('a pasted notice', () => {
  it('gives the same days as the table that the platform comes with', () => {
    const read = readNotice(2026, NOTICE_2026)
    const known = BUILT_IN_CALENDAR.years.get(2026)
    expect(read.unread).toEqual([])
    expect(plainYear(read)).toEqual({ holidays: known?.holidays, workdays: known?.workdays })
  })

  it('may be a plain list with its labels', () => {
    const read = readNotice(2022, '休：01-03, 01-31~02-04\n班：01-29, 01-30')
    expect(plainYear(read).holidays).toEqual([
      '2022-01-03',
      '2022-01-31',
      '2022-02-01',
      '2022-02-02',
      '2022-02-03',
      '2022-02-04',
    ])
    expect(read.workdays).toEqual(['2022-01-29', '2022-01-30'])
    expect(read.unread).toEqual([])
  })

  it('may be dates below a label, one a line, in a row or as spans', () => {
    const read = readNotice(
      2027,
      '休：\n2027-01-01\n2027-02-08~2027-02-10 2027-04-05\n班\n2027-02-06, 2027-02-14\n',
    )
    expect(read).toEqual({
      holidays: ['2027-01-01', '2027-02-08', '2027-02-09', '2027-02-10', '2027-04-05'],
      workdays: ['2027-02-06', '2027-02-14'],
      unread: [],
    })
  })

  it('asks a person about dates below a heading that says nothing of them', () => {
    const read = readNotice(2027, '休：\n2027-01-01\n备注\n2027-03-01')
    expect(read).toEqual({ holidays: ['2027-01-01'], workdays: [], unread: ['2027-03-01'] })
  })

  it.each([
    ['full-width figures', '１月１日放假'],
    ['a written year', '2027年1月1日放假'],
    ['slashes', '2027/1/1 休'],
    ['the word after a comma', '1月1日，放假1天'],
  ])('is read with %s', (_, text) => {
    expect(readNotice(2027, text)).toEqual({ holidays: ['2027-01-01'], workdays: [], unread: [] })
  })

  it('counts 调休上班 as worked, although it speaks of rest', () => {
    expect(readNotice(2027, '1月3日（周日）调休上班').workdays).toEqual(['2027-01-03'])
  })

  it.each([
    ['dates of which nothing is said', '1月1日至3日'],
    ['a day that does not exist', '2月30日放假'],
    ['a span that runs backwards', '5月5日至1日放假'],
    ['a span longer than any holiday', '1月1日至31日放假'],
    ['a day written without its month', '5月2日、3日放假'],
    ['a span whose end is cut off', '2027-02-05~2027-02 休'],
  ])('leaves %s to a person', (_, text) => {
    expect(readNotice(2027, text)).toEqual({ holidays: [], workdays: [], unread: [text] })
  })

  it('keeps a year that is not the one asked about, so that it can be refused', () => {
    expect(readNotice(2027, '2026年12月31日放假').holidays).toEqual(['2026-12-31'])
  })
})
