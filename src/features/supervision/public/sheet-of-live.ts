import type { SheetPlan } from '../plan/sheet.ts'
import type { LiveAnswer, LiveList, LiveTask } from './store-live.ts'

/**
 * A list as the public reads it, for a workbook in the layout of a plan's annex. Whose parts are not told stands under 责任单位:
 * a plan in which everybody leads has told nobody's.
 */
export function sheetOfLive(
  list: LiveList,
  tasks: readonly LiveTask[],
  answers: readonly LiveAnswer[],
): SheetPlan {
  const parts = [...new Set(tasks.map(task => task.part ?? ''))]
  const told = answers.some(answer => answer.role === 'support')
  return {
    title: list.title,
    tasks: tasks.map(task => {
      const own = answers.filter(each => each.task_id === task.id && each.state !== 'cancelled')
      const names = (role: 'lead' | 'support') =>
        own
          .filter(each => each.role === role)
          .map(each => each.agency_name)
          .join('、')
      return {
        number: task.ordinal,
        part: parts.indexOf(task.part ?? ''),
        level1: task.level1 ?? '',
        level2: task.level2 ?? '',
        requirement: task.requirement ?? '',
        lead: told ? names('lead') : '',
        support: names('support'),
        named: told ? '' : names('lead'),
        due: task.due ?? task.due_words ?? '',
      }
    }),
  }
}
