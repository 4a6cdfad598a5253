import type { Actor } from '../../../../platform/permissions/permission.ts'
import type { TaskSheet } from './task-data.ts'

/** What the forms on a task's page are drawn with. */
export interface ActsProps {
  readonly sheet: TaskSheet
  readonly actor: Actor
  /** What was typed into a form that came back. */
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: (name: string) => string | undefined
}
