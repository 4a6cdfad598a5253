import type { DeskRoute } from '../../../../platform/http/routes.ts'
import type { NavigationEntry } from '../../../../platform/room/room.ts'
import { overseeTasks, seeLists, seeTasks } from '../permissions.ts'
import type { PlanSource } from '../plans.ts'
import { LISTS, MY_TASKS, OVERVIEW } from '../words.ts'
import { eventRoutes } from './events.ts'
import { listRoutes } from './list-page.tsx'
import { listsRoutes } from './lists.tsx'
import { myTasks } from './my-tasks.tsx'
import { overview } from './overview.tsx'
import { reportRoutes } from './report-page.tsx'
import { taskPage } from './task-page.tsx'

/** Every page of supervised tasks on the workbench. */
export function taskDesk(plans: PlanSource): readonly DeskRoute[] {
  return [myTasks, overview, taskPage, ...reportRoutes, ...eventRoutes, ...listsRoutes(plans), ...listRoutes]
}

export const taskNavigation: readonly NavigationEntry[] = [
  { href: '/desk/tasks', label: MY_TASKS, may: seeTasks, order: 16, group: '督查督办' },
  { href: '/desk/tasks/overview', label: OVERVIEW, may: overseeTasks, order: 17, group: '督查督办' },
  { href: '/desk/task-lists', label: LISTS, may: seeLists, order: 18, group: '督查督办' },
]
