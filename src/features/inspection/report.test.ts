import { describe, expect, test } from 'vitest'
import { type CivilDate, civilDate } from '../../law/civil-date.ts'
import { SITE_MARKS } from '../../law/inspection.ts'
import type { SiteColumn } from './inspected-columns.ts'
import type { Observed } from './observed.ts'
import { composeReport } from './report.ts'
import { reportCsv } from './report-csv.ts'
import { methodWords, overallWords, pointsWords } from './words.ts'

const at = new Date('2026-11-22T02:00:00Z')
const column = (key: string, newest: CivilDate | null, parts: Partial<SiteColumn> = {}): SiteColumn => ({
  key,
  name: `栏目${key}`,
  type: '政策文件',
  first: true,
  entries: newest === null ? 0 : 3,
  newest,
  ...parts,
})

/** A site at which a machine finds nothing wrong; `parts` replaces what the test is about. */
function sound(parts: Partial<Observed> = {}): Observed {
  const home = { name: '首页', href: 'http://site.example/', status: 200, missing: [] }
  return {
    today: civilDate('2026-11-22'),
    newest: { day: civilDate('2026-11-20'), title: '示例通知', href: 'http://site.example/d/1' },
    columns: { columns: [column('a', civilDate('2026-11-20'))], absent: 0, unlisted: 0 },
    columnHref: key => `http://site.example/columns/${key}`,
    pages: [home],
    marks: new Set(SITE_MARKS),
    links: { texts: 1, limit: 50, tried: 2, dead: [], untried: 0, external: 0 },
    home: { tried: 3, untried: 0, dead: [], fitsPhones: true },
    domain: 'www.site.example.gov.cn',
    searchFinds: true,
    listensOnIpv6: true,
    ...parts,
  }
}
const lineOf = (observed: Observed, code: string) => {
  const line = composeReport(observed, at).lines.find(({ rule }) => rule.code === code)
  if (!line) throw new Error(`no line ${code}`)
  return line
}

