import { formatShanghaiMinute } from './civil-date.ts'

export type PageKind = 'home' | 'column' | 'content' | 'other'

/** One `<meta name content>` of the head. */
export interface PageLabel {
  readonly name: string
  readonly content: string
}

interface LabelRule {
  readonly name: string
  readonly group: '网站标签' | '栏目标签' | '内容页标签'
  /** Pages on which the label must stand. */
  readonly requiredOn: readonly PageKind[]
  /** Pages on which it may stand beside these. */
  readonly optionalOn: readonly PageKind[]
}

const EVERY_PAGE: readonly PageKind[] = ['home', 'column', 'content', 'other']

/**
 * The labels (网页标签) that the state's inspection reads, from 《政府网站发展指引》（国办发〔2017〕47号）. The names are seen on
 * real sites; which are required and which optional is unverified.
 */
export const PAGE_LABELS: readonly LabelRule[] = [
  { name: 'SiteName', group: '网站标签', requiredOn: EVERY_PAGE, optionalOn: [] },
  { name: 'SiteDomain', group: '网站标签', requiredOn: EVERY_PAGE, optionalOn: [] },
  { name: 'SiteIDCode', group: '网站标签', requiredOn: EVERY_PAGE, optionalOn: [] },
  { name: 'ColumnName', group: '栏目标签', requiredOn: ['home', 'column', 'content'], optionalOn: [] },
  { name: 'ColumnDescription', group: '栏目标签', requiredOn: ['column'], optionalOn: [] },
  { name: 'ColumnKeywords', group: '栏目标签', requiredOn: ['column'], optionalOn: [] },
  { name: 'ColumnType', group: '栏目标签', requiredOn: ['column', 'content'], optionalOn: [] },
  { name: 'ArticleTitle', group: '内容页标签', requiredOn: ['content'], optionalOn: [] },
  { name: 'PubDate', group: '内容页标签', requiredOn: ['content'], optionalOn: [] },
  { name: 'ContentSource', group: '内容页标签', requiredOn: ['content'], optionalOn: [] },
  { name: 'Keywords', group: '内容页标签', requiredOn: [], optionalOn: ['content'] },
  { name: 'Author', group: '内容页标签', requiredOn: [], optionalOn: ['content'] },
  { name: 'Description', group: '内容页标签', requiredOn: [], optionalOn: ['content'] },
  { name: 'Image', group: '内容页标签', requiredOn: [], optionalOn: ['content'] },
  { name: 'Url', group: '内容页标签', requiredOn: [], optionalOn: ['content'] },
]

/** The site that a page belongs to; `idCode` is its ten-digit 网站标识码. */
export interface LabelledSite {
  readonly name: string
  readonly domain: string
  readonly idCode: string
}

export interface LabelledColumn {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly keywords: readonly string[]
}

export interface LabelledArticle {
  readonly title: string
  readonly publishedAt: Date
  readonly source: string
  readonly keywords?: readonly string[]
  readonly author?: string
  readonly description?: string
  /** Absolute address of a picture. */
  readonly image?: string
  /** Canonical address of the page. */
  readonly url?: string
}

export type LabelledPage =
  | { readonly kind: 'home'; readonly site: LabelledSite }
  | { readonly kind: 'other'; readonly site: LabelledSite }
  | { readonly kind: 'column'; readonly site: LabelledSite; readonly column: LabelledColumn }
  | {
      readonly kind: 'content'
      readonly site: LabelledSite
      readonly column: Pick<LabelledColumn, 'name' | 'type'>
      readonly article: LabelledArticle
    }

/**
 * The labels of a page in the order of the table: all that are required for its kind, and those optional ones that it
 * has a value for. PubDate is written `YYYY-MM-DD HH:MM` in Asia/Shanghai, keywords are joined by semicolons.
 */
export function requiredLabels(page: LabelledPage): PageLabel[] {
  const values = new Map(valuesOf(page))
  return PAGE_LABELS.filter(rule => [...rule.requiredOn, ...rule.optionalOn].includes(page.kind)).flatMap(
    ({ name, requiredOn }) => {
      const content = values.get(name) ?? ''
      return content !== '' || requiredOn.includes(page.kind) ? [{ name, content }] : []
    },
  )
}

/** Names of the labels that a page of this kind must carry and does not, or carries empty. */
export function missingLabels(kind: PageKind, labels: readonly PageLabel[]): string[] {
  const present = new Set(labels.filter(({ content }) => content.trim() !== '').map(({ name }) => name))
  return PAGE_LABELS.filter(rule => rule.requiredOn.includes(kind) && !present.has(rule.name)).map(
    ({ name }) => name,
  )
}

/** Whether the text has the shape of a 网站标识码: ten digits, the first six an administrative division (unverified). */
export function isSiteIdCode(text: string): boolean {
  return /^[1-8]\d{9}$/.test(text)
}

function valuesOf(page: LabelledPage): [string, string][] {
  const site: [string, string][] = [
    ['SiteName', page.site.name],
    ['SiteDomain', page.site.domain],
    ['SiteIDCode', page.site.idCode],
  ]
  if (page.kind === 'home') return [...site, ['ColumnName', '首页']]
  if (page.kind === 'other') return site
  const column: [string, string][] = [
    ['ColumnName', page.column.name],
    ['ColumnType', page.column.type],
  ]
  if (page.kind === 'column') {
    const { description, keywords } = page.column
    return [...site, ...column, ['ColumnDescription', description], ['ColumnKeywords', keywords.join(';')]]
  }
  return [...site, ...column, ...articleValues(page.article)]
}

function articleValues(article: LabelledArticle): [string, string][] {
  return [
    ['ArticleTitle', article.title],
    ['PubDate', formatShanghaiMinute(article.publishedAt)],
    ['ContentSource', article.source],
    ['Keywords', (article.keywords ?? []).join(';')],
    ['Author', article.author ?? ''],
    ['Description', article.description ?? ''],
    ['Image', article.image ?? ''],
    ['Url', article.url ?? ''],
  ]
}
