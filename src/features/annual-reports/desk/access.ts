import { type CaseStanding, loadCase } from '../../../foundation/cases/index.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type Actor, mayDo, mayEnter, scopesOf } from '../../../platform/permissions/permission.ts'
import { overseeReports, seeReports } from '../permissions.ts'
import { reportOf } from '../store.ts'
import type { ReportRow } from '../tables.ts'
import { type ReportState, reportCase } from '../workflow.ts'

/** The agencies whose reports a person may read. */
export function readableAgencies(actor: Actor): readonly string[] | 'all' {
  return mayEnter(actor, overseeReports) ? 'all' : scopesOf(actor, seeReports)
}

export interface OpenedReport {
  readonly row: ReportRow
  readonly standing: CaseStanding<ReportState>
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The report that the address names, where this person may read it; one elsewhere is as one that is not. */
export async function reportAt({ db, actor, params }: DeskVisit): Promise<OpenedReport | undefined> {
  const id = params.id ?? ''
  const row = ID.test(id) ? await reportOf(db, id) : undefined
  const standing = row && (await loadCase(db, reportCase, row.case_id))
  if (!row || !standing) return undefined
  const readable = mayEnter(actor, overseeReports) || mayDo(actor, seeReports, row.agency_id)
  return readable ? { row, standing } : undefined
}
