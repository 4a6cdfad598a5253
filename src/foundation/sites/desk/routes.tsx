import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { listAgencies } from '../../agencies/index.ts'
import { changeSite, openSite } from '../actions/identity.ts'
import { readIdentity, readVersion } from '../forms.ts'
import { permissions } from '../permissions.ts'
import { type DeskSite, listSites } from '../store.ts'
import { countRedirects } from '../store-redirects.ts'
import { DONE, spoken, TITLE } from '../words.ts'
import { IdentityPage, typedIdentity } from './identity-form.tsx'
import { crumbsOf, HOME, onSite } from './on-site.ts'
import { redirectRoutes } from './redirects.tsx'
import { standingRoutes } from './standing.tsx'
import { SitePage, SitesPage } from './views.tsx'

const may = permissions.manage

/** The sites at work: what each says of itself, whether it is grey or closed, where older addresses lead. */
export const deskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may,
    async handle({ db, now, query, origin }) {
      const [sites, redirects] = [await listSites(db), await countRedirects(db)]
      const done = DONE[query.get('done') ?? '']
      return page(TITLE, <SitesPage {...{ sites, redirects, now, origin, done }} />)
    },
  },
  { method: 'GET', path: `${HOME}/new`, may, handle: visit => drawn(visit, undefined, {}, []) },
  { method: 'POST', path: `${HOME}/new`, may, handle: open },
  {
    method: 'GET',
    path: `${HOME}/:key`,
    may,
    handle: visit =>
      onSite(visit, async site => {
        const count = (await countRedirects(visit.db)).get(site.key) ?? 0
        const done = DONE[visit.query.get('done') ?? '']
        const { now, origin } = visit
        return page(site.name, <SitePage {...{ site, count, now, origin, done }} />, {
          crumbs: [{ href: HOME, label: TITLE }],
        })
      }),
  },
  {
    method: 'GET',
    path: `${HOME}/:key/edit`,
    may,
    handle: visit => onSite(visit, site => drawn(visit, site, typedIdentity(site), [])),
  },
  {
    method: 'POST',
    path: `${HOME}/:key/edit`,
    may,
    handle: visit => onSite(visit, site => change(visit, site)),
  },
  ...standingRoutes,
  ...redirectRoutes,
]

async function drawn(
  visit: DeskVisit,
  site: DeskSite | undefined,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const agencies = (await listAgencies(visit.db)).filter(each => each.state === 'active')
  const body = <IdentityPage site={site} agencies={agencies} typed={values} problems={spoken(problems)} />
  return page(site ? `修改：${site.name}` : '开通网站', body, {
    crumbs: site ? crumbsOf(site) : [{ href: HOME, label: TITLE }],
    status: statusOf(problems),
  })
}

async function open(visit: DeskVisit): Promise<Answer> {
  const read = readIdentity(visit.form)
  if (!read.ok) return drawn(visit, undefined, typed(visit.form), read.problems)
  const key = visit.form.get('key')
  const done = await carryOut(
    visit,
    tx => openSite(tx, { key, ...read.value }, visit.actor, visit.now),
    () => `${HOME}/${key}?done=opened`,
  )
  return done.ok ? seeOther(done.location) : drawn(visit, undefined, typed(visit.form), done.problems)
}

async function change(visit: DeskVisit, site: DeskSite): Promise<Answer> {
  const values = typed(visit.form)
  const read = readIdentity(visit.form)
  if (!read.ok) return drawn(visit, site, values, read.problems)
  const asked = { key: site.key, version: readVersion(visit.form), identity: read.value }
  const done = await carryOut(
    visit,
    tx => changeSite(tx, asked, visit.actor, visit.now),
    () => `${HOME}/${site.key}?done=changed`,
  )
  if (done.ok) return seeOther(done.location)
  // What changed meanwhile stands in the form no longer: the next sending is of the newest version.
  return drawn(visit, site, { ...values, version: String(site.version) }, done.problems)
}
