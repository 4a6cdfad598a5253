import type { ColumnType } from 'kysely'
import type { TaskEvent, TaskState } from './workflow.ts'

type Json<T> = ColumnType<T, string, string>
/** PostgreSQL's numeric comes as text, so that no digit of a figure is lost. */
type Figure = ColumnType<string, string | number, string | number>

declare module '../../../platform/db/db.ts' {
  interface LiveTables {
    'live.task_lists': LiveTaskListRow
    'live.tasks': LiveTaskRow
    'live.task_agencies': LiveTaskAgencyRow
    'live.task_events': LiveTaskEventRow
    'live.task_reports': LiveTaskReportRow
    'live.task_figures': LiveTaskFigureRow
  }
  interface Tables {
    'desk.task_lists': TaskListRow
    'desk.task_list_bases': { list_id: string; publication_id: string }
    'desk.task_items': TaskItemRow
    'desk.task_item_agencies': { item_id: string; agency_id: string; role: TaskRole; ordinal: number }
    'desk.task_indicators': TaskIndicatorRow
    'desk.task_cases': { case_id: string; item_id: string; role: TaskRole }
    'desk.task_due_events': TaskDueEventRow
    'desk.task_extensions': TaskExtensionRow
    'desk.task_assignments': TaskAssignmentRow
    'desk.task_reports': TaskReportRow
    'desk.task_report_words': { report_id: string; words: Json<ReportWords> }
    'desk.task_report_evidence': { report_id: string; publication_id: string }
    'desk.task_report_figures': { report_id: string; indicator_id: string; done: Figure }
    'desk.task_report_verdicts': { report_id: string; verdict: Verdict; at: Date }
    'desk.task_report_texts': { report_id: string; publication_id: string }
    'desk.task_reminders': { case_id: string; why: ReminderReason; due: string; sent_at: Date }
  }
}

/** 主办（牵头）、协办（配合）. */
export type TaskRole = 'lead' | 'support'
export type Verdict = 'accepted' | 'returned' | 'recalled'
export type ReminderReason = 'acknowledge' | 'due-soon' | 'late' | 'quarter'
/** The text of each element, by the keys of the family. */
export type ReportWords = Readonly<Record<string, string>>

export interface TaskListRow {
  id: string
  family: string
  agency_id: string
  number: number | null
  title: string
  year: number
  plan_id: string | null
  publication_id: string | null
  created_at: Date
  created_by: string
  dispatched_at: Date | null
  dispatched_by: string | null
}

export interface TaskItemRow {
  id: string
  list_id: string
  ordinal: number
  number: string
  part: string
  level1: string
  level2: string
  requirement: string
  due: string | null
  due_words: string
  withheld_basis: string | null
  plan_task_id: string | null
}

export interface TaskIndicatorRow {
  id: string
  item_id: string
  ordinal: number
  name: string
  unit: string
  target: Figure
}

export interface TaskDueEventRow {
  case_id: string
  ordinal: number
  kind: 'dispatch' | 'extension'
  due: string | null
  at: Date
}

export interface TaskExtensionRow {
  case_id: string
  ordinal: number
  until: string
  reason: string
  asked_at: Date
  decision: 'granted' | 'refused' | 'lapsed' | null
  decided_at: Date | null
}

export interface TaskAssignmentRow {
  id: string
  case_id: string
  office: string
  person_id: string | null
  work: string
  assigned_at: Date
  assigned_by: string
  ended_at: Date | null
}

export interface TaskReportRow {
  id: string
  case_id: string
  ordinal: number
  final: boolean
  year: number | null
  quarter: number | null
  digest: string
  reporter_id: string
  at: Date
}

/** A list as the public sees it, once its text is released. */
export interface LiveTaskListRow {
  id: string
  number: number
  family: string
  agency_key: string
  title: string
  year: number
  publication_number: number
  bases: number[]
  items: number
  withheld: number
  dispatched_at: Date
  changed_at: Date
}

/** One item of a list; words that do not stand in the released text are null. */
export interface LiveTaskRow {
  id: string
  list_id: string
  list_number: number
  ordinal: number
  number: string
  part: string | null
  level1: string | null
  level2: string | null
  requirement: string | null
  due_words: string | null
  due: string | null
}

/** One agency's answer for one item. */
export interface LiveTaskAgencyRow {
  case_id: string
  task_id: string
  list_number: number
  agency_key: string
  role: TaskRole
  state: TaskState
  dispatched_at: Date
  acknowledged_at: Date | null
  due: string | null
  extensions: number
  reminders: number
  returns: number
  reported_at: Date | null
  reported_final: boolean
  accepted_at: Date | null
  done_at: Date | null
  closed_at: Date | null
  report_number: number | null
  report_at: Date | null
  changed_at: Date
}

export interface LiveTaskEventRow {
  case_id: string
  seq: number
  event: TaskEvent | 'dispatch'
  state: TaskState
  at: Date
}

export interface LiveTaskReportRow {
  case_id: string
  ordinal: number
  publication_number: number
  final: boolean
  year: number | null
  quarter: number | null
  reported_at: Date
  released_at: Date
}

export interface LiveTaskFigureRow {
  case_id: string
  task_id: string
  indicator: number
  name: string | null
  unit: string | null
  target: Figure
  year: number
  quarter: number
  done: Figure
}
