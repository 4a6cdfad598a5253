import type { Db, Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/time/ids.ts'
import type { TaskAssignmentRow } from './tables.ts'

/** One part of a task that lies with an inner office, and with a person there. */
export interface Assignment {
  readonly office: string
  readonly personId: string | null
  readonly work: string
}

/** Splits a task anew: what stood before has ended. */
export async function replaceAssignments(
  tx: Tx,
  caseId: string,
  assignments: readonly Assignment[],
  by: string,
  now: Date,
): Promise<void> {
  await endAssignments(tx, caseId, now)
  await tx
    .insertInto('desk.task_assignments')
    .values(
      assignments.map(each => ({
        id: newId(now),
        case_id: caseId,
        office: each.office,
        person_id: each.personId,
        work: each.work,
        assigned_at: now,
        assigned_by: by,
        ended_at: null,
      })),
    )
    .execute()
}

export async function endAssignments(tx: Tx, caseId: string, now: Date): Promise<void> {
  await tx
    .updateTable('desk.task_assignments')
    .set({ ended_at: now })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute()
}

/** How a task is split now. */
export function assignmentsOf(db: Db | Tx, caseId: string): Promise<TaskAssignmentRow[]> {
  return db
    .selectFrom('desk.task_assignments')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .orderBy('office')
    .execute()
}

/** The tasks of which a part lies with a person now. */
export async function tasksAssignedTo(db: Db | Tx, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('desk.task_assignments')
    .select('case_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(row => row.case_id))
}
