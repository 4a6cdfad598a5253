import type { LiveSiteRow, SiteState } from './tables.ts'

/** What a site says about itself; the supervising office keeps it right. */
export interface SiteIdentity {
  readonly name: string
  /** SiteDomain of the page labels; empty: the host that the site answers to. */
  readonly domain: string
  /** 网站标识码; `UNFILLED_CODE` until it was given. */
  readonly idCode: string
  readonly icp: string
  /** 公安备案: what is read, and the digits of its link. */
  readonly police: string
  readonly policeCode: string
  readonly sponsor: string
  readonly operator: string
  readonly telephone: string
  readonly email: string
  /** Whether the site was granted the mark of party and government organs. */
  readonly stateMark: boolean
  /** Where 我为政府网站找错 leads; empty: the platform's own page. */
  readonly errorReport: string
  /** The agency whose site it is; null for the whole base. */
  readonly agencyKey: string | null
  /** Host names without a port; the first is the one that addresses are made from. */
  readonly hosts: readonly string[]
}

/** A site as the public meets it. */
export interface Site extends SiteIdentity {
  readonly key: string
  readonly isDefault: boolean
  readonly greyFrom: Date | null
  readonly greyUntil: Date | null
  readonly state: SiteState
  readonly closedAt: Date | null
  readonly closingNotice: string
  readonly changedAt: Date
}

/** The code of a site that nobody gave one yet. */
export const UNFILLED_CODE = '0000000000'
/** The internal page on which 我为政府网站找错 leads by default. */
export const ERROR_REPORT = '/about/error-report'

/** The identity that a row holds, whichever schema it lies in. */
export function identityOf(
  row: Omit<LiveSiteRow, 'is_default' | 'state' | 'closed_at' | 'closing_notice'>,
): SiteIdentity {
  return {
    name: row.name,
    domain: row.domain,
    idCode: row.id_code,
    icp: row.icp,
    police: row.police,
    policeCode: row.police_code,
    sponsor: row.sponsor,
    operator: row.operator,
    telephone: row.telephone,
    email: row.email,
    stateMark: row.state_mark,
    errorReport: row.error_report,
    agencyKey: row.agency_key,
    hosts: row.hosts,
  }
}

/** A site from its live row. */
export function siteOf(row: LiveSiteRow): Site {
  return {
    ...identityOf(row),
    key: row.key,
    isDefault: row.is_default,
    greyFrom: row.grey_from,
    greyUntil: row.grey_until,
    state: row.state,
    closedAt: row.closed_at,
    closingNotice: row.closing_notice,
    changedAt: row.changed_at,
  }
}

/**
 * The origin of a site: the platform's own for the default site, otherwise its first host with the scheme and the port
 * of the platform's.
 */
export function originOf(site: Pick<Site, 'isDefault' | 'hosts'>, baseOrigin: string): string {
  const [host] = site.hosts
  if (site.isDefault || host === undefined) return baseOrigin
  const url = new URL(baseOrigin)
  return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`
}

/** Whether the mourning mode of a site is in force at a moment. */
export function isGrey(site: Pick<Site, 'greyFrom' | 'greyUntil'>, now: Date): boolean {
  return site.greyFrom !== null && site.greyUntil !== null && site.greyFrom <= now && now < site.greyUntil
}

/** How to reach those who keep the site, in one line. */
export function contactOf(site: Pick<Site, 'telephone' | 'email'>): string {
  return [site.telephone, site.email].filter(text => text !== '').join('，')
}
