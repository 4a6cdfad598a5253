import type { AgencyBook } from './agency-book.ts'
import { nameVariants } from './name-variants.ts'
import { DEFECT_TYPES, type PlanUnit, type ReadPlan } from './plan.ts'

/** What `import key-points --json` prints: field by field, so that scripts may rely on it. */
export function reportOf(plan: ReadPlan, book: AgencyBook | undefined) {
  const named = namedUnits(plan)
  const units = named.map(({ unit, written, tasks }) => {
    const found = unit.kind === 'agency' ? book?.find(unit, plan.year) : undefined
    const members = unit.kind === 'all' ? book?.members(unit) : undefined
    return { unit, written, tasks, found, members }
  })
  return {
    tasks: plan.tasks.map(task => ({
      number: task.number,
      part: task.part,
      ordinal: task.ordinal,
      level1: task.level1,
      level2: task.level2,
      requirement: task.requirement,
      lead: wordsOf(task.units, unit => unit.kind !== 'open' && unit.role === 'lead'),
      support: wordsOf(task.units, unit => unit.kind !== 'open' && unit.role === 'support'),
      units: wordsOf(task.units, unit => unit.kind === 'agency'),
      all: wordsOf(task.units, unit => unit.kind === 'all'),
      open: wordsOf(task.units, unit => unit.kind === 'open'),
      deadlines: task.deadlines,
      written: task.written,
      source: task.source,
    })),
    units: merged(units).map(({ unit, written, tasks, found, members }) => ({
      name: found?.kind === 'one' ? found.agency.name : unit.name,
      kind: unit.kind,
      written,
      agency: found?.kind === 'one' ? found.agency.key : null,
      ended: found?.kind === 'one' && found.agency.state === 'abolished',
      scopes: unit.scopes,
      members: members?.map(agency => agency.key) ?? [],
      tasks,
    })),
    unresolved: units.flatMap(({ unit, tasks, found, members }) => {
      const reason = whyUnresolved(unit, found, members, book)
      if (reason === undefined) return []
      const candidates = found?.kind === 'several' ? found.candidates.map(agency => agency.key) : []
      return [{ name: unit.words, kind: unit.kind, reason, candidates, tasks }]
    }),
    open: plan.tasks.flatMap(task =>
      task.units
        .filter(unit => unit.kind === 'open')
        .map(unit => ({ words: unit.words, task: task.number, role: unit.role })),
    ),
    deadlines: plan.tasks.flatMap(task =>
      task.deadlines.map(deadline => ({ task: task.number, ...deadline })),
    ),
    defects: [...plan.defects, ...(book ? nameVariants(plan, book) : [])].map(
      ({ type, place, found, proposed, tasks }) => ({
        type,
        code: DEFECT_TYPES[type],
        place,
        found,
        proposed,
        tasks,
      }),
    ),
  }
}

interface NamedUnit {
  readonly unit: PlanUnit
  readonly written: readonly string[]
  readonly tasks: readonly number[]
}

function namedUnits(plan: ReadPlan): NamedUnit[] {
  const named = new Map<string, { unit: PlanUnit; written: string[]; tasks: number[] }>()
  for (const task of plan.tasks) {
    for (const unit of task.units) {
      if (unit.kind === 'open') continue
      const key = `${unit.kind} ${unit.name}`
      const entry = named.get(key) ?? { unit, written: [], tasks: [] }
      if (!entry.written.includes(unit.words)) entry.written.push(unit.words)
      entry.tasks.push(task.number)
      named.set(key, entry)
    }
  }
  return [...named.values()]
}

type Judged = NamedUnit & {
  readonly found: ReturnType<AgencyBook['find']> | undefined
  readonly members: ReturnType<AgencyBook['members']>
}

/** One agency stands once, with every way in which the plan writes it. */
function merged(units: readonly Judged[]): Judged[] {
  const kept: Judged[] = []
  for (const each of units) {
    const agency = each.found?.kind === 'one' ? each.found.agency.id : undefined
    const at = kept.findIndex(
      other => agency !== undefined && other.found?.kind === 'one' && other.found.agency.id === agency,
    )
    const other = kept[at]
    if (!other) kept.push(each)
    else
      kept[at] = {
        ...other,
        written: [...new Set([...other.written, ...each.written])],
        tasks: [...new Set([...other.tasks, ...each.tasks])].sort((a, b) => a - b),
      }
  }
  return kept
}

function whyUnresolved(
  unit: PlanUnit,
  found: Judged['found'],
  members: Judged['members'],
  book: AgencyBook | undefined,
): 'no-register' | 'unknown' | 'ambiguous' | 'unknown-class' | undefined {
  if (!book) return 'no-register'
  if (unit.kind === 'all') return members === undefined ? 'unknown-class' : undefined
  return found?.kind === 'one' ? undefined : found?.kind === 'several' ? 'ambiguous' : 'unknown'
}

function wordsOf(units: readonly PlanUnit[], which: (unit: PlanUnit) => boolean): string[] {
  return units.filter(which).map(unit => (unit.kind === 'open' ? unit.words : unit.name))
}
