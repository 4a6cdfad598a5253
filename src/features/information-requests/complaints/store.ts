import type { Db, Tx } from '../../../platform/db/db.ts'
import type { ComplaintRow } from './tables.ts'

/** The complaints about a request, oldest first. */
export async function complaintsOf(db: Db | Tx, caseId: string): Promise<ComplaintRow[]> {
  return db
    .selectFrom('desk.request_complaints')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('filed_at')
    .orderBy('id')
    .execute()
}

export async function insertComplaint(tx: Tx, row: ComplaintRow): Promise<void> {
  await tx.insertInto('desk.request_complaints').values(row).execute()
}

/** A complaint, kept from others until the transaction ends. */
export async function lockedComplaint(tx: Tx, id: string): Promise<ComplaintRow | undefined> {
  return tx
    .selectFrom('desk.request_complaints')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function complaintById(db: Db, id: string): Promise<ComplaintRow | undefined> {
  return db.selectFrom('desk.request_complaints').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function decideOn(
  tx: Tx,
  id: string,
  decided: Pick<ComplaintRow, 'result' | 'sealed_finding' | 'put_right_by' | 'decided_by' | 'decided_at'>,
): Promise<void> {
  await tx.updateTable('desk.request_complaints').set(decided).where('id', '=', id).execute()
}

/** A complaint as the office's list shows it. */
export interface ListedComplaint
  extends Pick<
    ComplaintRow,
    'id' | 'case_id' | 'agency_id' | 'reason' | 'filed_at' | 'result' | 'put_right_by'
  > {
  readonly number: string | null
}

/** The open ones, oldest first; or the decided ones, newest first. */
export async function listComplaints(
  db: Db,
  which: 'open' | 'decided',
  limit: number,
): Promise<ListedComplaint[]> {
  return db
    .selectFrom('desk.request_complaints as c')
    .innerJoin('desk.cases as k', 'k.id', 'c.case_id')
    .select([
      'c.id',
      'c.case_id',
      'c.agency_id',
      'c.reason',
      'c.filed_at',
      'c.result',
      'c.put_right_by',
      'k.number',
    ])
    .where('c.result', which === 'open' ? 'is' : 'is not', null)
    .orderBy('c.filed_at', which === 'open' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

export async function countOpenComplaints(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('desk.request_complaints')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('result', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}
