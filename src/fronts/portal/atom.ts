import type { ListedPublication } from '../../foundation/publications/index.ts'
import { XML_HEAD, xmlElement, xmlText } from '../../platform/http/xml.ts'

/** A feed as it is written: addresses are within the site, `origin` makes them whole. */
export interface AtomFeed {
  readonly origin: string
  /** The site that is followed: the feed's own addresses are there, those of its entries at the base. */
  readonly siteOrigin: string
  readonly siteName: string
  readonly title: string
  /** The feed's own address, the same for all its pages; this page's; that of the page for people. */
  readonly id: string
  readonly self: string
  readonly alternate: string
  /** Of a feed in pages (RFC 5005 §3): the first page, and the one that goes on. */
  readonly first?: string | undefined
  readonly next?: string | undefined
  /** What a reader should know of the list as a whole. */
  readonly note?: string | undefined
  readonly rows: readonly ListedPublication[]
  readonly kindLabel: (key: string) => string
}

/** Writes a feed as Atom (RFC 4287). */
export function atomText(feed: AtomFeed): string {
  const { siteOrigin: origin, rows } = feed
  const updated = new Date(Math.max(0, ...rows.map(row => row.changedAt.getTime())))
  const lines = [
    `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">`,
    xmlElement('id', `${origin}${feed.id}`),
    xmlElement('title', `${feed.siteName}：${feed.title}`),
    ...(feed.note === undefined ? [] : [xmlElement('subtitle', feed.note)]),
    xmlElement('updated', updated.toISOString()),
    `<author>${xmlElement('name', feed.siteName)}</author>`,
    link('self', `${origin}${feed.self}`),
    link('alternate', `${origin}${feed.alternate}`),
    ...(feed.first === undefined ? [] : [link('first', `${origin}${feed.first}`)]),
    ...(feed.next === undefined ? [] : [link('next', `${origin}${feed.next}`)]),
    ...rows.map(row => entry(row, feed)),
    '</feed>\n',
  ]
  return lines.join('\n')
}

function entry(row: ListedPublication, { origin, kindLabel }: AtomFeed): string {
  const address = `${origin}/d/${row.number}`
  return [
    '<entry>',
    xmlElement('id', address),
    xmlElement('title', row.title),
    link('alternate', address),
    xmlElement('published', row.releasedAt.toISOString()),
    xmlElement('updated', row.changedAt.toISOString()),
    `<author>${xmlElement('name', row.agencyName)}</author>`,
    `<category term="${xmlText(row.kind)}" label="${xmlText(kindLabel(row.kind))}"/>`,
    xmlElement('summary', [row.documentNumber, row.indexNumber].filter(Boolean).join('　')),
    '</entry>',
  ].join('\n')
}

function link(rel: string, href: string): string {
  return `<link rel="${rel}" href="${xmlText(href)}"/>`
}
