import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

declare module '../../platform/db/db.ts' {
  interface LiveTables {
    'live.agencies': LiveAgencyRow
  }
  interface Tables {
    'desk.agencies': Omit<AgencyRow, 'state' | 'version'> & {
      state: Generated<AgencyState>
      version: Generated<number>
    }
    'desk.agency_names': AgencyNameRow
    'desk.agency_events': AgencyEventRow
    'desk.inner_offices': InnerOfficeRow
  }
}

export const AGENCY_KINDS = [
  'government',
  'office',
  'department',
  'directly-affiliated',
  'institution',
  'party-office',
  'vertical',
  'county',
  'zone',
  'township',
  'subdistrict',
] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

export const AGENCY_LEVELS = ['city', 'county', 'township'] as const
export type AgencyLevel = (typeof AGENCY_LEVELS)[number]

export type AgencyState = 'active' | 'abolished'
export type NameKind = 'official' | 'short' | 'alias'
export type AgencyEventKind = 'founded' | 'renamed' | 'moved' | 'merged' | 'split' | 'abolished'

export interface DetailsRow {
  functions: string
  address: string
  telephone: string
  fax: string
  email: string
  postcode: string
  hours: string
  head: string
  website: string
  disclosure_office: string
}

export interface AgencyRow extends DetailsRow {
  id: string
  key: string
  kind: AgencyKind
  level: AgencyLevel
  parent_id: string | null
  region_code: string
  credit_code: string | null
  organisation_code: string
  own_index_prefix: string
  number_prefixes: string[]
  state: AgencyState
  name: string
  short_name: string
  position: number
  created_at: Date
  changed_at: Date
  version: number
}

export interface AgencyNameRow {
  id: string
  agency_id: string
  name: string
  kind: NameKind
  from_date: string | null
  until_date: string | null
}

export interface AgencyEventRow {
  id: string
  agency_id: string
  kind: AgencyEventKind
  date: string | null
  successors: string[]
  former_name: string
  basis: string
  recorded_by: string | null
  recorded_at: Date
}

export interface InnerOfficeRow {
  id: string
  agency_id: string
  name: string
  duties: string
  telephone: string
  position: number
}

export interface LiveAgencyName {
  readonly name: string
  readonly kind: NameKind
  readonly from: string | null
  readonly until: string | null
}

export interface LiveAgencyEvent {
  readonly date: string | null
  readonly kind: AgencyEventKind
  readonly basis: string
  readonly formerName: string
  readonly successors: readonly { readonly key: string; readonly name: string }[]
}

export interface LiveInnerOffice {
  readonly name: string
  readonly duties: string
  readonly telephone: string
}

export interface LiveAgencyRow {
  id: string
  key: string
  name: string
  short_name: string
  names: Json<LiveAgencyName[]>
  parent_key: string | null
  kind: AgencyKind
  level: AgencyLevel
  region_code: string
  credit_code: string | null
  organisation_code: string
  functions: string
  address: string
  telephone: string
  fax: string
  email: string
  postcode: string
  hours: string
  head: string
  website: string
  disclosure_office: string
  inner_offices: Json<LiveInnerOffice[]>
  events: Json<LiveAgencyEvent[]>
  state: AgencyState
  successors: string[]
  predecessors: string[]
  position: number
  changed_at: Date
}
