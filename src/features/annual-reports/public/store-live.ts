import type { LiveDb } from '../../../platform/db/db.ts'
import type { LiveReportRow } from '../tables.ts'

/** The public reports, newest year first, a government's before its departments'; without their numbers. */
export async function liveReports(
  live: LiveDb,
): Promise<readonly Omit<LiveReportRow, 'content' | 'digest' | 'changed_at'>[]> {
  return live
    .selectFrom('live.annual_reports')
    .select(['agency_key', 'year', 'scope', 'agency_name', 'publication_number', 'published_on'])
    .orderBy('year', 'desc')
    .orderBy('scope', 'desc')
    .orderBy('agency_key')
    .limit(5000)
    .execute()
}

/** The public reports of an agency and a year: its own, and the government's where it made one. */
export async function liveReportsOf(
  live: LiveDb,
  agencyKey: string,
  year: number,
): Promise<readonly LiveReportRow[]> {
  return live
    .selectFrom('live.annual_reports')
    .selectAll()
    .where('agency_key', '=', agencyKey)
    .where('year', '=', year)
    .orderBy('scope', 'desc')
    .execute()
}
