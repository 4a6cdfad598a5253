import type { AgencyBook } from './agency-book.ts'
import { unitsOf } from './reading/units.ts'

/** Whom a person means by what they typed, and which of the names mean nobody. */
export interface NamedAgencies {
  readonly ids: readonly string[]
  readonly unknown: readonly string[]
}

/**
 * The agencies of a typed list, in any way that a plan may write it (市财政局、市审计局, 各县区政府). Only agencies at work
 * count: one that has ended answers for nothing.
 */
export function namedAgencies(text: string, book: AgencyBook, year: number): NamedAgencies {
  const ids: string[] = []
  const unknown: string[] = []
  for (const unit of unitsOf(text, null)) {
    if (unit.kind === 'all') {
      const members = book.members(unit)
      if (members) ids.push(...members.map(agency => agency.id))
      else unknown.push(unit.words)
      continue
    }
    const found = unit.kind === 'agency' ? activeOf(unit, book, year) : undefined
    if (found === undefined) unknown.push(unit.words)
    else ids.push(found)
  }
  return { ids: [...new Set(ids)], unknown }
}

function activeOf(unit: { name: string; words: string }, book: AgencyBook, year: number): string | undefined {
  const found = book.find(unit, year)
  // Of several agencies that bore a name one may be at work still.
  const candidates = found.kind === 'one' ? [found.agency] : found.kind === 'several' ? found.candidates : []
  const active = candidates.filter(agency => agency.state === 'active')
  return active.length === 1 ? active[0]?.id : undefined
}
