import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { CorrectionLetterRow, CorrectionRow } from './tables.ts'

export async function insertCorrection(tx: Tx, row: CorrectionRow): Promise<void> {
  await tx.insertInto('desk.corrections').values(row).execute()
}

export async function correctionOf(db: Db | Tx, caseId: string): Promise<CorrectionRow | undefined> {
  return db.selectFrom('desk.corrections').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function updateCorrection(
  tx: Tx,
  caseId: string,
  change: Partial<Omit<CorrectionRow, 'case_id' | 'agency_id'>>,
): Promise<void> {
  await tx.updateTable('desk.corrections').set(change).where('case_id', '=', caseId).execute()
}

export async function correctionLettersOf(db: Db | Tx, caseId: string): Promise<CorrectionLetterRow[]> {
  return db
    .selectFrom('desk.correction_letters')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertCorrectionLetter(tx: Tx, row: CorrectionLetterRow): Promise<void> {
  await tx.insertInto('desk.correction_letters').values(row).execute()
}

/** Where a page of demands ended. */
export interface AfterDemand {
  readonly receivedOn: string
  readonly caseId: string
}

/**
 * Open demands, longest waiting first: with the same number of days for each, that is by due day. Ended ones newest first. After the
 * one that a page before ended with.
 */
export async function queuedCorrections(
  db: Db,
  agencies: readonly string[] | 'all',
  { ended, after, limit }: { readonly ended: boolean; readonly after?: AfterDemand; readonly limit: number },
): Promise<(CorrectionRow & { number: string | null })[]> {
  if (agencies !== 'all' && agencies.length === 0) return []
  let query = db
    .selectFrom('desk.corrections as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .selectAll('r')
    .select('c.number')
    .where('r.open_state', ended ? 'is' : 'is not', null)
  if (agencies !== 'all') query = query.where('r.agency_id', 'in', [...agencies])
  if (after) {
    const place = sql`(${after.receivedOn}::date, ${after.caseId}::uuid)`
    const at = sql`(r.received_on, r.case_id)`
    query = query.where(ended ? sql<boolean>`${at} < ${place}` : sql<boolean>`${at} > ${place}`)
  }
  const direction = ended ? 'desc' : 'asc'
  return query.orderBy('r.received_on', direction).orderBy('r.case_id', direction).limit(limit).execute()
}

/** Ended demands that still hold identity papers, ended before a day. */
export async function correctionPapersToPurge(db: Db, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('desk.corrections')
    .select('case_id')
    .where('sealed_papers', 'is not', null)
    .where('ended_on', '<', before)
    .limit(limit)
    .execute()
  return rows.map(row => row.case_id)
}

/** Ended demands that still hold what was written, ended before a day. */
export async function correctionsToErase(db: Db, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('desk.corrections')
    .select('case_id')
    .where('erased_at', 'is', null)
    .where('ended_on', '<', before)
    .limit(limit)
    .execute()
  return rows.map(row => row.case_id)
}

/** Destroys a demand's key, and the words of staff beside its timeline. Number, days and result stay. */
export async function eraseCorrection(tx: Tx, caseId: string, now: Date): Promise<void> {
  await updateCorrection(tx, caseId, {
    wrapped_key: null,
    sealed_applicant: null,
    sealed_words: null,
    sealed_papers: null,
    erased_at: now,
  })
  await tx.deleteFrom('desk.case_notes').where('case_id', '=', caseId).execute()
}
