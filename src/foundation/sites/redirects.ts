/** Where an address of an older site leads now. */
export interface Redirect {
  /** A path with its query, or `/old/*` for everything below. */
  readonly old: string
  /** A path of this site or an address of another of ours. Its `*` takes what stood in place of the old one's. */
  readonly new: string
}

export interface RedirectProblem {
  readonly old: string
  readonly code: 'old-invalid' | 'new-invalid' | 'foreign-host' | 'listed-twice' | 'loop'
}

/** More than one site ever needed; the table is checked as a whole. */
export const MOST_REDIRECTS = 20_000
/** A browser follows twenty; whoever needs more than three should correct the table. */
const MOST_HOPS = 3

/** A path with its query as addresses are compared: percent-encoded in capitals, without a fragment. */
export function normalAddress(path: string): string {
  const { pathname, search } = new URL(path, 'http://here')
  return `${pathname}${search}`.replace(/%[0-9a-f]{2}/gi, code => code.toUpperCase())
}

/** An old address as requests are compared with it: percent-encoded, without a host or a fragment. */
export function normalOld(text: string): string | undefined {
  const typed = text.trim().replace(/^https?:\/\/[^/]+/i, '')
  if (!/^\/(?![/\\])/.test(typed) || !URL.canParse(typed, 'http://old')) return undefined
  const old = normalAddress(typed)
  if (old.length > 500 || old === '/' || !/^\/(?![/*])[!-~]+$/.test(old)) return undefined
  const stars = old.split('*').length - 1
  return stars === 0 || (stars === 1 && old.endsWith('/*')) ? old : undefined
}

/** A new address: a path, or an address on one of our hosts. */
export function normalNew(
  text: string,
  ownHosts: ReadonlySet<string>,
): string | 'new-invalid' | 'foreign-host' {
  const typed = text.trim()
  const path = /^\/(?![/\\])/.test(typed)
  if (!path && !/^https?:\/\//i.test(typed)) return 'new-invalid'
  if (!URL.canParse(typed, 'http://new')) return 'new-invalid'
  const url = new URL(typed, 'http://new')
  if (url.username !== '' || url.password !== '' || url.href.length > 500) return 'new-invalid'
  // Dots may have eaten folders: what is left must not read as another host.
  if (path) return url.pathname.startsWith('//') ? 'new-invalid' : `${url.pathname}${url.search}${url.hash}`
  return ownHosts.has(url.hostname) ? url.href : 'foreign-host'
}

/** The keys under which an address may stand in a table, the nearest first: itself, without its query, each folder. */
export function candidatesOf(address: string): string[] {
  const [path = '', query] = splitQuery(address)
  const keys = query === '' ? [path] : [`${path}${query}`, path]
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    keys.push(`${path.slice(0, at)}/*`)
  return keys
}

/** Where a redirect sends an address that it answers. */
export function targetOf(redirect: Redirect, address: string): string {
  if (!redirect.old.endsWith('*') || !redirect.new.includes('*')) return redirect.new
  // Without slashes in front, so that the rest of an address never becomes a host.
  return redirect.new.replace('*', () => address.slice(redirect.old.length - 1).replace(/^[/\\]+/, ''))
}

/** The first redirect of a table that answers an address. */
export function matching(table: ReadonlyMap<string, Redirect>, address: string): Redirect | undefined {
  for (const key of candidatesOf(address)) {
    const found = table.get(key)
    if (found) return found
  }
  return undefined
}

/**
 * What is wrong with the redirects of one site: what cannot be an address, what is listed twice, and what leads in a
 * circle or through more than three steps. `ownHosts` are the hosts of all sites, `siteHosts` those of this one.
 */
export function readRedirects(
  rows: readonly Redirect[],
  ownHosts: ReadonlySet<string>,
  siteHosts: ReadonlySet<string>,
): { readonly redirects: readonly Redirect[]; readonly problems: readonly RedirectProblem[] } {
  const problems: RedirectProblem[] = []
  const table = new Map<string, Redirect>()
  for (const row of rows) {
    const old = normalOld(row.old)
    const next = normalNew(row.new, ownHosts)
    if (old === undefined) problems.push({ old: row.old, code: 'old-invalid' })
    else if (next === 'new-invalid' || next === 'foreign-host') problems.push({ old: row.old, code: next })
    else if (next.includes('*') && !old.endsWith('*')) problems.push({ old: row.old, code: 'new-invalid' })
    else if (table.has(old)) problems.push({ old: row.old, code: 'listed-twice' })
    else table.set(old, { old, new: next })
  }
  for (const redirect of table.values()) {
    if (leadsInCircle(redirect, table, siteHosts)) problems.push({ old: redirect.old, code: 'loop' })
  }
  return { redirects: [...table.values()], problems }
}

/** Follows a redirect from an address that it answers, as a browser would. */
function leadsInCircle(
  start: Redirect,
  table: ReadonlyMap<string, Redirect>,
  siteHosts: ReadonlySet<string>,
): boolean {
  let address = start.old.replace(/\*$/, 'x')
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const found = matching(table, address)
    if (!found) return false
    const next = onThisSite(targetOf(found, address), siteHosts)
    if (next === undefined) return false
    address = next
  }
  return true
}

/** The path of a target, where it stays on this site. */
function onThisSite(target: string, siteHosts: ReadonlySet<string>): string | undefined {
  const url = new URL(target, 'http://this.site')
  if (url.hostname !== 'this.site' && !siteHosts.has(url.hostname)) return undefined
  return `${url.pathname}${url.search}`
}

function splitQuery(address: string): [string, string] {
  const at = address.indexOf('?')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)]
}
