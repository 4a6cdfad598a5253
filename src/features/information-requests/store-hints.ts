import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'
import type { RequestRow } from './tables.ts'

const MOST = 20

/** Requests of the agency with a mark in common, newest first. */
export async function similarRequests(
  db: Db,
  row: Pick<RequestRow, 'case_id' | 'agency_id'>,
  marks: { readonly applicant: readonly string[]; readonly subject: readonly string[] },
) {
  const applicant = sql<boolean>`r.applicant_marks && ${sql.val([...marks.applicant])}::text[]`
  const subject = sql<boolean>`r.subject_marks && ${sql.val([...marks.subject])}::text[]`
  const rows = await db
    .selectFrom('desk.information_requests as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .select([
      'r.case_id as caseId',
      'c.number',
      'r.received_on as receivedOn',
      'r.outcome',
      applicant.as('sameApplicant'),
      subject.as('sameSubject'),
    ])
    .where('r.agency_id', '=', row.agency_id)
    .where('r.case_id', '<>', row.case_id)
    .where(eb => eb.or([applicant, subject]))
    .orderBy('c.opened_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(each => ({ ...each, number: each.number ?? '' }))
}
