import type { Tx } from '../../../platform/db/db.ts'
import { type FactData, recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayEnter, type Permission } from '../../../platform/permissions/permission.ts'
import { permissions } from '../permissions.ts'
import { type GreyPeriod, greyProblems } from '../rules.ts'
import { type DeskSite, lockSite, updateGrey, updateState } from '../store.ts'

/** Sets the mourning mode of a site, or ends it (`null`). Records `sites.greyed` or `sites.grey-ended`. */
export async function setGrey(
  tx: Tx,
  key: string,
  period: GreyPeriod | null,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  return onSite(tx, key, permissions.grey, actor, async site => {
    if (period === null) {
      if (site.greyFrom === null) return refused('', 'not-grey')
      await updateGrey(tx, key, null, now)
      await record(tx, 'sites.grey-ended', key, actor, now)
      return { ok: true }
    }
    const problems = greyProblems(period, now)
    if (problems.length > 0) return { ok: false, problems }
    await updateGrey(tx, key, period, now)
    const span = { from: period.from.toISOString(), until: period.until.toISOString() }
    await record(tx, 'sites.greyed', key, actor, now, span)
    return { ok: true }
  })
}

/** Closes a site with a public notice, which all its addresses answer from now on. Records `sites.closed`. */
export async function closeSite(
  tx: Tx,
  key: string,
  notice: string,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  return onSite(tx, key, permissions.manage, actor, async site => {
    if (site.isDefault) return refused('', 'base-stays-open')
    if (site.state === 'closed') return refused('', 'closed-already')
    if (notice.trim().length < 4) return refused('notice', 'required')
    await updateState(tx, key, notice.trim(), now)
    await record(tx, 'sites.closed', key, actor, now)
    return { ok: true }
  })
}

/** Opens a closed site again. Records `sites.reopened`. */
export async function reopenSite(tx: Tx, key: string, actor: Actor, now: Date): Promise<Outcome> {
  return onSite(tx, key, permissions.manage, actor, async site => {
    if (site.state === 'open') return refused('', 'open-already')
    await updateState(tx, key, null, now)
    await record(tx, 'sites.reopened', key, actor, now)
    return { ok: true }
  })
}

async function onSite(
  tx: Tx,
  key: string,
  permission: Permission,
  actor: Actor,
  then: (site: DeskSite) => Promise<Outcome>,
): Promise<Outcome> {
  if (!mayEnter(actor, permission)) return refused('', 'not-permitted')
  const site = await lockSite(tx, key)
  return site ? then(site) : refused('', 'unknown')
}

function record(tx: Tx, kind: string, key: string, actor: Actor, now: Date, data: FactData = {}) {
  return recordFact(tx, { kind, actor, scope: null, subject: { type: 'site', id: key }, data }, now)
}
