import { may, type Permission } from '../../../platform/permissions/permission.ts'
import { type TaskEvent, taskWorkflow } from './workflow.ts'

const OFFICE = 'supervising-office'
/** Everybody who has a part in an agency's tasks, or watches over them there. */
const CONCERNED = ['handler', 'drafter', 'disclosure-head', 'agency-supervisor', 'releaser']

/** Reads the tasks of the own agency; the supervising office those of all. */
export const seeTasks = may(...CONCERNED).own('supervision.see-tasks')
/** Opens the page of one task: its handler decides whose it is. */
export const openTasks = may(...CONCERNED, OFFICE).own('supervision.open-tasks')
export const overseeTasks = may(OFFICE).any('supervision.oversee-tasks')
/** Draws up lists, dispatches them, watches how they stand. */
export const keepLists = may(OFFICE).any('supervision.keep-lists')
/** Looks at lists: those that the own agency issues. */
export const seeLists = may('drafter', OFFICE).own('supervision.see-lists')
/** Brings the words of an accepted report, or of a list, before the gates. */
export const draftTaskTexts = may('drafter').own('supervision.draft-task-texts')

/** Who may do an event at all, as the workflow says: the supervising office everywhere, others in their own agency. */
export function eventPermission(event: TaskEvent): Permission {
  const roles = new Set(taskWorkflow.cells.filter(cell => cell.event === event).flatMap(cell => cell.who))
  roles.delete('system')
  const sentence = may(...roles)
  const action = `supervision.${event}-task`
  return roles.has(OFFICE) ? sentence.any(action) : sentence.own(action)
}

const EVENTS = Object.keys(taskWorkflow.events) as TaskEvent[]

/** All sentences of this part, for the manifest and the matrix of roles and actions. */
export const taskPermissions: readonly Permission[] = [
  seeTasks,
  openTasks,
  overseeTasks,
  keepLists,
  seeLists,
  draftTaskTexts,
  ...EVENTS.map(eventPermission),
]
