import type { NameKind } from './tables.ts'

/** One name of an agency, from a day until a day that is not included; null: always, or still. */
export interface AgencyName {
  readonly agencyId: string
  readonly name: string
  readonly kind: NameKind
  readonly from: string | null
  readonly until: string | null
}

/** An agency that a text may mean. */
export interface NamedAgency {
  readonly agencyId: string
  /** The name that matched, as it is recorded. */
  readonly name: string
  readonly kind: NameKind
  /** Whether the agency bore the name on the day that was asked about. */
  readonly inForce: boolean
}

/**
 * A name as it is compared: compatibility forms made one (full-width letters, ﹝﹞), brackets half-width, and every
 * space and invisible character gone, since papers break names across lines.
 */
export function normalName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[〔【［[{「]/gu, '(')
    .replace(/[〕】］\]}」]/gu, ')')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF·•]/gu, '')
    .toLowerCase()
}

/** Whether a name is borne on a day. */
export function borneOn(name: { readonly from: string | null; readonly until: string | null }, date: string) {
  return (name.from === null || name.from <= date) && (name.until === null || date < name.until)
}

/**
 * Every agency that a written name may mean on a day: by full name, short name or alias. One candidate means that the
 * name is clear; several, that it is ambiguous and a person must choose; none, that nobody ever bore it. Names of that
 * day win; where nobody bore it then, whoever bore it at another time is offered with `inForce: false`.
 */
export function resolveName(names: readonly AgencyName[], text: string, at: string): NamedAgency[] {
  const wanted = normalName(text)
  if (wanted === '') return []
  const matches = names.filter(each => normalName(each.name) === wanted)
  const then = matches.filter(each => borneOn(each, at))
  const inForce = then.length > 0
  const found = new Map<string, NamedAgency>()
  for (const { agencyId, name, kind } of [...(inForce ? then : matches)].sort(byKind)) {
    if (!found.has(agencyId)) found.set(agencyId, { agencyId, name, kind, inForce })
  }
  return [...found.values()]
}

const ORDER: readonly NameKind[] = ['official', 'short', 'alias']

function byKind(a: AgencyName, b: AgencyName): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)
}
