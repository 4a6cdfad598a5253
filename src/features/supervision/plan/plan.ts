import type { CivilDate } from '../../../law/civil-date.ts'

/** Which part an agency has in a task; null where the plan does not tell, and each answers for itself. */
export type UnitRole = 'lead' | 'support' | null

/** Whom a form such as 各县区政府 means: a whole class of agencies below the government. */
export type Scope = 'departments' | 'counties' | 'zones' | 'townships'

/**
 * Somebody named in a column of responsible units.
 * `agency`: by name. `all`: a whole class; `scope` is null where the words name a class that the tree of agencies does not
 * know. `open`: words that leave the list open (等有关部门、单位) and name nobody.
 */
export interface PlanUnit {
  readonly kind: 'agency' | 'all' | 'open'
  readonly role: UnitRole
  /** As written, without spaces that a copy has put inside words. */
  readonly words: string
  /** The name with the prefix that its list gives once: 省工信厅、财政厅 names 省财政厅. */
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** Where in the file something stands: a line of a text, or a row of its table. */
export interface Place {
  readonly line?: number
  readonly row?: number
}

/** A deadline with the words that it came from. */
export interface TaskDeadline {
  readonly words: string
  readonly date: CivilDate | null
  readonly every: 'year' | 'half-year' | 'quarter' | 'month' | null
  readonly unsure: boolean
}

/** A task of the plan as read, and beside it the words as they stand in the file. */
export interface PlanTask {
  /** Counted from 1 in the order of the plan. */
  readonly number: number
  /** The part it belongs to, counted from 1. */
  readonly part: number
  /** 序号 as the table has it; null where it has none. */
  readonly ordinal: string | null
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly units: readonly PlanUnit[]
  readonly deadlines: readonly TaskDeadline[]
  readonly source: Place
  /** The cells as they stand in the file, before spaces inside words were taken out. */
  readonly written: WrittenTask
}

export interface WrittenTask {
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly units: string
}

/** The kinds of fault that a table of tasks is known to have. The first ten were found in one real plan. */
export const DEFECT_TYPES = {
  'shifted-names': 'D1',
  'section-without-row': 'D2',
  'name-variants': 'D3',
  'mixed-brackets': 'D4',
  'repeated-clause': 'D5',
  'scope-narrower': 'D6',
  'spaces-in-words': 'D7',
  'two-levels-in-one-column': 'D8',
  'scope-wider': 'D9',
  'empty-cell': 'D10',
  'garbled-clause': 'D10',
  'halfwidth-punctuation': 'D10',
  'repeated-part': null,
  'repeated-task': null,
  'number-gap': null,
  'missing-units': null,
  'doubled-character': null,
  'editor-note': null,
  'not-read': null,
} as const satisfies Readonly<Record<string, string | null>>

export type DefectType = keyof typeof DEFECT_TYPES

/** What a decision changes in the plan as read: never the words of the file, which stay in `written`. */
export type Fix =
  | {
      readonly set: 'level1' | 'level2' | 'requirement'
      readonly task: number
      readonly to: string
    }
  | { readonly unite: readonly number[] }
  | { readonly add: { readonly level1: string; readonly level2: string; readonly requirement: string } }

/** A fault of the plan, for a person to decide on. */
export interface PlanDefect {
  readonly type: DefectType
  readonly place: Place
  /** What stands there. */
  readonly found: string
  /** What the reader would take it for. */
  readonly proposed: string
  /** Numbers of the tasks that it touches. */
  readonly tasks: readonly number[]
  /** What accepting it changes in the plan as read, and what keeping the file's words does. */
  readonly accept: readonly Fix[]
  readonly keep: readonly Fix[]
}

/** A plan as read from a file. */
export interface ReadPlan {
  readonly title: string
  readonly year: number
  readonly documentNumber: string | null
  readonly tasks: readonly PlanTask[]
  readonly defects: readonly PlanDefect[]
}

/** Why no plan could be read from a file. */
export type PlanProblem =
  | 'empty-file'
  | 'not-text'
  | 'unknown-format'
  | 'name-disagrees'
  | 'damaged-file'
  | 'encrypted'
  | 'macros'
  | 'file-too-large'
  | 'no-tasks'
