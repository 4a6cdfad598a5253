import { type HouseActor, loadCase, moveCase } from '../../../../foundation/cases/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import { taskKind } from '../kind.ts'
import { type Asked, meets } from '../rules.ts'
import type { TaskStanding } from '../standing.ts'
import { projectTask, taskOf } from '../store-cases.ts'
import type { TaskEvent } from '../workflow.ts'

/** What every event on a task is asked with. */
export interface OnTask {
  readonly caseId: string
  /** The version that the person saw; absent for the worker. */
  readonly version?: number | undefined
}

type StepInput = OnTask & Omit<Asked, 'actor' | 'today'>

/** What the event does beside the change of state; runs after the decision, in the same transaction. */
type Effect = (task: TaskStanding) => Promise<void>

/**
 * Carries out one event of the workflow table: locks the case, decides by the table and the rules, writes state, timeline
 * and fact, lets `effect` do its part, and shows the public how it stands. Everything or nothing.
 */
export async function step(
  tx: Tx,
  event: TaskEvent,
  input: StepInput,
  actor: HouseActor,
  now: Date,
  effect: Effect = async () => {},
): Promise<Outcome<{ readonly task: TaskStanding }>> {
  const { caseId, version, reason, agencyId } = input
  if (!(await loadCase(tx, taskKind, caseId, 'lock'))) return refused('', 'not-found')
  const task = await taskOf(tx, caseId)
  if (!task) return refused('', 'not-found')
  const asked: Asked = { ...input, actor, today: civilDateOf(now) }
  const moved = await moveCase(
    tx,
    taskKind,
    event,
    {
      caseId,
      version,
      met: need => meets(need, task, asked),
      note: reason,
      agencyId,
      data: { list: task.list.id, item: task.item.id },
    },
    actor,
    now,
  )
  if (!moved.ok) return moved
  await effect(task)
  await projectTask(tx, caseId, now, [task.agencyId])
  return { ok: true, task }
}
