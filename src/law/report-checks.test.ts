import { describe, expect, test } from 'vitest'
import {
  addReports,
  countedFor,
  formatDecimal,
  parseDecimal,
  type ReportValues,
  sumsOf,
  whole,
  withSums,
} from './report-cells.ts'
import { balanceOf, type CheckedReport, checkReport, type ReportRule } from './report-checks.ts'
import { reportDue } from './report-deadlines.ts'
import { formOfYear, type ReportCell, TABLE_TWO_COLUMNS, tableTwo } from './report-form.ts'

const cells = (values: Record<string, number | string>): ReportValues =>
  new Map(
    Object.entries(values).map(([cell, value]) => [
      cell as ReportCell,
      typeof value === 'number' ? whole(value) : (parseDecimal(value) ?? 0n),
    ]),
  )
const TEXTS = {
  overview: '全年收到政府信息公开申请11件，办结10件，结转下年度2件。',
  problems: '示例：主动公开还不够及时，将逐条改进。',
  others: '无信息处理费收取情况。',
}
const GOOD = {
  't1.normative.in-force': 9,
  't2.r1.natural': 10,
  't2.r1.business': 1,
  't2.r2.natural': 1,
  't2.r3.1.natural': 8,
  't2.r3.1.business': 1,
  't2.r3.3.4.natural': 1,
  't2.r4.natural': 2,
  't3.review.upheld': 1,
}
const report = (
  values: Record<string, number | string> = {},
  parts: Partial<CheckedReport> = {},
): CheckedReport => ({
  form: '2021',
  scope: 'agency',
  values: cells({ ...GOOD, ...values }),
  texts: TEXTS,
  makesRules: true,
  ...parts,
})
const rulesOf = (checked: CheckedReport) => [...new Set(checkReport(checked).map(each => each.rule))]
const before = (
  values: Record<string, number | string>,
  texts = { ...TEXTS, problems: '去年的示例问题另有其事。' },
) => ({
  form: '2021' as const,
  values: cells(values),
  texts,
})

test('a report that balances has nothing against it', () => {
  expect(checkReport(report())).toEqual([])
  for (const { key } of TABLE_TWO_COLUMNS) {
    const { came, went } = balanceOf('2021', cells(GOOD), key)
    expect(came).toBe(went)
  }
})

/** For each rule a report that breaks it, and how hard. */
const BROKEN: readonly [ReportRule, 'E' | 'W', string, CheckedReport][] = [
  ['V1', 'E', 'natural', report({ 't2.r4.natural': 3 })],
  ['V2', 'E', 't2.r3.7.natural', report({ 't2.r3.7.natural': 8 })],
  ['V3', 'E', 't2.r1.total', report({ 't2.r1.total': 12 })],
  [
    'V4',
    'W',
    'natural',
    report({}, { previous: before({ 't2.r4.natural': 5, 't1.normative.in-force': 9 }) }),
  ],
  ['V5', 'E', 't3.review.total', report({ 't3.review.total': 2 })],
  ['V6', 'E', 't1.licence.decisions', report({ 't1.licence.decisions': '1.5' })],
  ['V6', 'E', 't1.fees.amount', report({ 't1.fees.amount': '-0.1' })],
  [
    'V7',
    'W',
    'normative',
    report(
      { 't1.normative.made': 1 },
      { previous: before({ 't2.r4.natural': 1, 't1.normative.in-force': 9 }) },
    ),
  ],
  [
    'V8',
    'W',
    'others',
    report({ 't2.r3.6.2.natural': 1, 't2.r3.1.natural': 7 }, { texts: { ...TEXTS, others: '无。' } }),
  ],
  [
    'V8',
    'W',
    'others',
    report({}, { fees: { requests: 2, yuan: 1400 }, texts: { ...TEXTS, others: '无。' } }),
  ],
  ['V9', 'W', '办结9件', report({}, { texts: { ...TEXTS, overview: '全年办结9件。' } })],
  ['V9', 'W', '行政复议2起'.slice(2), report({}, { texts: { ...TEXTS, overview: '发生行政复议2起。' } })],
  ['V10', 'W', 't2.r3.6.3.total', report({ 't2.r3.6.3.natural': 1, 't2.r3.1.natural': 7 })],
  ['V11', 'W', 'overview', report({}, { texts: { ...TEXTS, overview: '字'.repeat(1001) } })],
  [
    'V12',
    'W',
    'problems',
    report({}, { previous: before({ 't2.r4.natural': 1, 't1.normative.in-force': 9 }, TEXTS) }),
  ],
  ['V13', 'E', 'problems', report({}, { texts: { ...TEXTS, problems: ' ' } })],
  [
    'V14',
    'W',
    't2.r1.natural',
    report({}, { scope: 'government', below: cells({ ...GOOD, 't2.r1.natural': 9 }) }),
  ],
  [
    'V15',
    'W',
    't2.r1.natural',
    report({}, { counted: cells({ ...GOOD, 't2.r1.natural': 9, 't1.normative.in-force': 9 }) }),
  ],
  ['V17', 'W', 't1.rules.in-force', report({ 't1.rules.in-force': 1 }, { makesRules: false })],
]

