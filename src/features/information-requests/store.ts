import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import type {
  RequestEvidenceRow,
  RequestFeeRow,
  RequestRow,
  RequestSearchRow,
  RequestTextRow,
  UnmaskPurpose,
} from './tables.ts'

export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  await tx.insertInto('desk.information_requests').values(row).execute()
}

export async function requestOf(db: Db | Tx, caseId: string): Promise<RequestRow | undefined> {
  return db
    .selectFrom('desk.information_requests')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

export async function updateRequest(
  tx: Tx,
  caseId: string,
  change: Partial<Omit<RequestRow, 'case_id' | 'agency_id'>>,
): Promise<void> {
  await tx.updateTable('desk.information_requests').set(change).where('case_id', '=', caseId).execute()
}

/** What was said about a request, oldest first: some dozens at the most. */
export async function textsOf(db: Db | Tx, caseId: string): Promise<RequestTextRow[]> {
  return db
    .selectFrom('desk.request_texts')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertText(tx: Tx, row: RequestTextRow): Promise<void> {
  await tx.insertInto('desk.request_texts').values(row).execute()
}

export async function searchesOf(db: Db | Tx, caseId: string): Promise<RequestSearchRow[]> {
  return db
    .selectFrom('desk.request_searches')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertSearch(tx: Tx, row: RequestSearchRow): Promise<void> {
  await tx.insertInto('desk.request_searches').values(row).execute()
}

export async function evidenceOf(db: Db | Tx, caseId: string): Promise<RequestEvidenceRow[]> {
  return db
    .selectFrom('desk.request_evidence')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertEvidence(tx: Tx, row: RequestEvidenceRow): Promise<void> {
  await tx.insertInto('desk.request_evidence').values(row).execute()
}

export async function feeOf(db: Db | Tx, caseId: string): Promise<RequestFeeRow | undefined> {
  return db.selectFrom('desk.request_fees').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function putFee(tx: Tx, row: RequestFeeRow): Promise<void> {
  const { case_id, ...rest } = row
  await tx
    .insertInto('desk.request_fees')
    .values(row)
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(rest))
    .execute()
}

/** How many requests the same applicant sent to an agency in a calendar month, for fees and for the hint. */
export async function countOfApplicant(
  db: Db | Tx,
  agencyId: string,
  marks: readonly string[],
  month: { readonly from: string; readonly until: string },
): Promise<number> {
  if (marks.length === 0) return 0
  const row = await db
    .selectFrom('desk.information_requests')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`applicant_marks && ${sql.val([...marks])}::text[]`)
    .where('received_on', '>=', month.from)
    .where('received_on', '<', month.until)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The place of the next row of a case's own series; the case's lock keeps two writers apart. */
export async function nextSeq(
  tx: Tx,
  table:
    | 'desk.request_texts'
    | 'desk.request_letters'
    | 'desk.request_services'
    | 'desk.request_terms'
    | 'desk.request_searches'
    | 'desk.request_evidence',
  caseId: string,
): Promise<number> {
  const row = await tx
    .selectFrom(table)
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertUnmasking(
  tx: Tx,
  row: { case_id: string; person_id: string; purpose: UnmaskPurpose; at: Date },
): Promise<void> {
  await tx
    .insertInto('desk.request_unmaskings')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** How long a person sees what they asked to see. */
const UNMASKED_MINUTES = 15

/** Whether this person has asked to see the applicant's data a moment ago. */
export async function seesApplicant(db: Db, caseId: string, personId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - UNMASKED_MINUTES * 60_000)
  const row = await db
    .selectFrom('desk.request_unmaskings')
    .select('at')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
