import { agencies } from './agencies.ts'
import type { DemoAgency } from './agency.ts'

/** What one name in a column of responsible units stands for. */
export type NamedUnit =
  | { readonly kind: 'agency'; readonly name: string; readonly agencies: readonly DemoAgency[] }
  | { readonly kind: 'collective'; readonly name: string }

/** Expressions that name a whole class of agencies; the longer ones first, because some contain the list comma. */
const COLLECTIVES = [
  '市政府有关部门、单位',
  '市政府各部门、单位',
  '市政府各部门(单位)',
  '各县区人民政府(管委会)',
  '开发区管委会',
  '各县区政府',
] as const

/** “等有关部门、单位” opens a list to others and names nobody. */
const OPEN_END = /等有关(?:部门、?单位|部门|单位)/gu
const MARK = (index: number) => `\u0000${index}\u0000`

/** Every agency that bears this name, short form or alias: one when the table is sound. */
function agenciesNamed(name: string): readonly DemoAgency[] {
  return agencies.filter(
    agency => agency.name === name || agency.short === name || agency.aliases.includes(name),
  )
}

/**
 * Splits a cell of responsible units as city plans write it, with full-width or ASCII commas, into its names.
 * A name that no agency bears comes back with an empty list.
 */
export function unitsIn(cell: string): readonly NamedUnit[] {
  let text = cell.replaceAll('（', '(').replaceAll('）', ')').replace(/\s/gu, '').replace(OPEN_END, '')
  COLLECTIVES.forEach((expression, index) => {
    text = text.replaceAll(expression, MARK(index))
  })
  return text
    .split(/[、，,]/u)
    .filter(part => part !== '')
    .map((part): NamedUnit => {
      const collective = COLLECTIVES.find((_, index) => part === MARK(index))
      if (collective !== undefined) return { kind: 'collective', name: collective }
      return { kind: 'agency', name: part, agencies: agenciesNamed(part) }
    })
}
