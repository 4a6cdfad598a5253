/** What sort of body an agency is; the kinds follow the way the state sorts its own bodies. */
export type AgencyKind =
  | 'government'
  | 'office'
  | 'department'
  | 'directly-affiliated'
  | 'institution'
  | 'party-office'
  | 'vertical'
  | 'county'
  | 'zone'
  | 'township'
  | 'subdistrict'

export type AgencyLevel = 'city' | 'county' | 'township'

export interface InnerOffice {
  readonly name: string
  readonly duties: string
}

/** One agency of the demonstration city, complete: what the loader hands to the agencies room. */
export interface DemoAgency {
  /** Latin slug that outlives every name of the agency, e.g. `finance`. */
  readonly key: string
  /** Full official name, e.g. 临沂市财政局. */
  readonly name: string
  /** The short form that official papers use most, e.g. 市财政局. */
  readonly short: string
  /** Every further way of writing it that papers use; never shared with another agency. */
  readonly aliases: readonly string[]
  readonly kind: AgencyKind
  /** Key of the agency above; only the city government has none. */
  readonly parent: string | null
  /** GB/T 2260 code of six digits, or nine for townships. */
  readonly regionCode: string
  readonly level: AgencyLevel
  /** 18 characters with a right check character, and no real holder (see demo-credit-codes.ts). */
  readonly creditCode: string
  /** 发文代字 without year and number, e.g. 临政办字. */
  readonly numberPrefixes: readonly string[]
  readonly functions: string
  readonly address: string
  readonly telephone: string
  readonly hours: string
  readonly head: string
  readonly email: string
  readonly postcode: string
  readonly innerOffices: readonly InnerOffice[]
}

/** What a row says of an agency; the rest is filled in alike for all of them. */
export interface AgencyRow {
  /** Number of the row, never reused: telephone, door number and credit code are made from it. */
  readonly no: number
  readonly key: string
  readonly name: string
  readonly short: string
  readonly aliases?: readonly string[]
  readonly kind: AgencyKind
  readonly parent: string | null
  readonly regionCode?: string
  readonly postcode?: string
  readonly level?: AgencyLevel
  readonly prefixes?: readonly string[]
  readonly functions: string
  /** Name and duties of the inner offices beside the general office that all have. */
  readonly offices?: readonly (readonly [name: string, duties: string])[]
}
