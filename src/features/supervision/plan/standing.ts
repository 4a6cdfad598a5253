import type { CivilDate } from '../../../law/civil-date.ts'
import type { AgencyBook, BookAgency } from './agency-book.ts'
import type { DefectType, Fix, Scope, WrittenTask } from './plan.ts'
import type { DefectDecision, PlanState, UnitState } from './tables.ts'

/** A plan as it stands on the desk, with all that was decided about it. */
export interface StandingPlan {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly documentNumber: string | null
  readonly agencyId: string
  readonly publicationId: string
  readonly fileName: string
  readonly state: PlanState
  readonly readAt: Date
  readonly checkedAt: Date | null
  readonly tasks: readonly StandingTask[]
  readonly defects: readonly StandingDefect[]
}

export interface StandingTask {
  readonly id: string
  readonly number: number
  readonly part: number
  readonly ordinal: string | null
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly written: WrittenTask
  readonly line: number | null
  readonly row: number | null
  readonly due: CivilDate | null
  readonly dueWords: string
  readonly dueState: 'none' | 'proposed' | 'confirmed'
  readonly version: number
  readonly units: readonly StandingUnit[]
}

export interface StandingUnit {
  readonly id: string
  readonly kind: 'agency' | 'all' | 'open'
  readonly role: 'lead' | 'support' | null
  readonly words: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly agencyId: string | null
  /** Whom a person put in the place of the words. */
  readonly chosen: readonly string[]
  readonly state: UnitState
}

export interface StandingDefect {
  readonly id: string
  readonly type: DefectType
  readonly line: number | null
  readonly row: number | null
  readonly found: string
  readonly proposed: string
  readonly tasks: readonly number[]
  readonly accept: readonly Fix[]
  readonly keep: readonly Fix[]
  readonly decision: DefectDecision | null
  readonly note: string
}

/** What keeps a plan from being checked, counted. Nothing is left when every number is zero. */
export interface Undecided {
  readonly units: number
  readonly open: number
  readonly defects: number
  readonly dues: number
  /** Tasks for which nobody is responsible yet. */
  readonly tasksWithoutAgency: number
}

/** What of a plan nobody has decided yet. */
export function undecidedOf(plan: Pick<StandingPlan, 'tasks' | 'defects'>, book: AgencyBook): Undecided {
  const units = plan.tasks.flatMap(task => task.units)
  const words = (kinds: readonly string[]) =>
    new Set(
      units.filter(unit => unit.state === 'undecided' && kinds.includes(unit.kind)).map(unit => unit.words),
    ).size
  return {
    units: words(['agency', 'all']),
    open: units.filter(unit => unit.kind === 'open' && unit.state === 'undecided').length,
    defects: plan.defects.filter(defect => defect.decision === null).length,
    dues: plan.tasks.filter(task => task.dueState === 'proposed').length,
    tasksWithoutAgency: plan.tasks.filter(task => agenciesOf(task, book).length === 0).length,
  }
}

export function isDecided(undecided: Undecided): boolean {
  return Object.values(undecided).every(count => count === 0)
}

export interface AnsweringAgency {
  readonly agency: BookAgency
  readonly role: 'lead' | 'support'
}

/**
 * Who answers for a task by all that was found and decided. Where the plan names no leader each agency answers for its own
 * part, and so leads it. An agency that has ended answers for nothing.
 */
export function agenciesOf(task: Pick<StandingTask, 'units'>, book: AgencyBook): AnsweringAgency[] {
  const byId = new Map(book.agencies.map(agency => [agency.id, agency]))
  const answering = new Map<string, AnsweringAgency>()
  // Those who are named stand before those whom a general form includes, so that a leader stays one.
  const ordered = [...task.units].sort((a, b) => Number(a.kind !== 'agency') - Number(b.kind !== 'agency'))
  for (const unit of ordered) {
    if (unit.state === 'undecided' || unit.state === 'dropped' || unit.state === 'left-open') continue
    const members = unit.kind === 'all' && unit.chosen.length === 0 ? (book.members(unit) ?? []) : []
    const ids = [
      ...(unit.agencyId ? [unit.agencyId] : []),
      ...unit.chosen,
      ...members.map(agency => agency.id),
    ]
    for (const id of ids) {
      const agency = byId.get(id)
      if (agency?.state === 'active' && !answering.has(id))
        answering.set(id, { agency, role: unit.role ?? 'lead' })
    }
  }
  return [...answering.values()]
}
