import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { ReportCellRow, ReportNoteRow, ReportRow, ReportVersionRow } from './tables.ts'
import { type ReportState, reportCase } from './workflow.ts'

export async function insertReport(
  tx: Tx,
  row: Pick<ReportRow, 'case_id' | 'agency_id' | 'year' | 'form' | 'scope'>,
): Promise<void> {
  await tx
    .insertInto('desk.annual_reports')
    .values({
      ...row,
      overview: '',
      problems: '',
      others: '',
      version_seq: null,
      signed_on: null,
      publication_id: null,
    })
    .execute()
}

export async function reportOf(db: Db | Tx, caseId: string): Promise<ReportRow | undefined> {
  return db.selectFrom('desk.annual_reports').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function reportOfYear(
  db: Db | Tx,
  agencyId: string,
  year: number,
  scope: ReportRow['scope'],
): Promise<ReportRow | undefined> {
  return db
    .selectFrom('desk.annual_reports')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .where('scope', '=', scope)
    .executeTakeFirst()
}

/** The report whose text a publication is. */
export async function reportOfText(db: Db | Tx, publicationId: string): Promise<ReportRow | undefined> {
  return db
    .selectFrom('desk.annual_reports')
    .selectAll()
    .where('publication_id', '=', publicationId)
    .executeTakeFirst()
}

export async function updateReport(
  tx: Tx,
  caseId: string,
  change: Partial<Omit<ReportRow, 'case_id' | 'agency_id' | 'year' | 'form' | 'scope'>>,
): Promise<void> {
  await tx.updateTable('desk.annual_reports').set(change).where('case_id', '=', caseId).execute()
}

export async function enteredCells(db: Db | Tx, caseId: string): Promise<ReportCellRow[]> {
  return db
    .selectFrom('desk.annual_report_cells')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('cell')
    .execute()
}

/** Writes cells anew; what is not among them stays. */
export async function putCells(tx: Tx, rows: readonly ReportCellRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('desk.annual_report_cells')
    .values([...rows])
    .onConflict(conflict =>
      conflict.columns(['case_id', 'cell']).doUpdateSet(eb => ({
        value: eb.ref('excluded.value'),
        source: eb.ref('excluded.source'),
        entered_by: eb.ref('excluded.entered_by'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}

export async function dropCells(tx: Tx, caseId: string, cells: readonly string[]): Promise<void> {
  if (cells.length === 0) return
  await tx
    .deleteFrom('desk.annual_report_cells')
    .where('case_id', '=', caseId)
    .where('cell', 'in', [...cells])
    .execute()
}

export async function notesOf(db: Db | Tx, caseId: string): Promise<ReportNoteRow[]> {
  return db
    .selectFrom('desk.annual_report_notes')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('rule')
    .orderBy('place')
    .execute()
}

export async function putNote(tx: Tx, row: ReportNoteRow): Promise<void> {
  const { words, person_id, at } = row
  await tx
    .insertInto('desk.annual_report_notes')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['case_id', 'rule', 'place']).doUpdateSet({ words, person_id, at }),
    )
    .execute()
}

export async function versionsOf(db: Db | Tx, caseId: string): Promise<ReportVersionRow[]> {
  return db
    .selectFrom('desk.annual_report_versions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

export async function insertVersion(tx: Tx, row: ReportVersionRow): Promise<void> {
  await tx
    .insertInto('desk.annual_report_versions')
    .values({
      ...row,
      content: sql<ReportVersionRow['content']>`${JSON.stringify(row.content)}::jsonb` as never,
    })
    .execute()
}

/** The newest version that was signed, of each of these agencies' own reports of a year. */
export async function filedVersions(
  db: Db | Tx,
  year: number,
  agencyIds: readonly string[],
): Promise<readonly (ReportVersionRow & { readonly agency_id: string })[]> {
  if (agencyIds.length === 0) return []
  return db
    .selectFrom('desk.annual_reports as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .innerJoin('desk.annual_report_versions as v', join =>
      join.onRef('v.case_id', '=', 'r.case_id').onRef('v.seq', '=', 'r.version_seq'),
    )
    .selectAll('v')
    .select('r.agency_id')
    .where('r.year', '=', year)
    .where('r.scope', '=', 'agency')
    .where('r.agency_id', 'in', [...agencyIds])
    .where('c.state', 'in', ['accepted', 'published'] satisfies ReportState[])
    .execute()
}

export interface ListedReport extends ReportRow {
  readonly state: ReportState
  readonly changed_at: Date
}

/** The reports of some agencies, or of all; of one year where it is given, newest year first. */
export async function listReports(
  db: Db,
  agencies: readonly string[] | 'all',
  year: number | undefined,
): Promise<ListedReport[]> {
  let query = db
    .selectFrom('desk.annual_reports as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .selectAll('r')
    .select(['c.state', 'c.changed_at'])
    .where('c.kind', '=', reportCase.key)
  if (agencies !== 'all') {
    if (agencies.length === 0) return []
    query = query.where('r.agency_id', 'in', [...agencies])
  }
  if (year !== undefined) query = query.where('r.year', '=', year)
  return (await query
    .orderBy('r.year', 'desc')
    .orderBy('r.scope', 'desc')
    .orderBy('r.agency_id')
    .limit(2000)
    .execute()) as ListedReport[]
}

/** Shows the public a report whose text is released, or takes it away. */
export async function projectReport(tx: Tx, caseId: string, now: Date): Promise<void> {
  await sql`select live.project_annual_report(${caseId}, ${now})`.execute(tx)
}

/** The body of a publication as the public reads it; undefined where it does not. */
export async function releasedBody(tx: Tx, publicationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ body: string | null }>`
    select content ->> 'body' as body from live.publications where id = ${publicationId} and state = 'live'`.execute(
    tx,
  )
  return rows[0]?.body ?? undefined
}
