import { type Agency, listAgencies } from '../../../../foundation/agencies/index.ts'
import type { Db } from '../../../../platform/db/db.ts'
import { type Answer, refuse } from '../../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../../platform/http/routes.ts'
import { type Actor, mayDo, mayEnter, type Permission } from '../../../../platform/permissions/permission.ts'
import { keepLists, openTasks, overseeTasks, seeLists } from '../permissions.ts'
import type { TaskStanding } from '../standing.ts'
import { taskOf } from '../store-cases.ts'
import { listOf } from '../store-lists.ts'
import type { TaskListRow } from '../tables.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text from an address can be an identifier; anything else is asked of no table. */
function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text)
}

type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer }

const closed = (status: 403 | 404, message: string): Opened<never> => ({
  ok: false,
  answer: refuse(status, message),
})

/** The task of an address, for somebody of its agency or of the supervising office who may do this with it. */
export async function openTask(
  visit: DeskVisit,
  permission: Permission = openTasks,
): Promise<Opened<TaskStanding>> {
  const { task: id } = visit.params
  const task = isId(id) ? await taskOf(visit.db, id) : undefined
  if (!task) return closed(404, '没有这项任务。请从任务列表重新选择。')
  const { actor } = visit
  const may = mayDo(actor, permission, task.agencyId)
  const everywhere = permission === openTasks && mayEnter(actor, overseeTasks)
  return may || everywhere ? { ok: true, value: task } : closed(403, '您的角色不能办理这项任务。')
}

/** The list of an address, for the supervising office, or a drafter of the agency that issues it. */
export async function openList(visit: DeskVisit): Promise<Opened<TaskListRow>> {
  const { list: id } = visit.params
  const list = isId(id) ? await listOf(visit.db, id) : undefined
  if (!list) return closed(404, '没有这份清单。请从任务清单重新选择。')
  return seesList(visit.actor, list) ? { ok: true, value: list } : closed(403, '您的角色不能查看这份清单。')
}

/** Whether somebody sees a list on the workbench. */
export function seesList(actor: Actor, list: Pick<TaskListRow, 'agency_id'>): boolean {
  return mayEnter(actor, keepLists) || mayDo(actor, seeLists, list.agency_id)
}

/** Every agency by id, with the name that lists use. */
export async function agenciesById(db: Db): Promise<ReadonlyMap<string, Agency>> {
  return new Map((await listAgencies(db)).map(each => [each.id, each]))
}

export function shortOf(agencies: ReadonlyMap<string, Agency>, id: string): string {
  const agency = agencies.get(id)
  return agency ? agency.shortName || agency.name : ''
}