describe('a report that breaks', () => {
  test.each(BROKEN)('%s (%s) is told where: %s', (rule, level, where, broken) => {
    const found = checkReport(broken).filter(each => each.rule === rule)
    expect(found.map(each => [each.level, each.where])).toContainEqual([level, where])
    expect(found[0]?.words).toMatch(/。$/)
  })
})

test('what was said of the year before stands beside what is carried over, and both may be right', () => {
  const fits = report({}, { previous: before({ 't2.r4.natural': 1, 't1.normative.in-force': 9 }) })
  expect(rulesOf(fits)).toEqual([])
})

test('what the cases count is compared cell by cell; table one is not theirs', () => {
  const { 't1.normative.in-force': _first, ...cases } = GOOD
  expect(rulesOf(report({}, { counted: cells(cases) }))).toEqual([])
})

test('sums are reckoned over rows and columns, also where a real report left them blank', () => {
  const sums = sumsOf('2021', cells(GOOD))
  const shown = (cell: string) => formatDecimal(sums.get(cell as ReportCell) ?? 0n)
  expect(['t2.r1.total', 't2.r3.7.natural', 't2.r3.7.total', 't3.review.total'].map(shown)).toEqual([
    '11',
    '9',
    '10',
    '1',
  ])
  expect(withSums('2021', cells({ 't2.r1.total': 5 })).get('t2.r1.total')).toBe(whole(5))
})

test('the trial form keeps 其他处理 in one row', () => {
  expect(tableTwo('2019')).toHaveLength(23)
  expect(tableTwo('2021')).toHaveLength(25)
  const counted = countedFor(
    '2019',
    new Map([
      ['t2.r3.6.1.natural', 1],
      ['t2.r3.6.3.natural', 2],
    ]),
  )
  expect([...counted]).toEqual([['t2.r3.6.natural', whole(3)]])
  expect([2018, 2019, 2020, 2021].map(formOfYear)).toEqual([undefined, '2019', '2019', '2021'])
})

test('money is exact to six places', () => {
  const sum = addReports('2021', [
    cells({ 't1.fees.amount': '18651.06' }),
    cells({ 't1.fees.amount': '4166.241619' }),
  ])
  expect(formatDecimal(sum.get('t1.fees.amount') ?? 0n)).toBe('22817.301619')
  expect(
    ['1,234.5', '1 2', '', '-', '1.1234567', '1e3'].map(text => parseDecimal(text) !== undefined),
  ).toEqual([true, false, false, false, false, false])
})

test('an agency reports by the end of January; a county adds up by 20 February, a city by 10 March', () => {
  expect(reportDue(2025, 'agency', 'city').date).toBe('2026-01-31')
  expect(reportDue(2025, 'government', 'county').date).toBe('2026-02-20')
  expect(reportDue(2025, 'government', 'city').date).toBe('2026-03-10')
})
