import { sql } from 'kysely'
import { canonicalJson } from '../../../platform/crypto/canonical-json.ts'
import { sha256 } from '../../../platform/crypto/digest.ts'
import type { Db, LiveDb, Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/time/ids.ts'
import type { Quarter } from './quarters.ts'
import type { ReportWords, Verdict } from './tables.ts'
import './tables.ts'

/** A report as it is handed in. */
export interface NewReport {
  readonly caseId: string
  readonly final: boolean
  readonly period: Quarter | null
  readonly words: ReportWords
  /** Publications that prove it. */
  readonly evidence: readonly string[]
  readonly figures: readonly { readonly indicatorId: string; readonly done: string }[]
}

/** Appends a report with all that belongs to it. The digest covers words, evidence and figures. */
export async function insertReport(
  tx: Tx,
  report: NewReport,
  reporterId: string,
  now: Date,
): Promise<string> {
  const id = newId(now)
  const { caseId, final, period, words, evidence, figures } = report
  const digest = sha256(canonicalJson({ final, period, words, evidence, figures }))
  await sql`insert into desk.task_reports (id, case_id, ordinal, final, year, quarter, digest, reporter_id, at)
    select ${id}, ${caseId}, coalesce(max(ordinal), 0) + 1, ${final}, ${period?.year ?? null}::int,
      ${period?.quarter ?? null}::int, ${digest}, ${reporterId}, ${now}
    from desk.task_reports where case_id = ${caseId}`.execute(tx)
  await tx
    .insertInto('desk.task_report_words')
    .values({ report_id: id, words: JSON.stringify(words) })
    .execute()
  if (evidence.length > 0) {
    await tx
      .insertInto('desk.task_report_evidence')
      .values(evidence.map(publicationId => ({ report_id: id, publication_id: publicationId })))
      .execute()
  }
  if (figures.length > 0) {
    await tx
      .insertInto('desk.task_report_figures')
      .values(figures.map(each => ({ report_id: id, indicator_id: each.indicatorId, done: each.done })))
      .execute()
  }
  return id
}

export async function insertVerdict(tx: Tx, reportId: string, verdict: Verdict, now: Date): Promise<void> {
  await tx.insertInto('desk.task_report_verdicts').values({ report_id: reportId, verdict, at: now }).execute()
}

/** Notes the publication in which the public will read a report, in the place of one that was thrown away. */
export async function insertReportText(tx: Tx, reportId: string, publicationId: string): Promise<void> {
  await tx
    .insertInto('desk.task_report_texts')
    .values({ report_id: reportId, publication_id: publicationId })
    .onConflict(conflict => conflict.column('report_id').doUpdateSet({ publication_id: publicationId }))
    .execute()
}

/** A report as the workbench shows it. */
export interface HandedIn {
  readonly id: string
  readonly ordinal: number
  readonly final: boolean
  readonly year: number | null
  readonly quarter: number | null
  readonly reporterId: string
  readonly at: Date
  readonly verdict: Verdict | null
  /** Null once erased. */
  readonly words: ReportWords | null
  readonly publicationId: string | null
  /** The newest edition of that publication: where its draft is worked on. */
  readonly editionId: string | null
  readonly editionState: string | null
  readonly evidence: readonly Evidence[]
  readonly figures: readonly { readonly indicatorId: string; readonly done: string }[]
}

/** Whether a report was accepted and nobody has drafted its text for the public, or the draft was thrown away. */
export function lacksText(report: Pick<HandedIn, 'verdict' | 'publicationId' | 'editionState'>): boolean {
  return (
    report.verdict === 'accepted' && (report.publicationId === null || report.editionState === 'discarded')
  )
}

/** A publication named as proof. */
export interface Evidence {
  readonly publicationId: string
  readonly number: number
  readonly title: string
}

/** Every report on one case, the newest first. */
export async function reportsOf(db: Db | Tx, caseId: string): Promise<readonly HandedIn[]> {
  const { rows } = await sql<HandedIn & { at: Date }>`
    select r.id, r.ordinal, r.final, r.year, r.quarter, r.reporter_id as "reporterId", r.at, v.verdict, w.words,
      x.publication_id as "publicationId",
      e.id as "editionId", e.state as "editionState",
      coalesce((select jsonb_agg(jsonb_build_object('publicationId', p.id, 'number', p.number, 'title', p.title)
          order by p.number)
        from desk.task_report_evidence e join live.publications p on p.id = e.publication_id
        where e.report_id = r.id), '[]') as evidence,
      coalesce((select jsonb_agg(jsonb_build_object('indicatorId', f.indicator_id, 'done', f.done::text))
        from desk.task_report_figures f where f.report_id = r.id), '[]') as figures
    from desk.task_reports r
      left join desk.task_report_verdicts v on v.report_id = r.id
      left join desk.task_report_words w on w.report_id = r.id
      left join desk.task_report_texts x on x.report_id = r.id
      left join lateral (select e.id, e.state from desk.editions e where e.publication_id = x.publication_id
        order by e.ordinal desc limit 1) e on true
    where r.case_id = ${caseId}
    order by r.ordinal desc`.execute(db)
  return rows
}

/** The quarters that reports speak of which were handed in and not returned, for each of these cases. */
export async function quartersReported(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Quarter[]>> {
  const { rows } = await sql<{ case_id: string; year: number; quarter: number }>`
    select distinct r.case_id, r.year, r.quarter from desk.task_reports r
      left join desk.task_report_verdicts v on v.report_id = r.id
    where r.case_id = any(${[...caseIds]}::uuid[]) and r.year is not null
      and coalesce(v.verdict, 'accepted') = 'accepted'`.execute(db)
  const found = new Map<string, Quarter[]>()
  for (const { case_id, year, quarter } of rows) {
    const list = found.get(case_id)
    if (list) list.push({ year, quarter })
    else found.set(case_id, [{ year, quarter }])
  }
  return found
}

/** What is public under these numbers: a number that names nothing live is left out. */
export async function evidenceNumbered(
  db: Db | LiveDb | Tx,
  numbers: readonly number[],
): Promise<readonly Evidence[]> {
  if (numbers.length === 0) return []
  const rows = await (db as Db)
    .selectFrom('live.publications')
    .select(['id', 'number', 'title'])
    .where('number', 'in', [...numbers])
    .where('state', '=', 'live')
    .orderBy('number')
    .execute()
  return rows.map(({ id, number, title }) => ({ publicationId: id, number, title }))
}

/** The cases whose report a publication holds the words of. */
export async function casesOfText(tx: Tx, publicationId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('desk.task_report_texts as x')
    .innerJoin('desk.task_reports as r', 'r.id', 'x.report_id')
    .select('r.case_id')
    .where('x.publication_id', '=', publicationId)
    .execute()
  return rows.map(row => row.case_id)
}
