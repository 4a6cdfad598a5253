import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { bookOf } from '../book-of.ts'
import type { Fix } from '../plan.ts'
import { withoutSpaces } from '../reading/words.ts'
import type { StandingPlan, StandingTask, StandingUnit } from '../standing.ts'
import { loadPlan, recordDecision } from '../store-plans.ts'
import { addUnits, changeTask, decideDefect as decide, insertTask } from '../store-writing.ts'
import type { DefectDecision } from '../tables.ts'
import { DECISION_WORDS, DEFECT_WORDS } from '../words.ts'
import { onPlan } from './on-plan.ts'

export interface DefectInput {
  readonly planId: string
  readonly defectId: string
  readonly decision: DefectDecision
  readonly note: string
}

/**
 * Decides on a defect: accepts what is proposed, keeps the file's words, or says in a note what is done instead. What follows
 * for the tasks is carried out; the file's words stay beside. Once decided, it may be decided otherwise until the plan is checked.
 */
export function decideDefect(tx: Tx, input: DefectInput, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, input.planId, actor, async plan => {
    const defect = plan.defects.find(each => each.id === input.defectId)
    if (!defect) return refused('', 'unknown')
    if (input.decision === 'otherwise' && input.note === '') return refused('note', 'required')
    const fixes = input.decision === 'accepted' ? defect.accept : input.decision === 'kept' ? defect.keep : []
    // Deciding anew takes back what the earlier decision had set, as far as the file's words say what stood before.
    if (defect.decision === 'accepted') for (const fix of defect.accept) await takeBack(tx, plan.id, fix)
    for (const fix of fixes) await carryOutFix(tx, plan.id, fix, now)
    await decide(tx, defect.id, input.decision, input.note, actor.id, now)
    const subject = `${DEFECT_WORDS[defect.type]}：${defect.found}`
    const outcome = DECISION_WORDS[input.decision]
    await recordDecision(tx, plan.id, { about: 'defect', subject, outcome, note: input.note }, actor.id, now)
    return { ok: true }
  })
}

/** Fixes meet the plan as the one before has left it, so each reads it anew. */
async function carryOutFix(tx: Tx, planId: string, fix: Fix, now: Date): Promise<void> {
  const plan = await loadPlan(tx, planId)
  if (!plan) return
  if ('set' in fix) {
    const task = plan.tasks.find(each => each.number === fix.task)
    if (task) await changeTask(tx, task.id, task.version, { [fix.set]: fix.to })
  } else if ('unite' in fix) await unite(tx, plan, fix.unite, now)
  else await addTask(tx, plan, fix.add, now)
}

async function takeBack(tx: Tx, planId: string, fix: Fix): Promise<void> {
  if (!('set' in fix)) return
  const task = (await loadPlan(tx, planId))?.tasks.find(each => each.number === fix.task)
  const before = withoutSpaces(task?.written[fix.set] ?? '')
  if (task && before) await changeTask(tx, task.id, task.version, { [fix.set]: before })
}

/** Each of the tasks names whom the others name as well. */
async function unite(tx: Tx, plan: StandingPlan, numbers: readonly number[], now: Date): Promise<void> {
  const tasks = plan.tasks.filter(task => numbers.includes(task.number))
  for (const task of tasks) {
    const others = tasks.filter(each => each !== task).flatMap(each => each.units)
    await addUnits(tx, task.id, task.units.length, missingIn(task, others), now)
  }
}

function missingIn(task: StandingTask, others: readonly StandingUnit[]) {
  const same = (a: StandingUnit, b: StandingUnit) =>
    a.name === b.name || (a.agencyId !== null && a.agencyId === b.agencyId)
  return others
    .filter(unit => unit.kind !== 'open' && !task.units.some(own => same(own, unit)))
    .filter((unit, at, all) => all.findIndex(each => same(each, unit)) === at)
    .map(unit => ({
      words: unit.words,
      kind: unit.kind === 'all' ? ('all' as const) : ('agency' as const),
      role: unit.role,
      scopes: unit.scopes,
      agencyId: unit.agencyId,
      state: unit.state,
    }))
}

/** A task that the text has and the table has not, behind the others; whose it is, a person still has to say. */
async function addTask(
  tx: Tx,
  plan: StandingPlan,
  added: { readonly level1: string; readonly level2: string; readonly requirement: string },
  now: Date,
): Promise<void> {
  if (plan.tasks.some(task => task.level2 === added.level2 && task.requirement === added.requirement)) return
  const beside = plan.tasks.find(task => task.level1 === added.level1)
  const number = Math.max(0, ...plan.tasks.map(task => task.number)) + 1
  const part = beside?.part ?? Math.max(0, ...plan.tasks.map(task => task.part)) + 1
  const written = { level1: '', level2: added.level2, requirement: added.requirement, units: '' }
  const task = { ...added, number, part, ordinal: null, units: [], deadlines: [], source: {}, written }
  await insertTask(tx, plan.id, task, plan.year, await bookOf(tx), now)
}
