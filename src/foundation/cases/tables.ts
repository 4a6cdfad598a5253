import type { CivilDate } from '../../law/civil-date.ts'
import type { Cell } from './workflow.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.cases': CaseRow
    'desk.case_events': CaseEventRow
    'desk.case_notes': { case_id: string; seq: number; note: string }
    'desk.case_codes': CaseCodeRow
  }
}

export interface CaseRow {
  id: string
  kind: string
  agency_id: string
  state: string
  version: number
  number: string | null
  opened_at: Date
  changed_at: Date
  closed_at: Date | null
}

export type ClockMove = NonNullable<Cell<string, string, string>['clock']>

export interface CaseEventRow {
  case_id: string
  seq: number
  event: string
  from_state: string | null
  to_state: string
  clock: ClockMove | null
  clock_on: CivilDate | null
  clock_days: number | null
  clock_article: string | null
  clock_key: string | null
  actor_id: string | null
  by: 'staff' | 'system' | 'applicant'
  agency_id: string
  says: string
  at: Date
}

export interface CaseCodeRow {
  case_id: string
  code_hash: string
  failures: number
  locked_at: Date | null
  issued_at: Date
}
