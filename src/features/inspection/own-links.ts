/** A link of a public text, as the inspection takes it. */
export type LinkTarget =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'page'; readonly host: string; readonly path: string }
  | { readonly kind: 'external' }
  | { readonly kind: 'none' }

const FILE = /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/
/** The public report itself: whoever draws it cannot wait for it. */
const REPORT = /^(?:\/hant)?\/about\/inspection$/

/** Where a link of a document at `base` leads: to a file or a page of our own hosts, elsewhere, or nowhere to ask. */
export function targetOfLink(href: string, base: string, ownHosts: ReadonlySet<string>): LinkTarget {
  if (!URL.canParse(href, base)) return { kind: 'none' }
  const url = new URL(href, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'none' }
  if (!ownHosts.has(url.host)) return { kind: 'external' }
  const id = FILE.exec(url.pathname)?.[1]
  if (id !== undefined) return { kind: 'file', id }
  if (REPORT.test(url.pathname)) return { kind: 'none' }
  return { kind: 'page', host: url.host, path: `${url.pathname}${url.search}` }
}

/** Whether an answer means that the link cannot be used; undefined where it says nothing (too many requests). */
export function isDead(status: number): boolean | undefined {
  if (status === 429) return undefined
  return status === 404 || status === 410 || status >= 500
}
