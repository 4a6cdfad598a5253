import type { Db, Tx } from '../../../platform/db/db.ts'
import type { EnclosureRow, Opening, RecordBoxRow, RecordRow, ReleaseRow } from './tables.ts'

/** The records of a request that were not set aside, in the order in which they came. */
export async function recordsOf(db: Db | Tx, caseId: string): Promise<RecordRow[]> {
  return db
    .selectFrom('desk.request_records')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .execute()
}

export async function insertRecord(tx: Tx, row: Omit<RecordRow, 'seq'>): Promise<void> {
  const last = await tx
    .selectFrom('desk.request_records')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('case_id', '=', row.case_id)
    .executeTakeFirst()
  await tx
    .insertInto('desk.request_records')
    .values({ ...row, seq: (last?.seq ?? 0) + 1 })
    .execute()
}

export async function setRecordAside(tx: Tx, id: string, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('desk.request_records')
    .set({ removed_by: personId, removed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Page by page, in the order in which they were placed. */
export async function boxesOf(db: Db | Tx, recordId: string): Promise<RecordBoxRow[]> {
  return db
    .selectFrom('desk.request_record_boxes')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('page')
    .orderBy('placed_at')
    .orderBy('id')
    .execute()
}

export async function insertBoxes(tx: Tx, rows: readonly RecordBoxRow[]): Promise<void> {
  if (rows.length > 0) {
    await tx
      .insertInto('desk.request_record_boxes')
      .values([...rows])
      .execute()
  }
}

export async function deleteBox(tx: Tx, recordId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('desk.request_record_boxes')
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .execute()
}

/** Every copy that was released of a request's records, oldest first. */
export async function releasesOf(db: Db | Tx, caseId: string): Promise<ReleaseRow[]> {
  return db
    .selectFrom('desk.request_releases')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('released_at')
    .orderBy('id')
    .execute()
}

export async function insertRelease(tx: Tx, row: ReleaseRow): Promise<void> {
  await tx
    .insertInto('desk.request_releases')
    .values({ ...row, boxes: JSON.stringify(row.boxes) })
    .execute()
}

export async function enclosuresOf(db: Db | Tx, caseId: string, letterSeq: number): Promise<EnclosureRow[]> {
  return db
    .selectFrom('desk.request_enclosures')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('letter_seq', '=', letterSeq)
    .orderBy('place')
    .execute()
}

export async function insertEnclosures(tx: Tx, rows: readonly EnclosureRow[]): Promise<void> {
  if (rows.length > 0) {
    await tx
      .insertInto('desk.request_enclosures')
      .values([...rows])
      .execute()
  }
}

export async function insertOpening(
  tx: Tx,
  row: {
    case_id: string
    record_id: string
    person_id: string
    what: Opening
    page: number | null
    at: Date
  },
): Promise<void> {
  await tx.insertInto('desk.request_record_openings').values(row).execute()
}

/** Whether a person opened a page of a record since a moment. */
export async function pageOpenedSince(
  db: Db | Tx,
  on: { readonly recordId: string; readonly personId: string; readonly page: number },
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('desk.request_record_openings')
    .select('at')
    .where('record_id', '=', on.recordId)
    .where('person_id', '=', on.personId)
    .where('page', '=', on.page)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertDownload(tx: Tx, caseId: string, releaseId: string, now: Date): Promise<void> {
  await tx
    .insertInto('desk.request_record_downloads')
    .values({ case_id: caseId, release_id: releaseId, at: now })
    .execute()
}

/** How often the applicant fetched copies of a request, and when last; undefined where never. */
export async function downloadsOf(
  db: Db,
  caseId: string,
): Promise<{ readonly times: number; readonly last: Date } | undefined> {
  const row = await db
    .selectFrom('desk.request_record_downloads')
    .select(({ fn }) => [fn.countAll<string>().as('times'), fn.max('at').as('last')])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  const times = Number(row?.times ?? 0)
  return row && times > 0 ? { times, last: row.last } : undefined
}

/** The names by which the file store knows what was kept for a request, each once. */
export async function storedFilesOf(db: Db | Tx, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('desk.request_records')
    .select('stored')
    .where('case_id', '=', caseId)
    .union(db.selectFrom('desk.request_releases').select('stored').where('case_id', '=', caseId))
    .execute()
  return rows.map(row => row.stored)
}
