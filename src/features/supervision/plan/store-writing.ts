import type { Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/time/ids.ts'
import type { AgencyBook } from './agency-book.ts'
import type { PlanDefect, PlanTask, PlanUnit, ReadPlan } from './plan.ts'
import type { StandingTask } from './standing.ts'
import type { DefectDecision, PlanState, UnitState } from './tables.ts'

export interface NewPlan {
  readonly id: string
  readonly plan: ReadPlan
  readonly agencyId: string
  readonly publicationId: string
  readonly fileName: string
  readonly sha256: string
  readonly by: string
}

/** Writes a plan as read, its units as far as the agencies' names tell whom they mean. */
export async function insertPlan(
  tx: Tx,
  { id, plan, ...rest }: NewPlan,
  book: AgencyBook,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('desk.plans')
    .values({
      id,
      title: plan.title.slice(0, 200),
      year: plan.year,
      document_number: plan.documentNumber,
      agency_id: rest.agencyId,
      publication_id: rest.publicationId,
      file_name: rest.fileName.slice(0, 255),
      file_sha256: rest.sha256,
      read_by: rest.by,
      read_at: now,
      checked_by: null,
      checked_at: null,
    })
    .execute()
  for (const task of plan.tasks) await insertTask(tx, id, task, plan.year, book, now)
}

/** Writes one task with those whom it names. */
export async function insertTask(
  tx: Tx,
  planId: string,
  task: PlanTask,
  year: number,
  book: AgencyBook,
  now: Date,
): Promise<string> {
  const id = newId(now)
  const dated = task.deadlines.filter(each => each.date !== null)
  // Of several days the last one ends the task; a person confirms it in any case.
  const last =
    dated
      .map(each => each.date)
      .sort()
      .at(-1) ?? null
  await tx
    .insertInto('desk.plan_tasks')
    .values({
      id,
      plan_id: planId,
      number: task.number,
      part: task.part,
      ordinal: task.ordinal,
      level1: task.level1,
      level2: task.level2,
      requirement: task.requirement,
      written: JSON.stringify(task.written),
      line: task.source.line ?? null,
      file_row: task.source.row ?? null,
      due: last,
      due_words: task.deadlines.map(each => each.words).join('；'),
      due_state: dated.length > 0 ? 'proposed' : 'none',
    })
    .execute()
  for (const [position, unit] of task.units.entries()) {
    await tx
      .insertInto('desk.plan_task_units')
      .values({
        id: newId(now),
        plan_task_id: id,
        position,
        kind: unit.kind,
        role: unit.role,
        words: unit.words.slice(0, 200),
        name: unit.name,
        scopes: [...unit.scopes],
        ...foundOf(unit, year, book),
      })
      .execute()
  }
  return id
}

/** Whom a unit means so far; one that has ended answers for nothing, so that a person says who does. */
function foundOf(
  unit: PlanUnit,
  year: number,
  book: AgencyBook,
): { agency_id: string | null; state: UnitState } {
  if (unit.kind === 'all') return { agency_id: null, state: book.members(unit) ? 'found' : 'undecided' }
  const found = unit.kind === 'agency' ? book.find(unit, year) : undefined
  if (found?.kind !== 'one') return { agency_id: null, state: 'undecided' }
  return { agency_id: found.agency.id, state: found.agency.state === 'active' ? 'found' : 'undecided' }
}

export async function insertDefects(
  tx: Tx,
  planId: string,
  defects: readonly PlanDefect[],
  now: Date,
): Promise<void> {
  for (const [position, defect] of defects.entries()) {
    await tx
      .insertInto('desk.plan_defects')
      .values({
        id: newId(now),
        plan_id: planId,
        position,
        type: defect.type,
        line: defect.place.line ?? null,
        file_row: defect.place.row ?? null,
        found: defect.found,
        proposed: defect.proposed,
        tasks: [...defect.tasks],
        accept: JSON.stringify(defect.accept),
        keep: JSON.stringify(defect.keep),
        decision: null,
        note: '',
        decided_by: null,
        decided_at: null,
      })
      .execute()
  }
}

/** What a person may change in a task as read. */
export interface TaskChange {
  readonly level1?: string
  readonly level2?: string
  readonly requirement?: string
  readonly due?: string | null
  readonly due_state?: StandingTask['dueState']
}

/** Changes a task that stands at `version`; false where somebody changed it since. */
export async function changeTask(tx: Tx, id: string, version: number, change: TaskChange): Promise<boolean> {
  const done = await tx
    .updateTable('desk.plan_tasks')
    .set(({ eb }) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** What is decided of a unit: whom it means, in which part, or that it names nobody. */
export interface UnitChange {
  readonly state: UnitState
  readonly role?: 'lead' | 'support' | null
  readonly agencyId?: string | null
  readonly chosen?: readonly string[]
}

export async function changeUnit(tx: Tx, id: string, change: UnitChange): Promise<void> {
  const { state, role, agencyId, chosen } = change
  await tx
    .updateTable('desk.plan_task_units')
    .set({
      state,
      ...(role === undefined ? {} : { role }),
      ...(agencyId === undefined ? {} : { agency_id: agencyId }),
    })
    .where('id', '=', id)
    .execute()
  if (chosen === undefined) return
  await tx.deleteFrom('desk.plan_unit_agencies').where('unit_id', '=', id).execute()
  if (chosen.length === 0) return
  const rows = [...new Set(chosen)].map(agency => ({ unit_id: id, agency_id: agency }))
  await tx.insertInto('desk.plan_unit_agencies').values(rows).execute()
}

/** Adds units that a decision gave to a task, behind those that it has. */
export async function addUnits(
  tx: Tx,
  taskId: string,
  from: number,
  units: readonly {
    readonly words: string
    readonly kind: 'agency' | 'all'
    readonly role: 'lead' | 'support' | null
    readonly scopes: readonly string[]
    readonly agencyId: string | null
    readonly state: UnitState
  }[],
  now: Date,
): Promise<void> {
  for (const [at, unit] of units.entries()) {
    await tx
      .insertInto('desk.plan_task_units')
      .values({
        id: newId(now),
        plan_task_id: taskId,
        position: from + at,
        kind: unit.kind,
        role: unit.role,
        words: unit.words,
        name: unit.words,
        scopes: unit.scopes as never,
        agency_id: unit.agencyId,
        state: unit.state,
      })
      .execute()
  }
}

export async function decideDefect(
  tx: Tx,
  id: string,
  decision: DefectDecision,
  note: string,
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.plan_defects')
    .set({ decision, note, decided_by: by, decided_at: now })
    .where('id', '=', id)
    .execute()
}

export async function setPlanState(
  tx: Tx,
  id: string,
  state: PlanState,
  by: string,
  now: Date,
): Promise<void> {
  const checked =
    state === 'checked' ? { checked_by: by, checked_at: now } : { checked_by: null, checked_at: null }
  await tx
    .updateTable('desk.plans')
    .set({ state, ...checked })
    .where('id', '=', id)
    .execute()
}
