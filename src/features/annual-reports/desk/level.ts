import type { Agency } from '../../../foundation/agencies/index.ts'
import type { ReportLevel } from '../../../law/report-deadlines.ts'

/** The level by which the dates of the report go. */
export function levelOf(agency: Pick<Agency, 'kind' | 'level'> | undefined): ReportLevel {
  if (!agency) return 'city'
  if (agency.kind === 'township' || agency.kind === 'subdistrict') return 'township'
  return agency.level === 'city' ? 'city' : 'county'
}
