import { describe, expect, test } from 'vitest'
import { civilDate } from './civil-date.ts'
import {
  type InspectedColumn,
  isStale,
  judgeColumns,
  judgeHome,
  judgeIpv6,
  judgeLabels,
  judgeLetters,
  judgeLinks,
  judgeMarks,
  judgeReachable,
  SITE_MARKS,
  score,
  vetoes,
} from './inspection.ts'
import { INSPECTION_RULES } from './inspection-rules.ts'

const today = civilDate('2026-11-22')
const column = (type: string, newest: string | null, name = '示例栏目'): InspectedColumn => ({
  name,
  type,
  entries: newest === null ? 0 : 1,
  newest: newest === null ? null : civilDate(newest),
})

describe('the list of rules', () => {
  test('names each rule once, and says where it is from', () => {
    const codes = INSPECTION_RULES.map(rule => rule.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(INSPECTION_RULES.every(rule => rule.source.includes('国办秘函〔2019〕19号'))).toBe(true)
  })

  test('gives no points to a veto and a cap to every deduction', () => {
    for (const rule of INSPECTION_RULES) {
      expect([rule.code, rule.points === undefined]).toEqual([rule.code, rule.kind !== 'deduct'])
      if (rule.kind === 'deduct') expect(rule.cap).toBeGreaterThanOrEqual(rule.points ?? 0)
    }
  })

  test('marks as unverified every number of points but the two that a self-inspection published', () => {
    const read = INSPECTION_RULES.filter(rule => rule.points !== undefined && !rule.unverified)
    expect(read.map(rule => [rule.code, rule.points])).toEqual([
      ['D5', 3],
      ['D6', 5],
    ])
  })
})

describe('the home page', () => {
  test.each([
    ['2026-11-22', 'met', 0],
    ['2026-11-08', 'met', 14],
    ['2026-11-07', 'failed', 15],
    [null, 'failed', null],
  ] as const)('last changed on %s is %s', (newest, verdict, measured) => {
    expect(judgeHome(newest === null ? null : civilDate(newest), today)).toMatchObject({ verdict, measured })
  })
})

describe('a column', () => {
  test.each([
    ['工作动态', '2026-11-08', false],
    ['工作动态', '2026-11-07', true],
    ['通知公告', '2026-05-23', false],
    ['通知公告', '2026-05-22', true],
    ['政策文件', '2026-05-22', true],
    ['概况信息', '2025-11-22', false],
    ['概况信息', '2025-11-21', true],
    ['机构职能', '2010-01-01', false],
    ['随便什么', '2025-11-21', true],
    ['工作动态', null, false],
  ])('of the type %s with its newest entry on %s is stale: %s', (type, newest, stale) => {
    expect(isStale(column(type, newest), today)).toBe(stale)
  })

  test('rests alone without harm; five of news and notices, ten of any kind, or five empty ones fail the site', () => {
    const many = (count: number, type: string, newest: string | null) =>
      Array.from({ length: count }, (_, at) => column(type, newest, `${type}${at + 1}`))
    const failed = (columns: InspectedColumn[]) => vetoes(judgeColumns(columns, today))
    expect(failed(many(4, '工作动态', '2026-01-01'))).toEqual([])
    expect(failed([...many(3, '工作动态', '2026-11-01'), ...many(2, '政策文件', '2026-01-01')])).toEqual([
      'V4a',
    ])
    expect(failed(many(5, '互动交流', '2026-01-01'))).toEqual([])
    expect(failed(many(9, '概况信息', '2020-01-01'))).toEqual([])
    expect(failed(many(10, '概况信息', '2020-01-01'))).toEqual(['V4b'])
    expect(failed(many(4, '工作动态', null))).toEqual([])
    expect(failed(many(5, '工作动态', null))).toEqual(['V4c'])
    expect(judgeColumns(many(2, '工作动态', null), today)[2]?.findings).toEqual(['工作动态1', '工作动态2'])
  })
})

describe('what a machine sees on the pages', () => {
  test('names pages without their labels and marks that are missing', () => {
    expect(judgeLabels([{ path: '/', missing: [] }]).verdict).toBe('met')
    expect(judgeLabels([{ path: '/d/1', missing: ['PubDate'] }])).toMatchObject({
      verdict: 'failed',
      findings: ['/d/1：PubDate'],
    })
    expect(judgeMarks(new Set(SITE_MARKS)).verdict).toBe('met')
    expect(judgeMarks(new Set(SITE_MARKS.slice(1))).findings).toEqual(['党政机关网站标识'])
  })

  test('counts dead links by their share', () => {
    expect(judgeLinks(1000, Array(9).fill('/x')).verdict).toBe('met')
    expect(judgeLinks(1000, Array(10).fill('/x'))).toMatchObject({ verdict: 'failed', measured: 1 })
  })

  test('says so where it could not tell, rather than praise', () => {
    for (const judgement of [
      judgeLabels([]),
      judgeLinks(0, []),
      judgeIpv6(undefined),
      judgeReachable(139, 0),
    ]) {
      expect(judgement.verdict).toBe('unknown')
    }
  })

  test('fails a site that cannot be opened in a twentieth of the tries', () => {
    expect(judgeReachable(200, 9).verdict).toBe('met')
    expect(judgeReachable(200, 10).verdict).toBe('failed')
  })

  test('fails a site without a way to ask, or with a letter that waits for more than three months', () => {
    expect(judgeLetters(false, null).verdict).toBe('failed')
    expect(judgeLetters(true, null).verdict).toBe('met')
    expect(judgeLetters(true, 90).verdict).toBe('met')
    expect(judgeLetters(true, 91).verdict).toBe('failed')
  })
})

test('the score begins at a hundred and loses no more for an item than its cap', () => {
  expect(score([judgeIpv6(true)])).toBe(100)
  expect(score([judgeIpv6(false)])).toBe(98)
  expect(score([judgeMarks(new Set()), judgeIpv6(undefined)])).toBe(96)
  expect(vetoes([judgeMarks(new Set())])).toEqual([])
})
