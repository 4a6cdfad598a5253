import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import { identityOf, type Site, type SiteIdentity } from './site.ts'
import './tables.ts'

/** A site at the desk: with why it is grey, and the version that a form was drawn from. */
export interface DeskSite extends Site {
  readonly greyReason: string
  readonly version: number
}

/** Every site, the default one first. */
export async function listSites(db: Db | Tx): Promise<readonly DeskSite[]> {
  const rows = await selectSites(db).orderBy('is_default', 'desc').orderBy('key').execute()
  return rows.map(deskSite)
}

export async function siteByKey(db: Db | Tx, key: string): Promise<DeskSite | undefined> {
  const row = await selectSites(db).where('key', '=', key).executeTakeFirst()
  return row && deskSite(row)
}

/** Makes other writers of this site wait until the transaction ends. */
export async function lockSite(tx: Tx, key: string): Promise<DeskSite | undefined> {
  await tx.selectFrom('desk.sites').select('key').where('key', '=', key).forUpdate().execute()
  return siteByKey(tx, key)
}

/** Which of these hosts belong to another site. */
export async function hostsOfOthers(
  tx: Tx,
  key: string,
  hosts: readonly string[],
): Promise<readonly string[]> {
  if (hosts.length === 0) return []
  const rows = await tx
    .selectFrom('desk.site_hosts')
    .select('host')
    .where('host', 'in', [...hosts])
    .where('site_key', '<>', key)
    .orderBy('host')
    .execute()
  return rows.map(row => row.host)
}

/** Two changes of hosts take one after the other, so that neither misses the other's. */
export async function lockHosts(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('desk.site_hosts'))`.execute(tx)
}

export async function insertSite(tx: Tx, key: string, identity: SiteIdentity, now: Date): Promise<void> {
  const columns = {
    key,
    created_at: now,
    changed_at: now,
    grey_from: null,
    grey_until: null,
    closed_at: null,
  }
  await tx
    .insertInto('desk.sites')
    .values({ ...columns, ...columnsOf(identity) })
    .execute()
  await replaceHosts(tx, key, identity.hosts)
  await project(tx, key, now)
}

export async function updateIdentity(tx: Tx, key: string, identity: SiteIdentity, now: Date): Promise<void> {
  await change(tx, key, columnsOf(identity), now)
  await replaceHosts(tx, key, identity.hosts)
  await project(tx, key, now)
}

export async function updateGrey(
  tx: Tx,
  key: string,
  grey: { readonly from: Date; readonly until: Date; readonly reason: string } | null,
  now: Date,
): Promise<void> {
  const { from, until, reason } = grey ?? { from: null, until: null, reason: '' }
  await change(tx, key, { grey_from: from, grey_until: until, grey_reason: reason }, now)
  await project(tx, key, now)
}

/** Closes a site with what it says from now on, or opens it again. */
export async function updateState(
  tx: Tx,
  key: string,
  closingNotice: string | null,
  now: Date,
): Promise<void> {
  const closed = closingNotice !== null
  await change(
    tx,
    key,
    {
      state: closed ? 'closed' : 'open',
      closed_at: closed ? now : null,
      closing_notice: closingNotice ?? '',
    },
    now,
  )
  await project(tx, key, now)
}

type Change = Partial<ReturnType<typeof columnsOf>> & {
  grey_from?: Date | null
  grey_until?: Date | null
  grey_reason?: string
  state?: 'open' | 'closed'
  closed_at?: Date | null
  closing_notice?: string
}

async function change(tx: Tx, key: string, columns: Change, now: Date): Promise<void> {
  await tx
    .updateTable('desk.sites')
    .set(eb => ({ ...columns, changed_at: now, version: eb('version', '+', 1) }))
    .where('key', '=', key)
    .execute()
}

async function replaceHosts(tx: Tx, key: string, hosts: readonly string[]): Promise<void> {
  await tx.deleteFrom('desk.site_hosts').where('site_key', '=', key).execute()
  if (hosts.length === 0) return
  const rows = hosts.map((host, position) => ({ host, site_key: key, position }))
  await tx.insertInto('desk.site_hosts').values(rows).execute()
}

async function project(tx: Tx, key: string, now: Date): Promise<void> {
  await sql`select live.project_site(${key}, ${now})`.execute(tx)
}

function columnsOf(identity: SiteIdentity) {
  return {
    name: identity.name,
    domain: identity.domain,
    id_code: identity.idCode,
    icp: identity.icp,
    police: identity.police,
    police_code: identity.policeCode,
    sponsor: identity.sponsor,
    operator: identity.operator,
    telephone: identity.telephone,
    email: identity.email,
    state_mark: identity.stateMark,
    error_report: identity.errorReport,
    agency_key: identity.agencyKey,
  }
}

function selectSites(db: Db | Tx) {
  return db
    .selectFrom('desk.sites')
    .selectAll()
    .select(
      sql<string[]>`coalesce((select array_agg(h.host order by h.position) from desk.site_hosts h
        where h.site_key = desk.sites.key), '{}')`.as('hosts'),
    )
}

type SelectedSite = Awaited<ReturnType<ReturnType<typeof selectSites>['executeTakeFirstOrThrow']>>

function deskSite(row: SelectedSite): DeskSite {
  return {
    ...identityOf(row),
    key: row.key,
    isDefault: row.is_default,
    greyFrom: row.grey_from,
    greyUntil: row.grey_until,
    greyReason: row.grey_reason,
    state: row.state,
    closedAt: row.closed_at,
    closingNotice: row.closing_notice,
    changedAt: row.changed_at,
    version: row.version,
  }
}
