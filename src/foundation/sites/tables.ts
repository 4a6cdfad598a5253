import type { Generated } from 'kysely'

declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.sites': SiteRow
    'desk.site_hosts': { host: string; site_key: string; position: number }
    'desk.site_redirects': { site_key: string; old: string; new: string; recorded_at: Date }
  }
  interface LiveTables {
    'live.sites': LiveSiteRow
    'live.site_redirects': { site_key: string; old: string; new: string }
  }
}

export type SiteState = 'open' | 'closed'

interface IdentityColumns {
  name: string
  domain: string
  id_code: string
  icp: string
  police: string
  police_code: string
  sponsor: string
  operator: string
  telephone: string
  email: string
  state_mark: boolean
  error_report: string
  agency_key: string | null
}

/** A site at the desk. Its hosts lie in a table of their own, so that one host belongs to one site. */
export interface SiteRow extends IdentityColumns {
  key: string
  is_default: Generated<boolean>
  grey_from: Date | null
  grey_until: Date | null
  grey_reason: Generated<string>
  state: Generated<SiteState>
  closed_at: Date | null
  closing_notice: Generated<string>
  created_at: Date
  changed_at: Date
  version: Generated<number>
}

/** Written by `live.project_site` alone. */
export interface LiveSiteRow extends IdentityColumns {
  key: string
  is_default: boolean
  hosts: string[]
  grey_from: Date | null
  grey_until: Date | null
  state: SiteState
  closed_at: Date | null
  closing_notice: string
  changed_at: Date
}
