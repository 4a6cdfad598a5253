import { z } from 'zod'
import { type Answer, type Crumb, refuse } from '../../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../../platform/http/routes.ts'
import type { StandingPlan } from '../standing.ts'
import { loadPlan } from '../store-plans.ts'
import { PLANS_TITLE } from '../words.ts'

export const HOME = '/desk/plans'

/** The plan that an address names, or the page that says there is none. */
export async function withPlan(
  visit: DeskVisit,
  then: (plan: StandingPlan) => Promise<Answer>,
): Promise<Answer> {
  const id = visit.params.id ?? ''
  const plan = z.uuid().safeParse(id).success ? await loadPlan(visit.db, id) : undefined
  return plan ? then(plan) : refuse(404, '没有这份要点。请从列表重新选择。')
}

export function crumbsOf(plan?: StandingPlan): readonly Crumb[] {
  const home = { href: HOME, label: PLANS_TITLE }
  return plan ? [home, { href: `${HOME}/${plan.id}`, label: plan.title }] : [home]
}
