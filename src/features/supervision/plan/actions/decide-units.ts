import { addAlias } from '../../../../foundation/agencies/index.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { bookOf } from '../book-of.ts'
import { namedAgencies } from '../named-agencies.ts'
import type { StandingUnit } from '../standing.ts'
import { recordDecision } from '../store-plans.ts'
import { changeUnit } from '../store-writing.ts'
import { onPlan } from './on-plan.ts'

/** What a person says of a name that the agencies' names do not tell. */
export interface UnitDecision {
  readonly planId: string
  /** The name, wherever in the plan it stands. */
  readonly words: string
  /** The agencies that it means, as typed. */
  readonly agencies: string
  /** Whether the way of writing becomes a known name of the agency. */
  readonly alias: boolean
}

/** Maps a name to its agencies in every task that names it. Records the decision, and the alias where asked. */
export function decideUnit(tx: Tx, input: UnitDecision, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, input.planId, actor, async plan => {
    const units = plan.tasks
      .flatMap(task => task.units)
      .filter(unit => unit.kind !== 'open' && unit.words === input.words && unit.state !== 'found')
    const [first] = units
    if (!first) return refused('', 'unknown')
    const book = await bookOf(tx)
    const { ids, unknown } = namedAgencies(input.agencies, book, now.getUTCFullYear())
    const [name] = unknown
    if (name !== undefined) return refused('agencies', 'unknown-agency', { name })
    const [agencyId] = ids
    if (agencyId === undefined) return refused('agencies', 'required')
    if (input.alias) {
      if (ids.length > 1) return refused('agencies', 'one-only')
      const known = await addAlias(tx, { agencyId, name: input.words, from: null, until: null }, actor, now)
      if (!known.ok) return { ok: false, problems: known.problems.map(each => ({ ...each, field: 'alias' })) }
    }
    for (const unit of units) await changeUnit(tx, unit.id, chosenOf(unit, ids))
    const outcome = ids.flatMap(id => book.agencies.find(each => each.id === id)?.name ?? []).join('、')
    const note = input.alias ? '登记为该机构的别名' : ''
    await recordDecision(tx, plan.id, { about: 'unit', subject: input.words, outcome, note }, actor.id, now)
    return { ok: true }
  })
}

function chosenOf(unit: StandingUnit, ids: readonly string[]) {
  const [only, ...more] = ids
  const single = unit.kind === 'agency' && more.length === 0
  return {
    state: 'decided' as const,
    agencyId: unit.kind === 'agency' ? (only ?? null) : null,
    chosen: single ? [] : ids,
  }
}

/** What a person says of words that leave a list open. */
export interface OpenDecision {
  readonly planId: string
  /** The task; null for every task whose open words nobody has answered yet, which then stay open. */
  readonly number: number | null
  /** Whom the words mean, as typed; empty: nobody in particular, the list stays open. */
  readonly agencies: string
}

/** Answers open words (等有关部门、单位): with agencies, or that nobody is named. Never guessed by the platform. */
export function decideOpen(tx: Tx, input: OpenDecision, actor: Actor, now: Date): Promise<Outcome> {
  return onPlan(tx, input.planId, actor, async plan => {
    const tasks = plan.tasks.filter(task => input.number === null || task.number === input.number)
    const units = tasks.flatMap(task =>
      task.units
        .filter(unit => unit.kind === 'open' && (input.number !== null || unit.state === 'undecided'))
        .map(unit => ({ unit, number: task.number })),
    )
    if (units.length === 0) return refused('', 'unknown')
    const book = await bookOf(tx)
    const { ids, unknown } = namedAgencies(
      input.number === null ? '' : input.agencies,
      book,
      now.getUTCFullYear(),
    )
    const [name] = unknown
    if (name !== undefined) return refused('agencies', 'unknown-agency', { name })
    for (const { unit, number } of units) {
      await changeUnit(tx, unit.id, { state: ids.length > 0 ? 'decided' : 'left-open', chosen: ids })
      const names = ids.flatMap(id => book.agencies.find(each => each.id === id)?.name ?? []).join('、')
      const decision = {
        about: 'open' as const,
        subject: `第 ${number} 项“${unit.words}”`,
        outcome: names || '不另指定单位',
        note: '',
      }
      await recordDecision(tx, plan.id, decision, actor.id, now)
    }
    return { ok: true }
  })
}
