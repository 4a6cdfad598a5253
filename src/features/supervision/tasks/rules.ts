import type { HouseActor } from '../../../foundation/cases/index.ts'
import { type CivilDate, civilDateOf } from '../../../law/civil-date.ts'
import { familyOf } from './families.ts'
import type { Lit } from './lights.ts'
import { endOfQuarter, type Quarter } from './quarters.ts'
import type { TaskStanding } from './standing.ts'
import type { ReportWords } from './tables.ts'
import type { TaskNeed } from './workflow.ts'

/** What the person asked for, and what was found out beforehand for the decision. */
export interface Asked {
  readonly actor: HouseActor
  readonly today: CivilDate
  readonly reason?: string | undefined
  readonly until?: CivilDate | undefined
  readonly offices?: readonly string[] | undefined
  /** The agency of a transfer, and the agencies that answer for the item already. */
  readonly agencyId?: string | undefined
  readonly answering?: readonly string[] | undefined
  readonly report?: AskedReport | undefined
}

export interface AskedReport {
  readonly words: ReportWords
  readonly period: Quarter | null
  /** How many addresses of evidence name nothing that is public. */
  readonly unknownEvidence: number
  readonly indicators: number
  readonly figures: number
  readonly weaknesses: number
  /** Somebody read the warnings and hands it in all the same. */
  readonly confirmed: boolean
}

/** Answers one need of the workflow table. */
export function meets(need: TaskNeed, task: TaskStanding, asked: Asked): boolean {
  const { report, until } = asked
  const family = familyOf(task.list.family)
  switch (need) {
    case 'offices':
      return (asked.offices ?? []).length > 0
    case 'elements':
      return family.elements.every(({ key }) => (report?.words[key] ?? '').trim() !== '')
    case 'evidence-known':
      return report?.unknownEvidence === 0
    case 'period':
      return family.quarterly ? periodFits(report?.period ?? null, task, asked.today) : true
    case 'figures':
      return report !== undefined && report.figures === report.indicators
    case 'weaknesses-seen':
      return report !== undefined && (report.weaknesses === 0 || report.confirmed)
    case 'reason':
      return (asked.reason ?? '').trim().length >= 2
    case 'not-reporter':
      return asked.actor !== 'system' && asked.actor.id !== task.lastReport?.reporterId
    case 'later-date':
      return until !== undefined && until >= asked.today && (task.due === null || until > task.due)
    case 'has-due-date':
      return task.due !== null
    case 'no-extension-asked':
      return task.extensionAsked === null
    case 'extension-asked':
      return task.extensionAsked !== null
    case 'another-agency':
      return asked.agencyId !== undefined && !(asked.answering ?? [task.agencyId]).includes(asked.agencyId)
    case 'final-report':
      return task.lastReport?.final === true && task.lastReport.verdict === 'accepted'
  }
}

/** A quarter may be reported on from its first day on, and not before the list's year. */
function periodFits(period: Quarter | null, task: TaskStanding, today: CivilDate): boolean {
  if (period === null || period.quarter < 1 || period.quarter > 4) return false
  if (period.year < task.list.year) return false
  const before =
    period.quarter === 1
      ? endOfQuarter({ year: period.year - 1, quarter: 4 })
      : endOfQuarter({ ...period, quarter: period.quarter - 1 })
  return today > before
}

/** What the light of an answer is judged by. */
export function litOf(task: Pick<TaskStanding, 'state' | 'due' | 'lastReport'>): Lit {
  const { state, due, lastReport } = task
  const delivered = lastReport?.final === true && lastReport.verdict !== 'returned'
  return { state, due, deliveredOn: delivered ? civilDateOf(lastReport.at) : null }
}
