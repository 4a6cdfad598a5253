import { civilDate } from '../../../law/civil-date.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/time/ids.ts'
import type { StandingPlan, StandingUnit } from './standing.ts'
import './tables.ts'
import type { PlanState } from './tables.ts'

/** A plan in the list of plans. */
export interface ListedPlan {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly state: PlanState
  readonly readAt: Date
  readonly tasks: number
  readonly undecidedDefects: number
}

const MOST_LISTED = 200

/** Every plan that was read, the newest first. */
export async function listPlans(db: Db | Tx): Promise<readonly ListedPlan[]> {
  const rows = await db
    .selectFrom('desk.plans as p')
    .select(['p.id', 'p.title', 'p.year', 'p.state', 'p.read_at'])
    .select(query => [
      query
        .selectFrom('desk.plan_tasks as t')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('t.plan_id', '=', 'p.id')
        .as('tasks'),
      query
        .selectFrom('desk.plan_defects as d')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('d.plan_id', '=', 'p.id')
        .where('d.decision', 'is', null)
        .as('undecided'),
    ])
    .orderBy('p.read_at', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    year: row.year,
    state: row.state,
    readAt: row.read_at,
    tasks: Number(row.tasks),
    undecidedDefects: Number(row.undecided),
  }))
}

/** The plan that was read from the same bytes and not set aside. */
export async function planOfFile(tx: Db | Tx, sha256: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('desk.plans')
    .select('id')
    .where('file_sha256', '=', sha256)
    .where('state', '<>', 'set-aside')
    .executeTakeFirst()
  return row?.id
}

/** A whole plan. `lock` holds it until the transaction ends, so that two decisions meet one after the other. */
export async function loadPlan(db: Db | Tx, id: string, lock?: 'lock'): Promise<StandingPlan | undefined> {
  const query = db.selectFrom('desk.plans').selectAll().where('id', '=', id)
  const plan = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!plan) return undefined
  const tasks = await db
    .selectFrom('desk.plan_tasks')
    .selectAll()
    .where('plan_id', '=', id)
    .orderBy('number')
    .execute()
  const defects = await db
    .selectFrom('desk.plan_defects')
    .selectAll()
    .where('plan_id', '=', id)
    .orderBy('position')
    .execute()
  const units = await unitsOfPlan(db, id)
  return {
    id: plan.id,
    title: plan.title,
    year: plan.year,
    documentNumber: plan.document_number,
    agencyId: plan.agency_id,
    publicationId: plan.publication_id,
    fileName: plan.file_name,
    state: plan.state,
    readAt: plan.read_at,
    checkedAt: plan.checked_at,
    tasks: tasks.map(row => ({
      id: row.id,
      number: row.number,
      part: row.part,
      ordinal: row.ordinal,
      level1: row.level1,
      level2: row.level2,
      requirement: row.requirement,
      written: row.written,
      line: row.line,
      row: row.file_row,
      due: row.due === null ? null : civilDate(row.due),
      dueWords: row.due_words,
      dueState: row.due_state,
      version: row.version,
      units: units.get(row.id) ?? [],
    })),
    defects: defects.map(row => ({
      id: row.id,
      type: row.type,
      line: row.line,
      row: row.file_row,
      found: row.found,
      proposed: row.proposed,
      tasks: row.tasks,
      accept: row.accept,
      keep: row.keep,
      decision: row.decision,
      note: row.note,
    })),
  }
}

async function unitsOfPlan(db: Db | Tx, planId: string): Promise<ReadonlyMap<string, StandingUnit[]>> {
  const rows = await db
    .selectFrom('desk.plan_task_units as u')
    .innerJoin('desk.plan_tasks as t', 't.id', 'u.plan_task_id')
    .selectAll('u')
    .where('t.plan_id', '=', planId)
    .orderBy('u.position')
    .execute()
  const chosen = await db
    .selectFrom('desk.plan_unit_agencies as a')
    .innerJoin('desk.plan_task_units as u', 'u.id', 'a.unit_id')
    .innerJoin('desk.plan_tasks as t', 't.id', 'u.plan_task_id')
    .select(['a.unit_id', 'a.agency_id'])
    .where('t.plan_id', '=', planId)
    .execute()
  const units = new Map<string, StandingUnit[]>()
  for (const row of rows) {
    const unit: StandingUnit = {
      id: row.id,
      kind: row.kind,
      role: row.role,
      words: row.words,
      name: row.name,
      scopes: row.scopes,
      agencyId: row.agency_id,
      chosen: chosen.filter(each => each.unit_id === row.id).map(each => each.agency_id),
      state: row.state,
    }
    units.set(row.plan_task_id, [...(units.get(row.plan_task_id) ?? []), unit])
  }
  return units
}

/** One decision, as it stands in the record of a plan. */
export interface PlanDecision {
  readonly about: 'unit' | 'open' | 'defect' | 'due' | 'task' | 'plan'
  readonly subject: string
  readonly outcome: string
  readonly note: string
  readonly person: string
  readonly at: Date
}

const MOST_DECISIONS = 500

/** The decisions on a plan, the newest first. */
export async function decisionsOf(db: Db, planId: string): Promise<readonly PlanDecision[]> {
  return db
    .selectFrom('desk.plan_decisions as d')
    .innerJoin('desk.people as p', 'p.id', 'd.person_id')
    .select(['d.about', 'd.subject', 'd.outcome', 'd.note', 'p.name as person', 'd.at'])
    .where('d.plan_id', '=', planId)
    .orderBy('d.id', 'desc')
    .limit(MOST_DECISIONS)
    .execute()
}

/** Appends a decision to the record. */
export async function recordDecision(
  tx: Tx,
  planId: string,
  decision: Omit<PlanDecision, 'person' | 'at'>,
  personId: string,
  now: Date,
): Promise<void> {
  const cut = (text: string) => (text.length > 400 ? `${text.slice(0, 399)}…` : text)
  await tx
    .insertInto('desk.plan_decisions')
    .values({
      id: newId(now),
      plan_id: planId,
      about: decision.about,
      subject: cut(decision.subject),
      outcome: cut(decision.outcome),
      note: decision.note,
      person_id: personId,
      at: now,
    })
    .execute()
}
