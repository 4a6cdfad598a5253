import type { OffersKinds } from '../../foundation/publications/index.ts'
import { recordKeysOf } from '../../platform/crypto/reseal.ts'
import type { Room } from '../../platform/room/room.ts'
import { planNavigation, planRoutes } from './plan/desk.ts'
import { workPlan } from './plan/kind.ts'
import { planPermissions } from './plan/permissions.ts'
import { readyTasks } from './plan/ready-tasks.ts'
import { listPlans } from './plan/store-plans.ts'
import { taskApi } from './public/api.ts'
import { TITLE, taskPages, taskPortalPanels } from './public/portal.tsx'
import { questionRoutes } from './questions/desk/question.tsx'
import { questionsPanel, queueRoute } from './questions/desk/queue.tsx'
import { questionJobs } from './questions/jobs.ts'
import { openQuestions, questionPermissions } from './questions/permissions.ts'
import { QUESTIONS } from './questions/words.ts'
import { taskDesk, taskNavigation } from './tasks/desk/desk.ts'
import { taskPanels } from './tasks/desk/panels.tsx'
import { taskJobs } from './tasks/jobs.ts'
import { taskPermissions } from './tasks/permissions.ts'
import type { PlanSource } from './tasks/plans.ts'
import { taskListText, taskReport } from './tasks/publication-kinds.ts'
import { taskReactions } from './tasks/reactions.ts'

/** Plans that were checked to their end wait to be dispatched. */
const plans: PlanSource = {
  async decidedPlans(db) {
    const checked = (await listPlans(db)).filter(each => each.state === 'checked')
    return checked.map(({ id, title, year }) => ({ planId: id, title, year }))
  },
  readyTasks,
}

/** 督查督办: the year's plan becomes tasks that somebody answers for. */
export const supervisionRoom: Room & OffersKinds = {
  name: 'supervision',
  publicationKinds: [workPlan, taskReport, taskListText],
  portal: taskPages,
  portalPanels: taskPortalPanels,
  portalNavigation: [{ href: '/tasks', label: TITLE, order: 35 }],
  api: taskApi,
  desk: [...planRoutes, ...taskDesk(plans), queueRoute, ...questionRoutes],
  deskNavigation: [
    ...planNavigation,
    ...taskNavigation,
    { href: '/desk/task-questions', label: QUESTIONS, may: openQuestions, order: 19, group: '督查督办' },
  ],
  deskPanels: [...taskPanels, questionsPanel],
  permissions: [...Object.values(planPermissions), ...taskPermissions, ...questionPermissions],
  reactions: taskReactions,
  sealed: [recordKeysOf('desk.task_questions', 'case_id')],
  jobs: ({ db, services, origin }) => [...taskJobs(db, { keys: services.keys, origin }), ...questionJobs(db)],
}
