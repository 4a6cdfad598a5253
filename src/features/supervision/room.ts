import type { OffersKinds } from '../../foundation/publications/index.ts'
import type { Room } from '../../platform/room/room.ts'
import { planNavigation, planRoutes } from './plan/desk.ts'
import { workPlan } from './plan/kind.ts'
import { planPermissions } from './plan/permissions.ts'

/** 督查督办: the year's plan becomes tasks that somebody answers for. */
export const supervisionRoom: Room & OffersKinds = {
  name: 'supervision',
  publicationKinds: [workPlan],
  desk: planRoutes,
  deskNavigation: planNavigation,
  permissions: Object.values(planPermissions),
}
