import type { OffersKinds } from '../../foundation/publications/index.ts'
import type { Room } from '../../platform/room/room.ts'
import { taskDesk, taskNavigation } from './tasks/desk/desk.ts'
import { taskPanels } from './tasks/desk/panels.tsx'
import { taskJobs } from './tasks/jobs.ts'
import { taskPermissions } from './tasks/permissions.ts'
import type { PlanSource } from './tasks/plans.ts'
import { taskListText, taskReport } from './tasks/publication-kinds.ts'
import { taskReactions } from './tasks/reactions.ts'

/** Without a reading of plans nothing waits to be dispatched; lists are drawn up by hand. */
const plans: PlanSource = { decidedPlans: async () => [], readyTasks: async () => undefined }

/** 督查督办: the year's plan becomes tasks that somebody answers for. */
export const supervisionRoom: Room & OffersKinds = {
  name: 'supervision',
  publicationKinds: [taskReport, taskListText],
  desk: taskDesk(plans),
  deskNavigation: taskNavigation,
  deskPanels: taskPanels,
  permissions: taskPermissions,
  reactions: taskReactions,
  jobs: ({ db, services, origin }) => taskJobs(db, { keys: services.keys, origin }),
}
