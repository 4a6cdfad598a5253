import type { OwnServer } from '../../platform/http/routes.ts'
import { fitsPhones, linksIn } from './drawn-page.ts'
import type { Place, SeenHome } from './observed.ts'
import { isDead, targetOfLink } from './own-links.ts'

/** A home page has some sixty links; what lies beyond is not asked. */
const MOST_ASKED = 80
/** The workbench asks who comes; it is nobody's dead link. */
const NOT_ASKED = /^\/(?:desk|look)(?:[/?]|$)/

/** Tries the own links of the home page as it was drawn. */
export async function probeHome(
  self: OwnServer,
  html: string,
  origin: string,
  ownHosts: ReadonlySet<string>,
): Promise<SeenHome> {
  const dead: Place[] = []
  let [tried, untried, asked] = [0, 0, 0]
  const seen = new Set<string>()
  for (const href of linksIn(html)) {
    const target = targetOfLink(href, `${origin}/`, ownHosts)
    if (target.kind !== 'page' || NOT_ASKED.test(target.path)) continue
    const key = `${target.host}${target.path}`
    if (seen.has(key)) continue
    seen.add(key)
    const answer = asked < MOST_ASKED ? await self.ask(target.path, target.host) : undefined
    asked += 1
    const verdict = answer === undefined ? undefined : isDead(answer.status)
    if (verdict === undefined) untried += 1
    else tried += 1
    if (verdict && answer) dead.push({ text: `“${href}”：答复 ${answer.status}`, href: `${origin}/` })
  }
  return { tried, untried, dead, fitsPhones: fitsPhones(html) }
}

/** Whether the search of the site, asked at its own host for a title, lists the text that bears it. */
export async function probeSearch(
  self: OwnServer,
  origin: string,
  text: { readonly number: number; readonly title: string },
): Promise<boolean | undefined> {
  const { host } = new URL(origin)
  const { status, body } = await self.ask(`/search?q=${encodeURIComponent(text.title)}`, host)
  if (isDead(status) === undefined) return undefined
  return status === 200 && linksIn(body).some(href => href.endsWith(`/d/${text.number}`))
}
