import type { AgencyKind, AgencyLevel, AgencyRow, AgencyState } from './tables.ts'

/** An agency as other rooms know it. */
export interface Agency {
  readonly id: string
  /** Outlives every name; stands in addresses. */
  readonly key: string
  /** The full official name of today, or the last one. */
  readonly name: string
  /** '' where it has none. */
  readonly shortName: string
  readonly kind: AgencyKind
  readonly level: AgencyLevel
  readonly parentId: string | null
  readonly regionCode: string
  /** The head of its index numbers: its own where it has one, else its credit code, else its key. */
  readonly indexPrefix: string
  /** 发文代字 that its documents are numbered under. */
  readonly numberPrefixes: readonly string[]
  readonly state: AgencyState
  readonly position: number
}

/** How to reach an agency, and what it does. Every part may be empty. */
export interface AgencyDetails {
  readonly functions: string
  readonly address: string
  readonly telephone: string
  readonly fax: string
  readonly email: string
  readonly postcode: string
  readonly hours: string
  readonly head: string
  readonly website: string
  readonly disclosureOffice: string
}

export const NO_DETAILS: AgencyDetails = {
  functions: '',
  address: '',
  telephone: '',
  fax: '',
  email: '',
  postcode: '',
  hours: '',
  head: '',
  website: '',
  disclosureOffice: '',
}

export interface InnerOffice {
  readonly name: string
  readonly duties: string
  readonly telephone: string
}

export function agencyOfRow(row: Omit<AgencyRow, 'state' | 'version'> & { state: AgencyState }): Agency {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    level: row.level,
    parentId: row.parent_id,
    regionCode: row.region_code,
    indexPrefix: row.own_index_prefix || row.credit_code || row.key,
    numberPrefixes: row.number_prefixes,
    state: row.state,
    position: row.position,
  }
}
