import { describe, expect, test } from 'vitest'
import type { ColumnStanding } from '../../foundation/catalogue/index.ts'
import { labelsMissing, marksIn } from './drawn-page.ts'
import { siteColumns } from './inspected-columns.ts'
import { isDead, targetOfLink } from './own-links.ts'

describe('a link of a public text', () => {
  const own = new Set(['site.example', 'finance.site.example'])
  const target = (href: string) => targetOfLink(href, 'https://site.example/d/7', own)
  const id = '01890000-0000-7000-8000-000000000001'

  test('leads to a page of any of our hosts, to a file, or elsewhere', () => {
    expect(target('/d/3?x=1#s-2')).toEqual({ kind: 'page', host: 'site.example', path: '/d/3?x=1' })
    expect(target('https://finance.site.example/guides')).toMatchObject({ host: 'finance.site.example' })
    expect(target(`/files/${id}/a.pdf`)).toEqual({ kind: 'file', id })
    expect(target('https://www.example.org/')).toEqual({ kind: 'external' })
    expect(target('//www.example.org/a')).toEqual({ kind: 'external' })
  })

  test('is not asked where it is no page, or is the report itself', () => {
    for (const href of ['tel:12345', 'http://[', '/about/inspection', '/hant/about/inspection?x']) {
      expect([href, target(href).kind]).toEqual([href, 'none'])
    }
  })

  test('is dead where nothing answers, and of no verdict where the server asks to wait', () => {
    expect([200, 303, 404, 410, 500, 429].map(isDead)).toEqual([false, false, true, true, true, undefined])
  })
})

describe('the columns of a site', () => {
  const standing: ColumnStanding = { count: 2, changedAt: new Date('2026-11-20T18:00:00Z') }

  test('are the statutory ones, empty or not, and others in which something is public', () => {
    const { columns, unlisted } = siteColumns(undefined, new Map([['education', standing]]), new Set())
    const keys = columns.map(({ key }) => key)
    expect(keys).toContain('a20.01')
    expect(keys).toContain('education')
    expect(keys).not.toContain('employment')
    expect(unlisted).toBeGreaterThan(0)
    expect(columns.find(({ key }) => key === 'education')).toMatchObject({ entries: 2, newest: '2026-11-21' })
    expect(columns.find(({ key }) => key === 'a20.01')).toMatchObject({ entries: 0, newest: null })
  })

  test('leave out what the agency says it does not have, unless something stands there', () => {
    const absent = new Set(['a20.01', 'a20.02'])
    const found = siteColumns('county', new Map([['a20.02', standing]]), absent)
    const keys = found.columns.map(({ key }) => key)
    expect([keys.includes('a20.01'), keys.includes('a20.02'), found.absent]).toEqual([false, true, 1])
  })
})

describe('a drawn page', () => {
  const label = (name: string, content: string) => `<meta name="${name}" content="${content}"/>`
  const head = (code: string) =>
    `<head>${label('SiteName', '甲&amp;乙')}${label('SiteDomain', 'a.example')}${label('SiteIDCode', code)}</head>`

  test('lacks a label that is empty, or that only holds the place of the code', () => {
    expect(labelsMissing('other', head('3713000001'), '0000000000')).toEqual([])
    expect(labelsMissing('other', head('0000000000'), '0000000000')).toEqual(['SiteIDCode'])
    expect(labelsMissing('home', head(''), '0000000000')).toEqual(['SiteIDCode', 'ColumnName'])
  })

  test('bears the marks that its footer shows, and no others', () => {
    const site = {
      idCode: '3713000001',
      sponsor: '甲办公室',
      telephone: '0539-0000000',
      email: '',
      icp: '示ICP备1号',
      police: '',
    }
    const page = `<main>示ICP备1号</main><footer><a>网站地图</a> 主办：甲办公室 网站标识码：3713000001</footer>`
    expect([...marksIn(page, site)]).toEqual(['网站标识码', '主办单位', '网站地图'])
    expect([...marksIn('<footer>党政机关网站　0539-0000000</footer>', site)]).toEqual([
      '党政机关网站标识',
      '联系方式',
    ])
  })
})