describe('the report of a site', () => {
  test('stands in the order in which a site fails: vetoes, deductions, what earns points; new media are not among them', () => {
    const kinds = composeReport(sound(), at).lines.map(({ rule }) => rule.kind)
    expect([...new Set(kinds)]).toEqual(['veto', 'deduct', 'bonus'])
    expect(composeReport(sound(), at).lines.every(({ rule }) => rule.scope === 'site')).toBe(true)
  })

  test('of a sound site finds nothing, and still does not say that the site passes', () => {
    const report = composeReport(sound(), at)
    expect([report.vetoed, report.deducted, report.lost]).toEqual([[], [], 0])
    expect(report.judged + report.open).toBe(report.lines.length)
    expect(overallWords(report)).toContain(`另有 ${report.open} 项需人工核对，不能据此认定网站合格`)
  })

  test('leaves open what nobody can know from inside, and says why', () => {
    for (const code of ['V1', 'V2', 'V5', 'V6', 'D4', 'D5', 'D7', 'D8', 'B1']) {
      const { verdict, why } = lineOf(sound(), code)
      expect([code, verdict]).toEqual([code, 'unknown'])
      expect(why).not.toBe('')
    }
    expect(lineOf(sound({ listensOnIpv6: true }), 'D4').why).toContain('正在监听')
    expect(lineOf(sound({ listensOnIpv6: false }), 'D4').why).toContain('没有监听本机以外')
    expect(methodWords(lineOf(sound(), 'V2'))).toBe('自动（本次无法判定）')
    expect(methodWords(lineOf(sound(), 'V1'))).toBe('人工')
  })

  test('fails a site with five empty columns by a veto, and names each with its address', () => {
    const empty = ['b', 'c', 'd', 'e', 'f'].map(key => column(key, null))
    const observed = sound({ columns: { columns: empty, absent: 2, unlisted: 1 } })
    const line = lineOf(observed, 'V4c')
    expect(line.verdict).toBe('failed')
    expect(line.places[0]).toEqual({ text: '栏目b', href: 'http://site.example/columns/b' })
    expect(line.why).toContain('无此项职能的 2 个事项不计入')
    expect(line.why).toContain('另有 1 个专题栏目')
    expect(overallWords(composeReport(observed, at))).toContain('出现任何一项，网站即为不合格')
    const four = sound({ columns: { columns: empty.slice(1), absent: 0, unlisted: 0 } })
    expect(lineOf(four, 'V4c')).toMatchObject({ verdict: 'met', places: [{}, {}, {}, {}] })
  })

  test('counts only columns of the first level among news that rest, and all among those that rest long', () => {
    const old = civilDate('2026-01-01')
    const parts = ['b', 'c', 'd', 'e', 'f'].map(key => column(key, old, { first: false }))
    const observed = sound({ columns: { columns: parts, absent: 0, unlisted: 0 } })
    expect(lineOf(observed, 'V4a')).toMatchObject({ verdict: 'met', places: [] })
    expect(lineOf(observed, 'V4b').places).toHaveLength(5)
    expect(lineOf(observed, 'D6')).toMatchObject({ verdict: 'failed' })
  })

  test('fails a home page that never changed, and one that rests for more than two weeks', () => {
    expect(lineOf(sound({ newest: null }), 'V3')).toMatchObject({
      verdict: 'failed',
      why: '还没有公开任何信息。',
    })
    const newest = { day: civilDate('2026-11-07'), title: '旧', href: 'http://site.example/d/1' }
    expect(lineOf(sound({ newest }), 'V3').verdict).toBe('failed')
  })

  test('takes a page that does not open for one without labels, and no home page for marks that nobody saw', () => {
    const home = { name: '首页', href: 'http://site.example/', status: 500, missing: [] }
    const observed = sound({ pages: [home], marks: undefined })
    expect(lineOf(observed, 'D1')).toMatchObject({
      verdict: 'failed',
      places: [{ text: '首页打不开（答复 500）' }],
    })
    expect(lineOf(observed, 'D2')).toMatchObject({ verdict: 'unknown', why: '首页打不开，没有检查。' })
  })

  test('says of links how many were tried, and which were not', () => {
    const links = { texts: 50, limit: 50, tried: 120, dead: [], untried: 7, external: 9 }
    expect(lineOf(sound({ links }), 'D3').why).toMatch(
      /最近公开的 50 条.*另有 7 个站内链接没有检查.*站外链接 9 个/,
    )
    const none = { ...links, tried: 0, untried: 0 }
    expect(lineOf(sound({ links: none }), 'D3').verdict).toBe('unknown')
  })

  test.each([
    [
      'a link of the home page that leads nowhere',
      'D9',
      { home: { tried: 2, untried: 0, dead: [{ text: '甲' }], fitsPhones: true } },
    ],
    ['a search that does not find the newest text', 'D10', { searchFinds: false }],
    ['a domain that is not the government’s', 'D11', { domain: 'city-gov.cn' }],
    [
      'a page that does not fit a phone',
      'D14',
      { home: { tried: 2, untried: 0, dead: [], fitsPhones: false } },
    ],
    [
      'figures that rest',
      'D12',
      {
        columns: {
          columns: [column('s', civilDate('2026-01-01'), { type: '统计数据' })],
          absent: 0,
          unlisted: 0,
        },
      },
    ],
    [
      'interpretations that rest',
      'D13',
      { columns: { columns: [column('s', null, { type: '政策解读' })], absent: 0, unlisted: 0 } },
    ],
  ] as const)('fails a site for %s, and says so', (_, code, parts) => {
    expect(lineOf(sound(), code).verdict).toBe(['D12', 'D13'].includes(code) ? 'unknown' : 'met')
    const line = lineOf(sound(parts), code)
    expect(line.verdict).toBe('failed')
    expect(line.why).not.toBe('')
  })

  test('has no verdict on a home page that nobody saw, and none on a search that was not answered', () => {
    const unseen = sound({ home: undefined, searchFinds: undefined })
    for (const code of ['D9', 'D10', 'D14'])
      expect([code, lineOf(unseen, code).verdict]).toEqual([code, 'unknown'])
  })

  test('keeps the mark of what could not be read in the original', () => {
    expect(pointsWords(lineOf(sound(), 'D1').rule)).toBe('每项扣 1 分，最多扣 4 分（未核实）')
    expect(pointsWords(lineOf(sound(), 'D6').rule)).toBe('每项扣 5 分，最多扣 5 分')
  })

  test('goes into a table file in which no title becomes a formula', () => {
    const dead = [{ text: '=1+1,"甲"', href: 'http://site.example/d/1' }]
    const links = { texts: 1, limit: 50, tried: 1, dead, untried: 0, external: 0 }
    const file = reportCsv('示例网站', composeReport(sound({ links }), at))
    expect(file).toContain(`"'=1+1,""甲"" http://site.example/d/1"`)
    expect(file).toContain('2026-11-22 10:00（北京时间）计算')
  })
})
