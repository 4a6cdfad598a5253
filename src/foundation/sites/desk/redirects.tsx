import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { type Answer, bytes, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { changeRedirects } from '../actions/redirecting.ts'
import { permissions } from '../permissions.ts'
import type { Redirect } from '../redirects.ts'
import { readRedirectsCsv, redirectsCsv } from '../redirects-csv.ts'
import type { DeskSite } from '../store.ts'
import { redirectsOf } from '../store-redirects.ts'
import { DONE, spoken } from '../words.ts'
import { crumbsOf, HOME, onSite } from './on-site.ts'
import { RedirectsPage } from './redirects-views.tsx'

const path = `${HOME}/:key/redirects`
const may = permissions.manage
/** Twenty thousand lines of two addresses fit. */
const FILE_LIMIT = 8 * 1024 * 1024

/** Where the addresses of an older site lead: one by one, or as a file. */
export const redirectRoutes: readonly DeskRoute[] = [
  { method: 'GET', path, may, handle: visit => onSite(visit, site => redirectsPage(visit, site, [])) },
  {
    method: 'POST',
    path,
    may,
    bodyLimit: FILE_LIMIT,
    handle: visit => onSite(visit, site => change(visit, site)),
  },
  {
    method: 'GET',
    path: `${path}.csv`,
    may,
    handle: visit =>
      onSite(visit, async site =>
        bytes('text/csv; charset=utf-8', redirectsCsv(await redirectsOf(visit.db, site.key)), {
          'content-disposition': `attachment; filename="redirects-${site.key}.csv"`,
        }),
      ),
  },
]

async function redirectsPage(
  visit: DeskVisit,
  site: DeskSite,
  problems: readonly Problem[],
): Promise<Answer> {
  const redirects = await redirectsOf(visit.db, site.key)
  const text = (visit.query.get('q') ?? '').trim().slice(0, 200)
  const done = DONE[visit.query.get('done') ?? '']
  const props = { site, redirects, text, done, typed: typed(visit.form), problems: spoken(problems) }
  return page('旧地址转向', <RedirectsPage {...props} />, {
    crumbs: crumbsOf(site),
    status: statusOf(problems),
  })
}

async function change(visit: DeskVisit, site: DeskSite): Promise<Answer> {
  const read = await readChange(visit)
  if (!read.ok) return redirectsPage(visit, site, read.problems)
  const platformHost = new URL(visit.origin).hostname
  const done = await carryOut(
    visit,
    tx =>
      changeRedirects(
        tx,
        { key: site.key, platformHost, put: read.put, remove: read.remove },
        visit.actor,
        visit.now,
      ),
    () => `${HOME}/${site.key}/redirects?done=redirects`,
  )
  return done.ok ? seeOther(done.location) : redirectsPage(visit, site, done.problems)
}

type Change =
  | { readonly ok: true; readonly put: readonly Redirect[]; readonly remove: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What was asked: to take one away, to read a file, or to add the one that was typed. */
async function readChange({ form }: DeskVisit): Promise<Change> {
  const remove = form.all('remove')
  if (remove.length > 0) return { ok: true, put: [], remove }
  const file = form.file('file')
  if (file) {
    const { rows, wrong } = readRedirectsCsv(decoded(await file.bytes()))
    const [line] = wrong
    if (line !== undefined) return wrongly('bad-line', { line })
    return rows.length === 0 ? wrongly('required') : { ok: true, put: rows, remove: [] }
  }
  const put = { old: form.get('old'), new: form.get('new') }
  return put.old === '' || put.new === '' ? wrongly('required') : { ok: true, put: [put], remove: [] }
}

function wrongly(code: string, detail?: Problem['detail']): Change {
  return { ok: false, problems: [{ field: 'redirects', code, ...(detail ? { detail } : {}) }] }
}

/** UTF-8, or what spreadsheet programs in China write where it is not. */
function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}
