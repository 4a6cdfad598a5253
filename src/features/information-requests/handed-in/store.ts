import type { Db, Tx } from '../../../platform/db/db.ts'
import type { ApplicantFileRow, HandedInKind } from './tables.ts'

/** What was handed in with a case, the oldest first, also what was destroyed since. */
export async function handedInWith(db: Db | Tx, caseId: string): Promise<ApplicantFileRow[]> {
  return db
    .selectFrom('desk.applicant_files')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('brought_at')
    .orderBy('id')
    .execute()
}

export async function insertHandedIn(tx: Tx, row: ApplicantFileRow): Promise<void> {
  await tx.insertInto('desk.applicant_files').values(row).execute()
}

/** Notes that the files of these kinds are destroyed, and answers under which names they lie in the store. */
export async function destroyHandedIn(
  tx: Tx,
  caseId: string,
  kinds: readonly HandedInKind[],
  now: Date,
): Promise<readonly string[]> {
  const held = await tx
    .selectFrom('desk.applicant_files')
    .select(['id', 'stored'])
    .where('case_id', '=', caseId)
    .where('kind', 'in', kinds)
    .where('stored', 'is not', null)
    .forUpdate()
    .execute()
  if (held.length === 0) return []
  await tx
    .updateTable('desk.applicant_files')
    .set({ sealed_name: null, stored: null, destroyed_at: now })
    .where(
      'id',
      'in',
      held.map(each => each.id),
    )
    .execute()
  return held.flatMap(each => each.stored ?? [])
}
