import { createRequire } from 'node:module'
import type * as FromSimplified from 'opencc-js/cn2t'
import type * as ToSimplified from 'opencc-js/t2cn'
import { sha256 } from '../../platform/crypto/digest.ts'

/**
 * Traditional Chinese is made by machine from the Simplified page, at its own addresses below `/hant`. Characters are
 * converted (with OpenCC's phrase tables, so that 干部 and 干净 differ), words are not replaced: an official text keeps
 * its terms.
 */
export const HANT = '/hant'

// Read at their first use: what nobody asks for costs no memory.
const require = createRequire(import.meta.url)

let toHant: ((text: string) => string) | undefined
let toHans: ((text: string) => string) | undefined

/** Words of the law that the phrase tables take apart: after 内, 制定 becomes 製定. */
const MENDED = [
  ['製定', '制定'],
  ['製訂', '制訂'],
  ['製度', '制度'],
] as const

/** Text in Traditional characters. */
export function traditional(text: string): string {
  toHant ??= (require('opencc-js/cn2t') as typeof FromSimplified).Converter({ from: 'cn', to: 'hk' })
  return MENDED.reduce((out, [wrong, right]) => out.replaceAll(wrong, right), toHant(text))
}

/** A query typed in Traditional characters, as the index holds it. Simplified text stays as it is. */
export function simplified(text: string): string {
  toHans ??= (require('opencc-js/t2cn') as typeof ToSimplified).Converter({ from: 'hk', to: 'cn' })
  return toHans(text)
}

/** What has no Traditional twin: files, machines' addresses, the workbench, and what only sets a cookie. */
const WITHOUT_TWIN =
  /^\/(?:hant|files|assets|desk|subscriptions|api\/v1|look|look\.css|search\/suggest|feed\.xml|tasks\.atom|sitemap\.xml|sitemaps|favicon\.svg|robots\.txt|\.well-known)(?:[/?#]|$)/
const DOWNLOAD = /^\/d\/\d+\/download\./

/** Where a link of a Simplified page leads on the Traditional one. */
export function traditionalHref(href: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href
  if (WITHOUT_TWIN.test(href) || DOWNLOAD.test(href)) return href
  return href === '/' ? HANT : `${HANT}${href}`
}

const TOKEN = /<!--[\s\S]*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>/g
const ATTRIBUTE = /\s(title|alt|aria-label|placeholder|value|href|action)="([^"]*)"/g
const HAS_HAN = /[\u3400-\u9fff]/

/** Pages that were converted lately: a long one takes a fifth of a second. */
const lately = new Map<string, string>()
const MOST_KEPT = 100

/** As `traditionalPage`, without doing again what was done a moment ago. */
export function traditionalPageOnce(html: string): string {
  const key = sha256(html)
  const page = lately.get(key) ?? traditionalPage(html)
  lately.delete(key)
  lately.set(key, page)
  for (const oldest of lately.keys()) {
    if (lately.size <= MOST_KEPT) break
    lately.delete(oldest)
  }
  return page
}

/**
 * A whole page in Traditional characters: its text and what is read aloud of its attributes. Links within the portal
 * stay below `/hant`, but for those that name another language themselves (`hreflang`). What machines read (labels of the
 * head, values of fields that nobody typed) stays as it is.
 */
export function traditionalPage(html: string): string {
  const out: string[] = []
  let at = 0
  let raw: string | undefined
  for (const match of html.matchAll(TOKEN)) {
    const text = html.slice(at, match.index)
    at = match.index + match[0].length
    out.push(raw === undefined && HAS_HAN.test(text) ? traditional(text) : text)
    const [tag] = match
    const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(tag)?.[1]?.toLowerCase()
    if (raw !== undefined) {
      if (name === raw && tag.startsWith('</')) raw = undefined
      out.push(tag)
      continue
    }
    if ((name === 'script' || name === 'style') && !tag.startsWith('</')) raw = name
    out.push(name === undefined || name === 'link' || name === 'meta' ? tag : traditionalTag(name, tag))
  }
  out.push(html.slice(at))
  return out.join('')
}

function traditionalTag(name: string, tag: string): string {
  if (name === 'html') return tag.replace(/ lang="[^"]*"/, ' lang="zh-Hant"')
  const foreign = / hreflang="/.test(tag)
  const typed = name === 'input' && / type="(?:search|text)"/.test(tag)
  return tag.replace(ATTRIBUTE, (whole, attribute: string, value: string) => {
    if (attribute === 'href' || attribute === 'action') {
      return foreign ? whole : ` ${attribute}="${traditionalHref(value)}"`
    }
    if (attribute === 'value' && !typed) return whole
    return HAS_HAN.test(value) ? ` ${attribute}="${traditional(value)}"` : whole
  })
}
