import type { LiveTask } from './store-live.ts'

/** Where the public reads a list. */
export const listPath = (list: number) => `/tasks/${list}`

/** Where the public reads one of its tasks. */
export const taskPath = (task: Pick<LiveTask, 'list_number' | 'ordinal'>) =>
  `/tasks/${task.list_number}/${task.ordinal}`

/** What a task is called where there is room for one line. */
export function taskTitle(task: Pick<LiveTask, 'level1' | 'level2' | 'requirement' | 'ordinal'>): string {
  return task.level2 ?? task.level1 ?? task.requirement?.slice(0, 60) ?? `第 ${task.ordinal} 项`
}
