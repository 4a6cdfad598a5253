import type { Problem } from '../../platform/forms/form.ts'
import { type AgencyName, normalName } from './names.ts'
import type { AgencyKind, AgencyLevel, AgencyState } from './tables.ts'

/** What the rules look at in one agency. */
export interface Standing {
  readonly id: string
  readonly parentId: string | null
  readonly state: AgencyState
  readonly level: AgencyLevel
  /** The day of its founding; null where it existed when the record began. */
  readonly founded: string | null
  /** The day of its newest event; a new one comes after it. */
  readonly lastEvent: string | null
}

/** All agencies and all names: a city has a few hundred, so that rules may look at the whole. */
export interface Tree {
  readonly agencies: ReadonlyMap<string, Standing>
  readonly names: readonly AgencyName[]
}

const LEVELS: readonly AgencyLevel[] = ['city', 'county', 'township']

/** What stands against founding an agency. `today` in Asia/Shanghai; a null date: it existed before the record. */
export function foundingProblems(
  input: {
    readonly name: string
    readonly kind: AgencyKind
    readonly level: AgencyLevel
    readonly parentId: string | null
    readonly date: string | null
  },
  tree: Tree,
  today: string,
): Problem[] {
  const { parentId, date } = input
  const problems: Problem[] = []
  if (date !== null && date > today) problems.push({ field: 'date', code: 'in-the-future' })
  const parent = parentId === null ? undefined : tree.agencies.get(parentId)
  if (parentId === null) {
    // A city has one root, the people's government; whatever else would stand beside it hangs nowhere.
    const hasRoot = [...tree.agencies.values()].some(
      each => each.parentId === null && each.state === 'active',
    )
    if (hasRoot && input.kind !== 'government') problems.push({ field: 'parent', code: 'required' })
  } else if (!parent) problems.push({ field: 'parent', code: 'not-offered' })
  else if (parent.state === 'abolished') problems.push({ field: 'parent', code: 'parent-abolished' })
  else if (LEVELS.indexOf(input.level) < LEVELS.indexOf(parent.level)) {
    problems.push({ field: 'level', code: 'level-above-parent' })
  }
  if (bearerOf(input.name, date, tree) !== undefined) problems.push({ field: 'name', code: 'name-taken' })
  return problems
}

/** What stands against giving an agency a new official name from a day on. */
export function renamingProblems(
  id: string,
  input: { readonly name: string; readonly date: string },
  tree: Tree,
  today: string,
): Problem[] {
  const problems = eventProblems(id, input.date, tree, today)
  const bearer = bearerOf(input.name, input.date, tree)
  if (bearer === id) problems.push({ field: 'name', code: 'same-name' })
  else if (bearer !== undefined) problems.push({ field: 'name', code: 'name-taken' })
  return problems
}

/** What stands against putting an agency below another. */
export function movingProblems(
  id: string,
  input: { readonly parentId: string; readonly date: string },
  tree: Tree,
  today: string,
): Problem[] {
  const problems = eventProblems(id, input.date, tree, today)
  const parent = tree.agencies.get(input.parentId)
  const moved = tree.agencies.get(id)
  if (!parent) problems.push({ field: 'parent', code: 'not-offered' })
  else if (parent.state === 'abolished') problems.push({ field: 'parent', code: 'parent-abolished' })
  else if (isBelow(input.parentId, id, tree)) problems.push({ field: 'parent', code: 'below-itself' })
  else if (moved?.parentId === input.parentId) problems.push({ field: 'parent', code: 'same-parent' })
  else if (moved && LEVELS.indexOf(moved.level) < LEVELS.indexOf(parent.level)) {
    problems.push({ field: 'parent', code: 'level-above-parent' })
  }
  return problems
}

/** How an agency ends: into one other, into several, or for good (with successors, or without). */
export type Ending = 'merged' | 'split' | 'abolished'

