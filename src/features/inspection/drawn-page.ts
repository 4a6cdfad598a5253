import { SITE_MARKS, type SiteMark } from '../../law/inspection.ts'
import { missingLabels, type PageKind, type PageLabel } from '../../law/page-labels.ts'

/** What of a site its marks are read from. */
export interface MarkedSite {
  readonly idCode: string
  readonly sponsor: string
  readonly telephone: string
  readonly email: string
  readonly icp: string
  readonly police: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function readable(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}

/** The labels in the head of a page that this platform drew. */
export function labelsIn(html: string): readonly PageLabel[] {
  const head = html.slice(0, html.indexOf('</head>'))
  return [...head.matchAll(/<meta name="([^"]*)" content="([^"]*)"/g)].map(([, name = '', content = '']) => ({
    name: readable(name),
    content: readable(content),
  }))
}

/** The labels that a drawn page lacks. A code that only holds the place of the real one is none. */
export function labelsMissing(kind: PageKind, html: string, unfilledCode: string): readonly string[] {
  return missingLabels(
    kind,
    labelsIn(html).filter(({ content }) => content !== unfilledCode),
  )
}

/** The addresses that a drawn page links to, each once. */
export function linksIn(html: string): readonly string[] {
  const links = [...html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].map(([, href = '']) => readable(href))
  return [...new Set(links)]
}

/** Whether a page says that it fits itself to the width of the screen. */
export function fitsPhones(html: string): boolean {
  return /<meta name="viewport" content="[^"]*\bwidth=device-width\b/.test(html)
}

/** The marks that stand in the footer of a drawn page. */
export function marksIn(html: string, site: MarkedSite): ReadonlySet<SiteMark> {
  const footer = /<footer[\s>].*<\/footer>/s.exec(html)?.[0] ?? ''
  const text = readable(footer.replace(/<[^>]*>/g, ' '))
  const says = (value: string) => value !== '' && text.includes(value)
  const present: Readonly<Record<SiteMark, boolean>> = {
    党政机关网站标识: /党政机关网站(?!标识码)/.test(text),
    我为政府网站找错: says('我为政府网站找错'),
    网站标识码: says(`网站标识码：${site.idCode}`),
    主办单位: says(site.sponsor),
    联系方式: says(site.telephone) || says(site.email),
    'ICP 备案号': says(site.icp),
    公安备案号: says(site.police),
    网站地图: says('网站地图'),
  }
  return new Set(SITE_MARKS.filter(mark => present[mark]))
}
