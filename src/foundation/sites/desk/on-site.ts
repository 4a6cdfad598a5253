import { type Answer, type Crumb, refuse } from '../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type DeskSite, siteByKey } from '../store.ts'
import { TITLE } from '../words.ts'

export const HOME = '/desk/sites'

/** The site that an address names, or the page that says there is none. */
export async function onSite(visit: DeskVisit, then: (site: DeskSite) => Promise<Answer>): Promise<Answer> {
  const key = visit.params.key ?? ''
  const site = /^[a-z][a-z0-9-]{1,29}$/.test(key) ? await siteByKey(visit.db, key) : undefined
  return site ? then(site) : refuse(404, '没有这个网站。请从网站列表重新选择。')
}

/** The way back from a page of one site. */
export function crumbsOf(site: DeskSite): readonly Crumb[] {
  return [
    { href: HOME, label: TITLE },
    { href: `${HOME}/${site.key}`, label: site.name },
  ]
}