/** What stands against ending agencies on a day in favour of their successors. */
export function endingProblems(
  ending: Ending,
  input: {
    readonly agencyIds: readonly string[]
    readonly successorIds: readonly string[]
    readonly date: string
  },
  tree: Tree,
  today: string,
): Problem[] {
  const { agencyIds, successorIds, date } = input
  const problems = agencyIds.flatMap(id => eventProblems(id, date, tree, today))
  if (agencyIds.some(id => hasActiveChildren(id, tree))) problems.push({ field: '', code: 'active-children' })
  if (ending === 'merged' && successorIds.length !== 1)
    problems.push({ field: 'successors', code: 'one-successor' })
  if (ending === 'split' && new Set(successorIds).size < 2) {
    problems.push({ field: 'successors', code: 'two-successors' })
  }
  for (const id of successorIds) {
    const successor = tree.agencies.get(id)
    if (!successor) problems.push({ field: 'successors', code: 'not-offered' })
    else if (agencyIds.includes(id)) problems.push({ field: 'successors', code: 'succeeds-itself' })
    else if (successor.state === 'abolished')
      problems.push({ field: 'successors', code: 'successor-abolished' })
    else if (successor.founded !== null && successor.founded > date) {
      problems.push({ field: 'successors', code: 'successor-too-young' })
    }
  }
  return firstOfEach(problems)
}

/** What stands against a further name; another agency may bear the same one, and then it is ambiguous. */
export function aliasProblems(
  id: string,
  input: { readonly name: string; readonly from: string | null; readonly until: string | null },
  tree: Tree,
): Problem[] {
  const agency = tree.agencies.get(id)
  if (!agency) return [{ field: '', code: 'unknown' }]
  if (input.from !== null && input.until !== null && input.until <= input.from) {
    return [{ field: 'until', code: 'ends-before-start' }]
  }
  if (agency.state === 'abolished' && input.until === null) return [{ field: 'until', code: 'required' }]
  const wanted = normalName(input.name)
  const known = tree.names.some(
    each => each.agencyId === id && normalName(each.name) === wanted && overlaps(each, input),
  )
  return known ? [{ field: 'name', code: 'alias-known' }] : []
}

/** What every dated event asks: an agency that still is, and a day that comes in order and has come. */
function eventProblems(id: string, date: string, tree: Tree, today: string): Problem[] {
  const agency = tree.agencies.get(id)
  if (!agency) return [{ field: '', code: 'unknown' }]
  if (agency.state === 'abolished') return [{ field: '', code: 'abolished' }]
  if (date > today) return [{ field: 'date', code: 'in-the-future' }]
  return agency.lastEvent !== null && date <= agency.lastEvent
    ? [{ field: 'date', code: 'before-last-event' }]
    : []
}

/** Whether `id` is `above` or lies somewhere below it. */
function isBelow(id: string, above: string, tree: Tree): boolean {
  const seen = new Set<string>()
  for (
    let at: string | null = id;
    at !== null && !seen.has(at);
    at = tree.agencies.get(at)?.parentId ?? null
  ) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

function hasActiveChildren(id: string, tree: Tree): boolean {
  return [...tree.agencies.values()].some(each => each.parentId === id && each.state === 'active')
}

/** Who bears an official name on a day or at any time after it. */
function bearerOf(name: string, from: string | null, tree: Tree): string | undefined {
  const wanted = normalName(name)
  return tree.names.find(
    each =>
      each.kind === 'official' && normalName(each.name) === wanted && overlaps(each, { from, until: null }),
  )?.agencyId
}

interface Span {
  readonly from: string | null
  readonly until: string | null
}

function overlaps(a: Span, b: Span): boolean {
  const begins = (x: Span, y: Span) => x.from === null || y.until === null || x.from < y.until
  return begins(a, b) && begins(b, a)
}

/** One problem of each field and code: two agencies may fail for the same reason. */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map(problem => [`${problem.field} ${problem.code}`, problem]))
  return [...seen.values()]
}
