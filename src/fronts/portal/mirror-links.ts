const LINK = /<a\b[^>]*\bhref="(\/[^"#]*)/g
/** What a folder cannot answer, or holds from elsewhere: documents, files, forms, searches, other formats. */
const LEFT_OUT =
  /^\/(d\/|files\/|assets\/|desk|look|search|hant(\/|\?|$)|subscriptions|letters\/(?:new|receipt|site-error|status)|tasks(?:\.atom|\/\d+\/(?:\d+\/ask|due\.ics|table\.xlsx))|api\/v1|feed\.xml|sitemaps?[./]|mail)/
/** How far a list is followed; older pages of it come from the origin. */
const PAGES_OF_A_LIST = 1

/** The pages of ours that a page links to and a folder can hold. */
export function linksOf(html: string): string[] {
  const links = new Set<string>()
  for (const [, href] of html.matchAll(LINK)) {
    const link = (href ?? '').replaceAll('&amp;', '&')
    if (!link.startsWith('//') && !LEFT_OUT.test(link) && !isFarPage(link)) links.add(link)
  }
  return [...links]
}

/** A list goes on by cursors: each release shifts them all, so that keeping them would rewrite the mirror each time. */
function isFarPage(link: string): boolean {
  return PAGES_OF_A_LIST === 1 && /[?&](after|page|cursor)=/.test(link)
}

/** The file of an address: `/` is `/index.html`; a query stands behind an `@`, as nginx finds it by `$uri@$args`. */
export function fileOfAddress(address: string): string {
  const [path = '/', query] = address.split('?', 2)
  const name = path === '/' ? '/index' : path
  return query === undefined ? `${name}.html` : `${name}@${query}.html`
}
