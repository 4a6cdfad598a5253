import type { ReportForm, ReportScope } from '../../law/report-form.ts'
import type { ReportContent } from './content.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.annual_reports': ReportRow
    'desk.annual_report_cells': ReportCellRow
    'desk.annual_report_notes': ReportNoteRow
    'desk.annual_report_versions': ReportVersionRow
  }
  interface LiveTables {
    'live.annual_reports': LiveReportRow
  }
}

export interface ReportRow {
  case_id: string
  agency_id: string
  year: number
  form: ReportForm
  scope: ReportScope
  overview: string
  problems: string
  others: string
  version_seq: number | null
  signed_on: string | null
  publication_id: string | null
}

/** PostgreSQL's numeric comes as text, so that no digit of an amount is lost. */
export interface ReportCellRow {
  case_id: string
  cell: string
  value: string
  source: string
  entered_by: string
  at: Date
}

export interface ReportNoteRow {
  case_id: string
  rule: string
  place: string
  words: string
  person_id: string
  at: Date
}

export interface ReportVersionRow {
  case_id: string
  seq: number
  content: ReportContent
  digest: string
  author_id: string
  at: Date
}

export interface LiveReportRow {
  agency_key: string
  year: number
  scope: ReportScope
  agency_name: string
  content: ReportContent
  digest: string
  publication_number: number
  published_on: string
  changed_at: Date
}
