import type { Db, Tx } from '../../platform/db/db.ts'
import type { RequestLetterRow, RequestServiceRow, RequestSignatureRow, RequestTermRow } from './tables.ts'

/** The letters of a request, oldest first, each version of a draft among them. */
export async function lettersOf(db: Db | Tx, caseId: string): Promise<RequestLetterRow[]> {
  return db
    .selectFrom('desk.request_letters')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertRequestLetter(tx: Tx, row: RequestLetterRow): Promise<void> {
  await tx.insertInto('desk.request_letters').values(row).execute()
}

export async function signaturesOf(db: Db | Tx, caseId: string): Promise<RequestSignatureRow[]> {
  return db
    .selectFrom('desk.request_signatures')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
}

export async function insertSignature(tx: Tx, row: RequestSignatureRow): Promise<void> {
  await tx.insertInto('desk.request_signatures').values(row).execute()
}

export async function servicesOf(db: Db | Tx, caseId: string): Promise<RequestServiceRow[]> {
  return db
    .selectFrom('desk.request_services')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertService(tx: Tx, row: RequestServiceRow): Promise<void> {
  await tx.insertInto('desk.request_services').values(row).execute()
}

export async function termsOf(db: Db | Tx, caseId: string): Promise<RequestTermRow[]> {
  return db
    .selectFrom('desk.request_terms')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertTerm(tx: Tx, row: RequestTermRow): Promise<void> {
  await tx.insertInto('desk.request_terms').values(row).execute()
}

/** Writes when the letter of a term was served, or when its applicant did what was asked. */
export async function updateTerm(
  tx: Tx,
  caseId: string,
  seq: number,
  change: Partial<Pick<RequestTermRow, 'served_on' | 'met_on'>>,
): Promise<void> {
  await tx
    .updateTable('desk.request_terms')
    .set(change)
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .execute()
}
