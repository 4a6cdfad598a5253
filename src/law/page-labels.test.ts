import { describe, expect, it } from 'vitest'
import { isSiteIdCode, type LabelledPage, missingLabels, PAGE_LABELS, requiredLabels } from './page-labels.ts'

const site = { name: '示例市人民政府', domain: 'www.example.gov.cn', idCode: '3713000000' }
const column = { name: '政策文件', type: '政策文件', description: '本级政策文件', keywords: ['政策', '文件'] }
const article = {
  title: '示例标题',
  publishedAt: new Date('2020-07-17T01:30:00Z'),
  source: '示例市政府办公室',
}

const pages: readonly LabelledPage[] = [
  { kind: 'home', site },
  { kind: 'other', site },
  { kind: 'column', site, column },
  { kind: 'content', site, column, article },
]

describe('the labels of a page', () => {
  it.each([
    ['home', ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName']],
    ['other', ['SiteName', 'SiteDomain', 'SiteIDCode']],
    [
      'column',
      [
        'SiteName',
        'SiteDomain',
        'SiteIDCode',
        'ColumnName',
        'ColumnDescription',
        'ColumnKeywords',
        'ColumnType',
      ],
    ],
    [
      'content',
      [
        'SiteName',
        'SiteDomain',
        'SiteIDCode',
        'ColumnName',
        'ColumnType',
        'ArticleTitle',
        'PubDate',
        'ContentSource',
      ],
    ],
  ])('%s are %o', (kind, names) => {
    const page = pages.find(candidate => candidate.kind === kind)
    expect(page && requiredLabels(page).map(label => label.name)).toEqual(names)
  })

  it('say the hour of publication in Shanghai, and name the home column', () => {
    const contents = pages.map(
      page => new Map(requiredLabels(page).map(({ name, content }) => [name, content])),
    )
    expect(contents[3]?.get('PubDate')).toBe('2020-07-17 09:30')
    expect(contents[0]?.get('ColumnName')).toBe('首页')
    expect(contents[2]?.get('ColumnKeywords')).toBe('政策;文件')
  })

  it('carry what is optional only where there is something to say', () => {
    const full = {
      ...article,
      keywords: ['公开'],
      author: '编辑',
      url: 'https://www.example.gov.cn/d/1',
      description: '',
    }
    const names = requiredLabels({ kind: 'content', site, column, article: full }).map(label => label.name)
    expect(names).toEqual(expect.arrayContaining(['Keywords', 'Author', 'Url']))
    expect(names).not.toContain('Description')
    expect(names).not.toContain('Image')
  })

  it.each(pages)('of a whole $kind page are not missing', page => {
    expect(missingLabels(page.kind, requiredLabels(page))).toEqual([])
  })

  it.each(pages)('of a $kind page are each missed when absent or empty', page => {
    const labels = requiredLabels(page)
    for (const { name } of labels) {
      expect(
        missingLabels(
          page.kind,
          labels.filter(label => label.name !== name),
        ),
      ).toEqual([name])
      expect(
        missingLabels(
          page.kind,
          labels.map(label => (label.name === name ? { name, content: ' ' } : label)),
        ),
      ).toEqual([name])
    }
  })

  it('keep an empty required label, so that the check can see it', () => {
    const labels = requiredLabels({ kind: 'column', site, column: { ...column, description: '' } })
    expect(missingLabels('column', labels)).toEqual(['ColumnDescription'])
  })

  it('are fifteen', () => {
    expect(new Set(PAGE_LABELS.map(({ name }) => name)).size).toBe(15)
  })
})

describe('a site identity code', () => {
  it.each([
    ['3713000000', true],
    ['1304000009', true],
    ['371300000', false],
    ['371300000X', false],
    ['0713000000', false],
  ])('%s: %s', (text, expected) => {
    expect(isSiteIdCode(text)).toBe(expected)
  })
})
