import { type AgencyName, resolveName } from '../../../foundation/agencies/index.ts'
import type { PlanUnit, Scope } from './plan.ts'

/** What the reading of a plan asks of an agency. */
export interface BookAgency {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly level: string
  readonly parentId: string | null
  readonly state: 'active' | 'abolished'
}

/** Whom a name means. `several` and `none` are for a person. */
export type Found =
  | { readonly kind: 'one'; readonly agency: BookAgency }
  | { readonly kind: 'several'; readonly candidates: readonly BookAgency[] }
  | { readonly kind: 'none' }

/** The tree of agencies with all their names, as far as a plan needs it. */
export interface AgencyBook {
  readonly agencies: readonly BookAgency[]
  /** Whom a unit of a plan means, by the names that were borne in the middle of its year. */
  find(unit: Pick<PlanUnit, 'name' | 'words'>, year: number): Found
  /**
   * The agencies that a form such as 各县区政府 means: those that are at work now. Undefined where the words name a class
   * of another level of government, which this tree does not hold.
   */
  members(unit: Pick<PlanUnit, 'words' | 'scopes'>): readonly BookAgency[] | undefined
}

/** A book of these agencies and names. */
export function agencyBook(agencies: readonly BookAgency[], names: readonly AgencyName[]): AgencyBook {
  const byId = new Map(agencies.map(agency => [agency.id, agency]))
  const root = agencies.find(agency => agency.parentId === null && agency.state === 'active')
  const search = (text: string, at: string): BookAgency[] =>
    resolveName(names, text, at).flatMap(found => byId.get(found.agencyId) ?? [])
  return {
    agencies,
    find({ name, words }, year) {
      const at = `${String(Math.max(year, 1949)).padStart(4, '0')}-07-01`
      // What a list says in full comes first; a name that stands without its prefix may also be whole.
      const found = [name, words].map(text => search(text, at)).find(each => each.length > 0) ?? []
      const [first, ...others] = found
      if (!first) return { kind: 'none' }
      return others.length === 0 ? { kind: 'one', agency: first } : { kind: 'several', candidates: found }
    },
    members({ words, scopes }) {
      if (scopes.length === 0 || !root || !ownLevel(words, root.level)) return undefined
      const chosen = scopes.flatMap(scope =>
        agencies.filter(agency => agency.state === 'active' && inScope(agency, scope, root, words)),
      )
      return chosen.length > 0 ? chosen : undefined
    },
  }
}

/** 省政府各部门 are no agencies of a city. */
function ownLevel(words: string, level: string): boolean {
  if (/^(?:省|自治区)|设区市|省属/u.test(words)) return false
  return level === 'county' || !/^(?:县|区)(?:政府|直|属|级)/u.test(words)
}

const DEPARTMENTS = ['office', 'department', 'directly-affiliated']

function inScope(agency: BookAgency, scope: Scope, root: BookAgency, words: string): boolean {
  switch (scope) {
    case 'departments':
      // 部门、单位 means the institutions as well, 部门 alone does not.
      return (
        agency.level === root.level &&
        agency.id !== root.id &&
        (DEPARTMENTS.includes(agency.kind) || (agency.kind === 'institution' && /单位/u.test(words)))
      )
    case 'counties':
      return agency.kind === 'county'
    case 'zones':
      return agency.kind === 'zone'
    case 'townships':
      return agency.kind === 'township' || agency.kind === 'subdistrict'
  }
}
