import type { ColumnType, Generated } from 'kysely'
import type { DefectType, Fix, Scope, WrittenTask } from './plan.ts'

type Json<T> = ColumnType<T, string, string>

export type PlanState = 'reviewing' | 'checked' | 'set-aside'
export type UnitState = 'found' | 'undecided' | 'decided' | 'left-open' | 'dropped'
export type DefectDecision = 'accepted' | 'kept' | 'otherwise'

declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.plans': {
      id: string
      title: string
      year: number
      document_number: string | null
      agency_id: string
      publication_id: string
      file_name: string
      file_sha256: string
      state: Generated<PlanState>
      read_by: string
      read_at: Date
      checked_by: string | null
      checked_at: Date | null
    }
    'desk.plan_tasks': {
      id: string
      plan_id: string
      number: number
      part: number
      ordinal: string | null
      level1: string
      level2: string
      requirement: string
      written: Json<WrittenTask>
      line: number | null
      file_row: number | null
      due: string | null
      due_words: string
      due_state: 'none' | 'proposed' | 'confirmed'
      version: Generated<number>
    }
    'desk.plan_task_units': {
      id: string
      plan_task_id: string
      position: number
      kind: 'agency' | 'all' | 'open'
      role: 'lead' | 'support' | null
      words: string
      name: string
      scopes: Scope[]
      agency_id: string | null
      state: UnitState
    }
    'desk.plan_unit_agencies': { unit_id: string; agency_id: string }
    'desk.plan_defects': {
      id: string
      plan_id: string
      position: number
      type: DefectType
      line: number | null
      file_row: number | null
      found: string
      proposed: string
      tasks: number[]
      accept: Json<readonly Fix[]>
      keep: Json<readonly Fix[]>
      decision: DefectDecision | null
      note: string
      decided_by: string | null
      decided_at: Date | null
    }
    'desk.plan_decisions': {
      id: string
      plan_id: string
      about: 'unit' | 'open' | 'defect' | 'due' | 'task' | 'plan'
      subject: string
      outcome: string
      note: string
      person_id: string
      at: Date
    }
  }
}
