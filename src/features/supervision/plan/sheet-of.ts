import type { AgencyBook } from './agency-book.ts'
import type { PlanUnit, ReadPlan } from './plan.ts'
import type { SheetPlan } from './sheet.ts'
import type { StandingPlan, StandingUnit } from './standing.ts'

/** A plan as read, for a workbook. */
export function sheetOfRead(plan: ReadPlan): SheetPlan {
  return {
    title: plan.title,
    tasks: plan.tasks.map(task => ({
      ...task,
      ...cells(task.units),
      due: besides(
        task.deadlines.map(each => each.words),
        task.requirement,
      ),
    })),
  }
}

/** A plan as it stands on the desk, with all that was decided, for a workbook. */
export function sheetOfStanding(plan: StandingPlan, book: AgencyBook): SheetPlan {
  const nameOf = (id: string) => book.agencies.find(agency => agency.id === id)?.name ?? ''
  return {
    title: plan.title,
    tasks: plan.tasks.map(task => ({
      number: task.number,
      part: task.part,
      level1: task.level1,
      level2: task.level2,
      requirement: task.requirement,
      ...cells(task.units.filter(unit => unit.state !== 'dropped').flatMap(unit => decided(unit, nameOf))),
      due: task.dueState === 'confirmed' ? (task.due ?? '') : besides([task.dueWords], task.requirement),
    })),
  }
}

type Named = Pick<PlanUnit, 'kind' | 'role' | 'words' | 'name'>

/** Whom a person put in the place of words stands there by name; everybody else as the file has it. */
function decided(unit: StandingUnit, nameOf: (id: string) => string): Named[] {
  if (unit.chosen.length === 0) return [unit]
  return unit.chosen.map(id => ({ kind: 'agency', role: unit.role, words: nameOf(id), name: nameOf(id) }))
}

function cells(units: readonly Named[]): { lead: string; support: string; named: string } {
  return {
    lead: unitsText(units.filter(unit => unit.role === 'lead')),
    support: unitsText(units.filter(unit => unit.role === 'support')),
    named: unitsText(units.filter(unit => unit.role === null)),
  }
}

/** A list of units as papers write it: 甲、乙等有关部门、单位，各县区政府、开发区管委会. */
function unitsText(units: readonly Named[]): string {
  let text = ''
  for (const [at, unit] of units.entries()) {
    const before = units[at - 1]
    if (before && !unit.words.startsWith('等'))
      text += before.kind !== 'all' && unit.kind === 'all' ? '，' : '、'
    text += unit.kind === 'agency' ? unit.name : unit.words
  }
  return text
}

/** The words of a column 完成时限: those that the requirement does not say itself. */
function besides(words: readonly string[], requirement: string): string {
  return words
    .filter(each => each !== '' && !each.split('；').every(part => requirement.includes(part)))
    .join('；')
}
