import { type Agency, detailsOf } from '../../../../foundation/agencies/index.ts'
import { type CaseEvent, eventsOf } from '../../../../foundation/cases/index.ts'
import { peopleOfAgencies, personNames } from '../../../../foundation/people/index.ts'
import { settingsAt } from '../../../../foundation/settings/index.ts'
import { type CivilDate, civilDateOf } from '../../../../law/civil-date.ts'
import type { DeskVisit } from '../../../../platform/http/routes.ts'
import { familyOf, type TaskFamily } from '../families.ts'
import { type Light, lightOf } from '../lights.ts'
import { type OwedQuarter, quartersOwed } from '../quarters.ts'
import { litOf } from '../rules.ts'
import type { TaskStanding } from '../standing.ts'
import { assignmentsOf } from '../store-assignments.ts'
import { extensionsOf, tasksOf } from '../store-cases.ts'
import { basesOf, indicatorsOf, type StoredIndicator } from '../store-lists.ts'
import { type Evidence, type HandedIn, quartersReported, reportsOf } from '../store-reports.ts'
import type { TaskAssignmentRow, TaskExtensionRow } from '../tables.ts'
import { type Weakness, weaknessesOf } from '../weakness.ts'
import { agenciesById } from './access.ts'

/** All that the page of one task shows. */
export interface TaskSheet {
  readonly task: TaskStanding
  readonly family: TaskFamily
  readonly light: Light
  readonly today: CivilDate
  readonly owed: readonly OwedQuarter[]
  readonly agencies: ReadonlyMap<string, Agency>
  /** Everybody who answers for the same item, this agency too. */
  readonly answering: readonly TaskStanding[]
  readonly events: readonly CaseEvent[]
  readonly reports: readonly WeighedReport[]
  readonly extensions: readonly TaskExtensionRow[]
  readonly assignments: readonly TaskAssignmentRow[]
  readonly indicators: readonly StoredIndicator[]
  readonly bases: readonly Evidence[]
  readonly offices: readonly string[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly nameOf: (id: string | null) => string
}

/** A report with what is weak about it, for whoever judges. */
export type WeighedReport = HandedIn & { readonly weaknesses: readonly Weakness[] }

export async function sheetOf({ db, now }: DeskVisit, task: TaskStanding): Promise<TaskSheet> {
  const today = civilDateOf(now)
  const family = familyOf(task.list.family)
  const settings = await settingsAt(db, today)
  const [agencies, answering, events, reports, extensions, assignments, indicators, bases, details, people] =
    await Promise.all([
      agenciesById(db),
      tasksOf(db, { itemId: task.item.id }),
      eventsOf(db, task.caseId),
      reportsOf(db, task.caseId),
      extensionsOf(db, task.caseId),
      assignmentsOf(db, task.caseId),
      indicatorsOf(db, task.item.id),
      basesOf(db, task.list.id),
      detailsOf(db, task.agencyId),
      peopleOfAgencies(db, [task.agencyId], ['active']),
    ])
  const reported = (await quartersReported(db, [task.caseId])).get(task.caseId) ?? []
  const owed =
    family.quarterly && task.closedAt === null
      ? quartersOwed(civilDateOf(task.openedAt), reported, today, settings['supervision.quarter-report-days'])
      : []
  const named = [
    ...events.map(each => each.actor_id),
    ...reports.map(each => each.reporterId),
    ...assignments.map(each => each.person_id),
  ]
  const names = await personNames(db, [...new Set(named.filter(id => id !== null))])
  return {
    task,
    family,
    light: lightOf(litOf(task), today, settings['supervision.remind-days-before']),
    today,
    owed,
    agencies,
    answering,
    events,
    reports: weighed(reports, task, family, settings['supervision.report-min-characters']),
    extensions,
    assignments,
    indicators,
    bases,
    offices: details.offices.map(each => each.name),
    people: people.map(({ id, name }) => ({ id, name })),
    nameOf: id => (id === null ? '' : (names.get(id) ?? '')),
  }
}

/** Weighs each report against the accepted one before it. */
function weighed(
  reports: readonly HandedIn[],
  task: TaskStanding,
  family: TaskFamily,
  minimum: number,
): readonly WeighedReport[] {
  return reports.map((report, at) => ({
    ...report,
    weaknesses: report.words
      ? weaknessesOf({
          family,
          words: report.words,
          lastWords: reports.slice(at + 1).find(each => each.verdict === 'accepted')?.words ?? null,
          requirement: task.item.requirement,
          evidence: report.evidence.length,
          minimum,
        })
      : [],
  }))
}
