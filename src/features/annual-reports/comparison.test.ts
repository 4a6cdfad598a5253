import { describe, expect, it } from 'vitest'
import { parseDecimal, type ReportValues } from '../../law/report-cells.ts'
import type { ReportCell } from '../../law/report-form.ts'
import { comparedReports, isLarge } from './comparison.ts'

const values = (cells: Readonly<Record<string, string>>): ReportValues =>
  new Map(Object.entries(cells).map(([cell, text]) => [cell as ReportCell, parseDecimal(text) ?? 0n]))

describe('two years beside each other', () => {
  it('name what changed, sums among it, and nothing else', () => {
    const now = { form: '2021' as const, values: values({ 't2.r1.natural': '30', 't2.r2.natural': '4' }) }
    const before = { form: '2021' as const, values: values({ 't2.r1.natural': '20', 't2.r2.natural': '4' }) }
    const { changed, unlike } = comparedReports(now, before)
    expect(changed.map(({ cell, percent }) => [cell, percent])).toEqual([
      ['t2.r1.natural', 50],
      ['t2.r1.total', 50],
    ])
    expect(unlike).toEqual([])
  })

  it('of two forms compare what means the same, and name the rest', () => {
    const now = {
      form: '2021' as const,
      values: values({ 't1.licence.decisions': '5', 't1.rules.made': '3', 't2.r3.6.3.natural': '2' }),
    }
    const before = {
      form: '2019' as const,
      values: values({ 't1.licence.decisions': '4', 't1.rules.made': '9', 't2.r3.6.natural': '2' }),
    }
    const { changed, unlike } = comparedReports(now, before)
    expect(changed.map(each => each.cell)).toEqual(['t1.licence.decisions'])
    expect(unlike).toContain('表一“规章”本年制发件数')
    expect(unlike.filter(label => label.includes('3.其他'))).toHaveLength(7)
  })

  it.each([
    ['100', '160', true],
    ['100', '149', false],
    ['0', '12', true],
    ['2', '9', false],
    ['80', '20', true],
  ])('from %s to %s: a large change is %s', (before, now, large) => {
    const [compared] = comparedReports(
      { form: '2021', values: values({ 't1.licence.decisions': now }) },
      { form: '2021', values: values({ 't1.licence.decisions': before }) },
    ).changed
    expect(compared && isLarge(compared, 50)).toBe(large)
  })
})
