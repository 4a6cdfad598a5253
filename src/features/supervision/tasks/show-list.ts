import { dropEntry, putEntry } from '../../../foundation/search/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { familyOf } from './families.ts'
import { projectList } from './store-lists.ts'
import { idsOfList, type ShownList, type ShownTask, shownList, shownTasks } from './store-shown.ts'

/** The kind of the entries that lead to lists and their tasks. */
export const TASK_ENTRY = { key: 'task', label: '任务落实' } as const

/**
 * Shows the public a list, or what is left of it, and lets the search find it and each of its tasks, in one transaction. An
 * entry holds the words that the released text holds, as the pages do. Repeatable.
 */
export async function showList(tx: Tx, listId: string, now: Date): Promise<void> {
  await projectList(tx, listId, now)
  const list = await shownList(tx, listId)
  const tasks = list ? await shownTasks(tx, listId) : []
  const shown = new Set(tasks.map(each => each.id))
  for (const id of await idsOfList(tx, listId)) if (!shown.has(id)) await dropEntry(tx, id)
  if (!list) return dropEntry(tx, listId)
  await putEntry(tx, { ...entryOf(list), text: `${familyOf(list.family).label}\n${list.year}年` })
  for (const task of tasks) await putEntry(tx, taskEntry(list, task))
}

function entryOf(list: ShownList) {
  return {
    id: list.id,
    kind: TASK_ENTRY.key,
    href: `/tasks/${list.number}`,
    title: `${list.title}：任务落实情况`,
    documentNumber: null,
    agencyKey: list.agency_key,
    agencyName: list.agency_name,
    topic: null,
    day: civilDateOf(list.dispatched_at),
    holdsUntil: null,
    summary: `${familyOf(list.family).label}，共 ${list.items} 项`,
  }
}

function taskEntry(list: ShownList, task: ShownTask) {
  const { level1, level2, requirement } = task
  return {
    ...entryOf(list),
    id: task.id,
    href: `/tasks/${list.number}/${task.ordinal}`,
    title: level2 ?? level1 ?? requirement?.slice(0, 60) ?? `${list.title}第 ${task.ordinal} 项`,
    summary: `${list.title}　${task.agencies}`.slice(0, 160),
    text: [task.part, level1, requirement, task.due_words, task.agencies]
      .filter(words => words !== null && words !== '')
      .join('\n'),
  }
}
