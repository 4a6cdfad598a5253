import { describe, expect, it } from 'vitest'
import { findPlanDeadlines, looksLikeDeadline, readDeadlineCell } from './plan-deadlines.ts'

describe('the deadlines in the words of a plan', () => {
  it.each([
    ['示例事项，7月底前各级统一发布清单', '7月底前', '2020-07-31'],
    ['梳理示例事项，2020年年底前，编制完成示例目录', '2020年年底前', '2020-12-31'],
    ['12月31日前报送示例材料', '12月31日前', '2020-12-31'],
    ['于2021年1月31日前向社会公布', '2021年1月31日前', '2021-01-31'],
    ['明年3月底前完成', '明年3月底前', '2021-03-31'],
    ['七月底前完成示例', '七月底前', '2020-07-31'],
    ['二〇二〇年十二月三十一日前完成', '二〇二〇年十二月三十一日前', '2020-12-31'],
    ['１１月３０日前完成', '１１月３０日前', '2020-11-30'],
    ['9 月底前完成示例', '9 月底前', '2020-09-30'],
    ['2月底前完成', '2月底前', '2020-02-29'],
    ['9月中旬前完成', '9月中旬前', '2020-09-20'],
    ['10月上旬完成', '10月上旬', '2020-10-10'],
    ['11月份内完成', '11月份内', '2020-11-30'],
    ['第三季度完成示例', '第三季度', '2020-09-30'],
    ['二季度末前完成', '二季度末前', '2020-06-30'],
    ['上半年完成示例', '上半年', '2020-06-30'],
    ['年底前全面完成', '年底前', '2020-12-31'],
    ['今年年底前完成', '今年年底前', '2020-12-31'],
    ['力争年内完成', '年内', '2020-12-31'],
    ['2020年底前完成', '2020年底前', '2020-12-31'],
    ['2022年12月底前完成', '2022年12月底前', '2022-12-31'],
  ])('%s', (text, words, date) => {
    expect(findPlanDeadlines(text, 2020).map(each => [each.words, each.date])).toEqual([[words, date]])
  })

  it.each([
    '（2020年7月17日印发）',
    '公开征求意见的期限一般不少于30日',
    '2020年重点任务公开承诺事项',
    '20个工作日内答复',
    '前三季度情况',
    '按照2019年年度报告',
    '近年内容更新',
  ])('%s names none', text => {
    expect(findPlanDeadlines(text, 2020)).toEqual([])
  })

  it('come again without a day', () => {
    expect(
      findPlanDeadlines('每季度梳理示例政策，每年底前报送', 2020).map(each => [
        each.words,
        each.every,
        each.date,
      ]),
    ).toEqual([
      ['每季度', 'quarter', null],
      ['每年底前', 'year', null],
    ])
  })

  it('are several in one sentence, each with its place', () => {
    const text = '6月底前完成甲，12月15日前完成乙'
    const found = findPlanDeadlines(text, 2024)
    expect(found.map(each => each.date)).toEqual(['2024-06-30', '2024-12-15'])
    expect(found.map(each => text.slice(each.start, each.end))).toEqual(['6月底前', '12月15日前'])
  })

  it('are unsure where a month has two ends', () => {
    expect(findPlanDeadlines('6月前完成', 2024)).toMatchObject([{ date: '2024-05-31', unsure: true }])
    expect(findPlanDeadlines('1月前完成', 2024)).toMatchObject([{ date: '2023-12-31', unsure: true }])
  })

  it('are no day that is none', () => {
    expect(findPlanDeadlines('2月30日前完成', 2024)).toEqual([])
    expect(findPlanDeadlines('13月底前完成', 2024)).toEqual([])
  })
})

describe('a cell of 完成时限', () => {
  it.each([
    ['12月底', '2022-12-31'],
    ['2022年12月', '2022-12-31'],
    ['6月30日', '2022-06-30'],
    ['全年', '2022-12-31'],
    ['2022-06-30', '2022-06-30'],
    ['2022.6', '2022-06-30'],
    ['2023年', '2023-12-31'],
    ['6月底、12月底', '2022-12-31'],
    ['长期坚持', null],
    ['每季度', null],
  ])('%s', (cell, date) => {
    expect(readDeadlineCell(cell, 2022)).toMatchObject({ words: cell, date })
    expect(looksLikeDeadline(cell)).toBe(true)
  })

  it('is nothing when it is empty, and no deadline when it is a task', () => {
    expect(readDeadlineCell(' ', 2022)).toBeUndefined()
    expect(looksLikeDeadline('做好示例工作。')).toBe(false)
    expect(looksLikeDeadline('市财政局')).toBe(false)
  })
})
