import type { OffersKinds } from '../../foundation/publications/index.ts'
import type { Room } from '../../platform/room/room.ts'
import { taskJobs } from './tasks/jobs.ts'
import { taskPermissions } from './tasks/permissions.ts'
import { taskListText, taskReport } from './tasks/publication-kinds.ts'
import { taskReactions } from './tasks/reactions.ts'

/** 督查督办: the year's plan becomes tasks that somebody answers for. */
export const supervisionRoom: Room & OffersKinds = {
  name: 'supervision',
  publicationKinds: [taskReport, taskListText],
  permissions: taskPermissions,
  reactions: taskReactions,
  jobs: ({ db, services, origin }) => taskJobs(db, { keys: services.keys, origin }),
}
