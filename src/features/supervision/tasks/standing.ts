import type { CivilDate } from '../../../law/civil-date.ts'
import type { TaskRole, Verdict } from './tables.ts'
import type { TaskState } from './workflow.ts'

/** The last report that was handed in and not taken back. */
export interface LastReport {
  readonly id: string
  readonly ordinal: number
  readonly final: boolean
  readonly year: number | null
  readonly quarter: number | null
  readonly reporterId: string
  readonly at: Date
  /** Null while the supervising office has not judged it. */
  readonly verdict: Exclude<Verdict, 'recalled'> | null
  /** The publication that holds its words, once one was drafted. */
  readonly publicationId: string | null
}

/** One agency's answer for one item: what lists and decisions need to know. */
export interface TaskStanding {
  readonly caseId: string
  readonly version: number
  readonly state: TaskState
  readonly agencyId: string
  readonly role: TaskRole
  readonly openedAt: Date
  readonly closedAt: Date | null
  /** The day that holds now: of the dispatch, or of the last extension. Null where none was fixed. */
  readonly due: CivilDate | null
  readonly extensions: number
  readonly lastReport: LastReport | null
  /** The day that the agency asked for and nobody has decided on. */
  readonly extensionAsked: CivilDate | null
  readonly item: TaskItem
  readonly list: TaskList
}

export interface TaskItem {
  readonly id: string
  readonly ordinal: number
  readonly number: string
  readonly part: string
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly due: CivilDate | null
  readonly dueWords: string
  readonly withheldBasis: string | null
}

export interface TaskList {
  readonly id: string
  readonly family: string
  readonly number: number | null
  readonly title: string
  readonly year: number
  readonly publicationId: string | null
}

/** What an item is called in one line: its second level, or the beginning of what it asks. */
export function itemTitle(item: Pick<TaskItem, 'level2' | 'requirement'>): string {
  const words = item.level2 || item.requirement
  return words.length > 60 ? `${words.slice(0, 60)}……` : words
}
