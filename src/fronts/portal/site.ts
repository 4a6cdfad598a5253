import { SITE_ERROR_FORM } from '../../features/letters/index.ts'
import { contactOf, isGrey, originOf, type Site } from '../../foundation/sites/index.ts'
import type { FrontHouse } from '../front-house.ts'

/** A site as the portal's pages speak of it: in the head of every page, in the footer and in feeds. */
export interface ShownSite {
  readonly key: string
  readonly name: string
  /** The domain that the state's register knows, for the label SiteDomain. */
  readonly domain: string
  readonly idCode: string
  readonly sponsor: string
  readonly operator: string
  /** Telephone and address of mail in one line; empty where nobody gave any. */
  readonly contact: string
  readonly telephone: string
  readonly email: string
  readonly icp: string
  readonly police: string
  readonly policeCode: string
  readonly stateMark: boolean
  readonly ipv6: boolean
  /** Where 我为政府网站找错 leads. */
  readonly errorReport: string
  /** The agency whose site it is; null for the whole base. */
  readonly agencyKey: string | null
  readonly isDefault: boolean
  /** The site's own origin, without a slash at the end. */
  readonly origin: string
  readonly grey: boolean
  /** What a closed site says; undefined while it is open. */
  readonly closed: string | undefined
  /** Said in the footer while invented texts are loaded. */
  readonly notice: string | undefined
}

const DEMONSTRATION = '这是演示网站，不是政府网站。页面上的文件、机构信息和数据均为示例，不具有任何效力。'

/** The site that a host is answered by. The demonstration says everywhere that it is one. */
export function siteAt(house: FrontHouse, host: string): ShownSite {
  return shown(house, house.sites.at(host))
}

/** The site of the whole base: of the desk, of the API, and of the one address of every document. */
export function baseSite(house: FrontHouse): ShownSite {
  return shown(house, house.sites.base())
}

function shown(house: FrontHouse, site: Site): ShownSite {
  const origin = originOf(site, house.origin)
  const { key, name, idCode, sponsor, operator, telephone, email, icp, police, policeCode } = site
  return {
    key,
    name,
    domain: site.domain === '' ? new URL(origin).hostname : site.domain,
    idCode,
    sponsor,
    operator,
    contact: contactOf(site),
    telephone,
    email,
    icp,
    police,
    policeCode,
    stateMark: site.stateMark,
    ipv6: house.ipv6,
    errorReport: site.errorReport === '' ? SITE_ERROR_FORM : site.errorReport,
    agencyKey: site.agencyKey,
    isDefault: site.isDefault,
    origin,
    grey: isGrey(site, house.clock()),
    closed: site.state === 'closed' ? site.closingNotice : undefined,
    notice: house.demonstration ? DEMONSTRATION : undefined,
  }
}
