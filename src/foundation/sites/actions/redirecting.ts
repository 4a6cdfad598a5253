import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { permissions } from '../permissions.ts'
import {
  MOST_REDIRECTS,
  normalOld,
  type Redirect,
  type RedirectProblem,
  readRedirects,
} from '../redirects.ts'
import { listSites, lockSite } from '../store.ts'
import { redirectsOf, replaceRedirects } from '../store-redirects.ts'

/** A change of the redirects of one site: what is added (or leads elsewhere from now on), and what is taken away. */
export interface Redirecting {
  readonly key: string
  readonly put: readonly Redirect[]
  readonly remove: readonly string[]
  /** The host of the platform's own address, which the default site answers to as well. */
  readonly platformHost: string
}

/**
 * Changes the redirects of a site: all of the change, or nothing. The table is checked as a whole, so that no two
 * redirects lead to each other. Records `sites.redirects-changed` with counts.
 */
export async function changeRedirects(
  tx: Tx,
  change: Redirecting,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ added: number; removed: number; total: number }>> {
  if (!mayEnter(actor, permissions.manage)) return refused('', 'not-permitted')
  const site = await lockSite(tx, change.key)
  if (!site) return refused('', 'unknown')
  const before = await redirectsOf(tx, change.key)
  const sites = await listSites(tx)
  const ownHosts = new Set([change.platformHost, ...sites.flatMap(each => each.hosts)])
  const siteHosts = new Set(site.isDefault ? [change.platformHost, ...site.hosts] : site.hosts)
  // What is put is read alone first: a line that is listed twice within it is a mistake, one that replaces is not.
  const put = readRedirects(change.put, ownHosts, siteHosts)
  if (put.problems.length > 0) return { ok: false, problems: put.problems.slice(0, 20).map(spokenProblem) }
  const replaced = new Set([
    ...put.redirects.map(each => each.old),
    ...change.remove.map(old => normalOld(old) ?? old),
  ])
  const kept = before.filter(each => !replaced.has(each.old))
  if (kept.length + put.redirects.length > MOST_REDIRECTS) {
    return refused('', 'too-many-redirects', { maximum: MOST_REDIRECTS })
  }
  const whole = readRedirects([...kept, ...put.redirects], ownHosts, siteHosts)
  if (whole.problems.length > 0)
    return { ok: false, problems: whole.problems.slice(0, 20).map(spokenProblem) }
  await replaceRedirects(tx, change.key, whole.redirects, now)
  const known = new Set(before.map(each => each.old))
  const counts = {
    added: put.redirects.filter(each => !known.has(each.old)).length,
    removed: before.length - kept.length - put.redirects.filter(each => known.has(each.old)).length,
    total: whole.redirects.length,
  }
  await recordFact(
    tx,
    {
      kind: 'sites.redirects-changed',
      actor,
      scope: null,
      subject: { type: 'site', id: change.key },
      data: counts,
    },
    now,
  )
  return { ok: true, ...counts }
}

function spokenProblem({ old, code }: RedirectProblem): Problem {
  return { field: 'redirects', code, detail: { old } }
}
