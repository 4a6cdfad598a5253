import type { Db, Tx } from '../../platform/db/db.ts'
import { PROOFS } from './handed-in/tables.ts'
import type { RequestRow } from './tables.ts'

/** Open requests whose day for the queues was reckoned with another calendar, or not yet. */
export async function reckonedOtherwise(
  db: Db,
  calendar: string,
  limit: number,
): Promise<readonly Pick<RequestRow, 'case_id' | 'agency_id' | 'queue_due'>[]> {
  return db
    .selectFrom('desk.information_requests')
    .select(['case_id', 'agency_id', 'queue_due'])
    .where('open_state', 'is not', null)
    .where('queue_calendar', 'is distinct from', calendar)
    .limit(limit)
    .execute()
}

/** Ended requests that still hold identity papers, ended before a day. */
export async function papersToPurge(db: Db, before: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('desk.information_requests')
    .select('case_id')
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('sealed_papers', 'is not', null),
        exists(
          selectFrom('desk.applicant_files as f')
            .select('f.id')
            .whereRef('f.case_id', '=', 'desk.information_requests.case_id')
            .where('f.kind', 'in', PROOFS)
            .where('f.stored', 'is not', null),
        ),
      ]),
    )
    .where('open_state', 'is', null)
    .where('concluded_on', '<', before)
    .orderBy('concluded_on')
    .limit(limit)
    .execute()
  return rows.map(row => row.case_id)
}

/** Ended requests that still hold what was written, ended before a day, about which nobody is in dispute. */
export async function requestsToErase(db: Db, before: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('desk.information_requests as r')
    .select('r.case_id')
    .where('r.erased_at', 'is', null)
    .where('r.open_state', 'is', null)
    .where('r.concluded_on', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('desk.request_disputes as d')
            .select('d.id')
            .whereRef('d.case_id', '=', 'r.case_id')
            .where('d.result', 'is', null),
        ),
      ),
    )
    .orderBy('r.concluded_on')
    .limit(limit)
    .execute()
  return rows.map(row => row.case_id)
}

/** Destroys a request's key, and the words of staff beside its timeline. Numbers, days and the result stay. */
export async function eraseRequest(tx: Tx, caseId: string, now: Date): Promise<void> {
  await tx
    .updateTable('desk.information_requests')
    .set({
      wrapped_key: null,
      sealed_applicant: null,
      sealed_request: null,
      sealed_papers: null,
      applicant_marks: [],
      subject_marks: [],
      erased_at: now,
    })
    .where('case_id', '=', caseId)
    .execute()
  await tx.deleteFrom('desk.case_notes').where('case_id', '=', caseId).execute()
}
