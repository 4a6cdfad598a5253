import type { DeskRoute } from '../../../platform/http/routes.ts'
import type { NavigationEntry } from '../../../platform/room/room.ts'
import { filesRoutes } from './desk/files.ts'
import { listRoutes } from './desk/list.tsx'
import { HOME } from './desk/on-plan.ts'
import { reviewRoutes } from './desk/review.tsx'
import { taskRoutes } from './desk/task.tsx'
import { planPermissions } from './permissions.ts'
import { PLANS_TITLE } from './words.ts'

/** The workbench's pages of plans. */
export const planRoutes: readonly DeskRoute[] = [
  ...listRoutes,
  ...filesRoutes,
  ...reviewRoutes,
  ...taskRoutes,
]

export const planNavigation: readonly NavigationEntry[] = [
  { href: HOME, label: PLANS_TITLE, may: planPermissions.review, order: 15, group: '督查督办' },
]
