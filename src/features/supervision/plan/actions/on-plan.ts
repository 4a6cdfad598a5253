import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../../platform/permissions/permission.ts'
import { planPermissions } from '../permissions.ts'
import type { StandingPlan } from '../standing.ts'
import { loadPlan } from '../store-plans.ts'

/** Runs a decision on a plan that still may be changed, held until the transaction ends. */
export async function onPlan<T extends object>(
  tx: Tx,
  planId: string,
  actor: Actor,
  work: (plan: StandingPlan) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!mayEnter(actor, planPermissions.review)) return refused('', 'not-permitted')
  const plan = await loadPlan(tx, planId, 'lock')
  if (!plan || plan.state === 'set-aside') return refused('', 'unknown')
  if (plan.state === 'checked') return refused('', 'checked')
  return work(plan)
}
