/**
 * Whether a request that changes something comes from our own pages. Browsers tell it in Sec-Fetch-Site (and all since
 * 2020 in Origin with a POST); no token is needed, so that a cached page can hold a form. A request that tells neither
 * is refused: no browser of our floor sends a form so.
 */
export function isSameOrigin(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  hosts: { has(host: string): boolean },
): boolean {
  const site = headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false
  return hosts.has(new URL(origin).host)
}
