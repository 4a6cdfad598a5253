import type { CivilDate } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { bookOf } from '../book-of.ts'
import { namedAgencies } from '../named-agencies.ts'
import { agenciesOf, isDecided, type StandingTask, undecidedOf } from '../standing.ts'
import { recordDecision } from '../store-plans.ts'
import { addUnits, changeTask, changeUnit, setPlanState } from '../store-writing.ts'
import { onPlan } from './on-plan.ts'

export interface DueDecision {
  readonly planId: string
  readonly number: number
  /** The day by which the task is done; null: the words name none. */
  readonly due: CivilDate | null
}

/** Confirms or changes the day that was found in the words of a task. */
export function decideDue(tx: Tx, input: DueDecision, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, input.planId, actor, async plan => {
    const task = plan.tasks.find(each => each.number === input.number)
    if (!task) return refused('', 'unknown')
    await changeTask(tx, task.id, task.version, {
      due: input.due,
      due_state: input.due === null ? 'none' : 'confirmed',
    })
    const subject = `第 ${task.number} 项“${task.dueWords}”`
    await recordDecision(
      tx,
      plan.id,
      { about: 'due', subject, outcome: input.due ?? '不设日期', note: '' },
      actor.id,
      now,
    )
    return { ok: true }
  })
}

export interface TaskEdit {
  readonly planId: string
  readonly number: number
  readonly version: number
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly due: CivilDate | null
  /** Who leads and who supports, as typed; whoever is in neither list answers no longer. */
  readonly lead: string
  readonly support: string
}

/** Edits one task as read. The file's words stay beside it. */
export function editTask(tx: Tx, input: TaskEdit, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, input.planId, actor, async plan => {
    const task = plan.tasks.find(each => each.number === input.number)
    if (!task) return refused('', 'unknown')
    const book = await bookOf(tx)
    const year = now.getUTCFullYear()
    const lead = namedAgencies(input.lead, book, year)
    const support = namedAgencies(input.support, book, year)
    if (lead.unknown[0] !== undefined) return refused('lead', 'unknown-agency', { name: lead.unknown[0] })
    if (support.unknown[0] !== undefined)
      return refused('support', 'unknown-agency', { name: support.unknown[0] })
    const { level1, level2, requirement, due } = input
    const dueState = due === null ? ('none' as const) : ('confirmed' as const)
    const changed = await changeTask(tx, task.id, input.version, {
      level1,
      level2,
      requirement,
      due,
      due_state: dueState,
    })
    if (!changed) return refused('', 'changed-meanwhile')
    // Who is in both lists leads.
    const supporting = support.ids.filter(id => !lead.ids.includes(id))
    const wanted = new Map([
      ...lead.ids.map((id): [string, 'lead' | 'support'] => [id, 'lead']),
      ...supporting.map((id): [string, 'lead' | 'support'] => [id, 'support']),
    ])
    const standing = new Map(agenciesOf(task, book).map(({ agency, role }) => [agency.id, role]))
    if (!sameRoles(wanted, standing))
      await replaceUnits(tx, task, wanted, id => book.agencies.find(each => each.id === id)?.name ?? '', now)
    await recordDecision(
      tx,
      plan.id,
      { about: 'task', subject: `第 ${task.number} 项`, outcome: '修改', note: '' },
      actor.id,
      now,
    )
    return { ok: true }
  })
}

function sameRoles(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([id, role]) => b.get(id) === role)
}

/** What the file names stays written there; who answers is now what a person has said. */
async function replaceUnits(
  tx: Tx,
  task: StandingTask,
  wanted: ReadonlyMap<string, 'lead' | 'support'>,
  nameOf: (id: string) => string,
  now: Date,
): Promise<void> {
  for (const unit of task.units) await changeUnit(tx, unit.id, { state: 'dropped', chosen: [] })
  const units = [...wanted].map(([agencyId, role]) => ({
    words: nameOf(agencyId),
    kind: 'agency' as const,
    role,
    scopes: [],
    agencyId,
    state: 'decided' as const,
  }))
  await addUnits(tx, task.id, task.units.length, units, now)
}

/** Declares a plan checked, which nobody may when anything in it is undecided. Records `supervision.plan-checked`. */
export function checkPlan(tx: Tx, planId: string, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, planId, actor, async plan => {
    if (!isDecided(undecidedOf(plan, await bookOf(tx)))) return refused('', 'undecided')
    await recordDecision(
      tx,
      plan.id,
      { about: 'plan', subject: plan.title, outcome: '核对完毕', note: '' },
      actor.id,
      now,
    )
    await setPlanState(tx, plan.id, 'checked', actor.id, now)
    const subject = { type: 'plan', id: plan.id }
    const data = { tasks: plan.tasks.length }
    await recordFact(
      tx,
      { kind: 'supervision.plan-checked', actor, scope: plan.agencyId, subject, data },
      now,
    )
    return { ok: true }
  })
}

/** Sets a plan aside that was read by mistake. Its draft stays, for its drafter to discard. */
export function setPlanAside(tx: Tx, planId: string, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, planId, actor, async plan => {
    await recordDecision(
      tx,
      plan.id,
      { about: 'plan', subject: plan.title, outcome: '搁置', note: '' },
      actor.id,
      now,
    )
    await setPlanState(tx, plan.id, 'set-aside', actor.id, now)
    const subject = { type: 'plan', id: plan.id }
    await recordFact(tx, { kind: 'supervision.plan-set-aside', actor, scope: plan.agencyId, subject }, now)
    return { ok: true }
  })
}
