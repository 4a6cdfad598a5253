import type { CaseKind } from '../../../foundation/cases/index.ts'
import { type TaskEvent, type TaskNeed, type TaskState, taskWorkflow } from './workflow.ts'

/** One agency's answer for one item, as a kind of case. */
export const taskKind: CaseKind<TaskState, TaskEvent, TaskNeed> = {
  key: 'task',
  label: '督办任务',
  workflow: taskWorkflow,
}
