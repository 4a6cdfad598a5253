import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { agencyByKey } from '../../agencies/index.ts'
import { permissions } from '../permissions.ts'
import { changedFields, identityProblems } from '../rules.ts'
import type { SiteIdentity } from '../site.ts'
import { hostsOfOthers, insertSite, lockHosts, lockSite, siteByKey, updateIdentity } from '../store.ts'

/** Opens a further site on the base. Records `sites.opened`. Nobody acts where a demonstration is told. */
export async function openSite(
  tx: Tx,
  site: SiteIdentity & { readonly key: string },
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.manage)) return refused('', 'not-permitted')
  const { key, ...identity } = site
  if (!/^[a-z][a-z0-9-]{1,29}$/.test(key)) return refused('key', 'not-a-key')
  await lockHosts(tx)
  if (await siteByKey(tx, key)) return refused('key', 'taken')
  const problems = await problemsOf(tx, key, identity, false)
  if (problems.length > 0) return { ok: false, problems }
  await insertSite(tx, key, identity, now)
  await record(tx, 'sites.opened', key, actor, now, { agency: identity.agencyKey })
  return { ok: true }
}

/** Changes what a site says of itself, at once. Records `sites.changed` with the names of the fields. */
export async function changeSite(
  tx: Tx,
  change: { readonly key: string; readonly version: number; readonly identity: SiteIdentity },
  actor: Actor | null,
  now: Date,
): Promise<Outcome> {
  if (actor && !mayEnter(actor, permissions.manage)) return refused('', 'not-permitted')
  await lockHosts(tx)
  const site = await lockSite(tx, change.key)
  if (!site) return refused('', 'unknown')
  if (site.version !== change.version) return refused('', 'changed-meanwhile')
  const fields = changedFields(pick(site), change.identity)
  if (fields.length === 0) return refused('', 'unchanged')
  const problems = await problemsOf(tx, site.key, change.identity, site.isDefault)
  if (problems.length > 0) return { ok: false, problems }
  await updateIdentity(tx, site.key, change.identity, now)
  await record(tx, 'sites.changed', site.key, actor, now, { fields })
  return { ok: true }
}

async function problemsOf(
  tx: Tx,
  key: string,
  identity: SiteIdentity,
  isDefault: boolean,
): Promise<Problem[]> {
  const problems = identityProblems(identity, isDefault)
  const [taken] = await hostsOfOthers(tx, key, identity.hosts)
  if (taken !== undefined) problems.push({ field: 'hosts', code: 'taken', detail: { host: taken } })
  if (identity.agencyKey !== null && !(await agencyByKey(tx, identity.agencyKey))) {
    problems.push({ field: 'agencyKey', code: 'unknown-agency' })
  }
  return problems
}

/** What of a site is its identity, and nothing else. */
function pick(site: SiteIdentity): SiteIdentity {
  const { name, domain, idCode, icp, police, policeCode, sponsor, operator, telephone, email } = site
  const { stateMark, errorReport, agencyKey, hosts } = site
  return {
    name,
    domain,
    idCode,
    icp,
    police,
    policeCode,
    sponsor,
    operator,
    telephone,
    email,
    stateMark,
    errorReport,
    agencyKey,
    hosts,
  }
}

function record(
  tx: Tx,
  kind: string,
  key: string,
  actor: Actor | null,
  now: Date,
  data: Readonly<Record<string, string | null | readonly string[]>>,
) {
  return recordFact(tx, { kind, actor, scope: null, subject: { type: 'site', id: key }, data }, now)
}
