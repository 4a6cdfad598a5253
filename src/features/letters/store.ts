import type { Db, Tx } from '../../platform/db/db.ts'
import type { LetterRow, LetterTextRow, UnmaskPurpose } from './tables.ts'

export async function insertLetter(tx: Tx, row: LetterRow): Promise<void> {
  await tx.insertInto('desk.letters').values(row).execute()
}

export async function letterOf(db: Db | Tx, caseId: string): Promise<LetterRow | undefined> {
  return db.selectFrom('desk.letters').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function updateLetter(
  tx: Tx,
  caseId: string,
  change: Partial<Omit<LetterRow, 'case_id' | 'kind'>>,
): Promise<void> {
  await tx.updateTable('desk.letters').set(change).where('case_id', '=', caseId).execute()
}

/** What was written about a letter, oldest first: some dozens at the most. */
export async function textsOf(db: Db | Tx, caseId: string): Promise<LetterTextRow[]> {
  return db.selectFrom('desk.letter_texts').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()
}

/** The place of the next text; the case's lock keeps two writers apart. */
export async function nextTextSeq(tx: Tx, caseId: string): Promise<number> {
  const row = await tx
    .selectFrom('desk.letter_texts')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertText(tx: Tx, row: LetterTextRow): Promise<void> {
  await tx.insertInto('desk.letter_texts').values(row).execute()
}

export async function insertUnmasking(
  tx: Tx,
  row: { case_id: string; person_id: string; purpose: UnmaskPurpose; at: Date },
): Promise<void> {
  await tx
    .insertInto('desk.letter_unmaskings')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Whether this person has asked to see the writer's data since a moment. */
export async function unmaskedSince(db: Db, caseId: string, personId: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('desk.letter_unmaskings')
    .select('at')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The letters that ended before a moment and still hold what their writers wrote. */
export async function lettersToErase(db: Db | Tx, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('desk.letters as l')
    .innerJoin('desk.cases as c', 'c.id', 'l.case_id')
    .select('l.case_id')
    .where('l.erased_at', 'is', null)
    .where('c.closed_at', '<', before)
    .orderBy('l.case_id')
    .limit(limit)
    .execute()
  return rows.map(row => row.case_id)
}

/** Destroys the key of a letter, and the words of staff that lie beside its timeline. What happened and when stays. */
export async function eraseLetter(tx: Tx, caseId: string, now: Date): Promise<void> {
  await updateLetter(tx, caseId, {
    wrapped_key: null,
    sealed_person: null,
    sealed_words: null,
    erased_at: now,
  })
  await tx.deleteFrom('desk.case_notes').where('case_id', '=', caseId).execute()
}
