import type { GridCell } from './grid.ts'

/** A line of the document outside its tables. */
export interface SourceLine {
  readonly text: string
  /** Counted from 1 in the file, or in the order of reading where a file has no lines. */
  readonly line: number
}

/** A table with merged cells, and the lines before it. */
export interface SourceTable {
  readonly rows: readonly (readonly GridCell[])[]
  /** How many lines of the document stand before it. */
  readonly after: number
}

/** What a file holds, as it stands there, faults included. */
export interface PlanSource {
  readonly lines: readonly SourceLine[]
  readonly tables: readonly SourceTable[]
}
