import type { PlanDefect, PlanTask } from '../plan.ts'
import { defect } from './defects-of-table.ts'
import type { Section } from './outline.ts'
import { differingScopes } from './scope-words.ts'
import { clausesOf, plain, share } from './words.ts'

/** Faults that show where the table is held against the plan's own text, and against itself. */
export function defectsAgainstText(tasks: readonly PlanTask[], sections: readonly Section[]): PlanDefect[] {
  const names = properNames(tasks, sections)
  return [
    ...shiftedNames(tasks, names),
    ...sectionsWithoutRow(tasks, sections, names),
    ...repeatedClauses(tasks),
    ...differingClauses(tasks, sections),
  ]
}

const ENOUGH = 0.35
const CLEARLY = 0.15

/** How much two texts say the same, whichever of them is the shorter. */
const affinity = (a: string, b: string) => Math.max(share(a, b), share(b, a))

/**
 * The section whose title each task should bear, by what it says, where that is another than the one it bears. Names move
 * when merged cells are copied: the requirement is what does not lie.
 */
function properNames(tasks: readonly PlanTask[], sections: readonly Section[]): ReadonlyMap<number, Section> {
  const proper = new Map<number, Section>()
  for (const task of tasks) {
    const borne = sections.find(section => plain(section.title) === plain(task.level2))
    if (!borne) continue
    const [best] = sections
      .map(section => ({ section, says: affinity(section.text, task.requirement) }))
      .sort((a, b) => b.says - a.says)
    if (!best || best.section === borne || best.says < ENOUGH) continue
    if (best.says - affinity(borne.text, task.requirement) >= CLEARLY) proper.set(task.number, best.section)
  }
  return proper
}

function shiftedNames(tasks: readonly PlanTask[], names: ReadonlyMap<number, Section>): PlanDefect[] {
  const shifted = tasks.filter(task => names.has(task.number))
  const [first] = shifted
  if (!first) return []
  const nameOf = (task: PlanTask) => names.get(task.number)?.title ?? ''
  return [
    defect(
      'shifted-names',
      first.source,
      `${shifted.length} 行的二级任务名与内容不符：${shifted.map(task => `第 ${task.number} 项“${task.level2}”`).join('，')}`,
      `按内容对正文归位：${shifted.map(task => `第 ${task.number} 项为“${nameOf(task)}”`).join('，')}`,
      {
        tasks: shifted.map(task => task.number),
        accept: shifted.map(task => ({ set: 'level2', task: task.number, to: nameOf(task) })),
      },
    ),
  ]
}

function sectionsWithoutRow(
  tasks: readonly PlanTask[],
  sections: readonly Section[],
  names: ReadonlyMap<number, Section>,
): PlanDefect[] {
  const borneBy = (section: Section) =>
    tasks.filter(
      task =>
        names.get(task.number) === section ||
        (!names.has(task.number) && plain(task.level2) === plain(section.title)),
    )
  const coveredBy = (section: Section) =>
    tasks.filter(task => affinity(section.text, task.requirement) >= ENOUGH)
  const missing = sections.filter(
    section => borneBy(section).length === 0 && coveredBy(section).length === 0 && section.text !== '',
  )
  // Where most sections have no row, the text is about something else than the table.
  if (missing.length * 2 > sections.length) return []
  return missing.map(section => {
    const beside = sections.filter(each => each.part === section.part).flatMap(borneBy)[0]
    const level1 = beside?.level1 ?? section.part
    return defect(
      'section-without-row',
      { line: section.line },
      `正文“${section.title}”在表中没有对应的行，没有责任单位`,
      `补为“${level1}”下的一项任务，责任单位由公开工作主管部门指定`,
      { accept: [{ add: { level1, level2: section.title, requirement: section.text.trim() } }] },
    )
  })
}

const SHORTEST_CLAUSE = 8
const LEAST_REPEATED = 18

function repeatedClauses(tasks: readonly PlanTask[]): PlanDefect[] {
  const found: PlanDefect[] = []
  const clauses = tasks.map(
    task => new Map(clausesOf(task.requirement).map(clause => [plain(clause), clause])),
  )
  for (const [at, task] of tasks.entries()) {
    for (const [other, later] of tasks.entries()) {
      if (other <= at || plain(task.requirement) === plain(later.requirement)) continue
      const shared = [...(clauses[at] ?? [])].filter(
        ([key]) => key.length >= SHORTEST_CLAUSE && clauses[other]?.has(key),
      )
      if (shared.reduce((sum, [key]) => sum + key.length, 0) < LEAST_REPEATED) continue
      found.push(
        defect(
          'repeated-clause',
          later.source,
          `第 ${task.number}、${later.number} 项都写有：${shared.map(([, clause]) => clause).join('，')}`,
          '合并为一项要求，两项的责任单位取并集',
          { tasks: [task.number, later.number], accept: [{ unite: [task.number, later.number] }] },
        ),
      )
    }
  }
  return found
}

function differingClauses(tasks: readonly PlanTask[], sections: readonly Section[]): PlanDefect[] {
  const stated = sections.flatMap(section => clausesOf(section.text))
  return tasks.flatMap(task =>
    clausesOf(task.requirement).flatMap(clause => {
      if (stated.some(each => plain(each) === plain(clause))) return []
      return [...scopeDefects(task, clause, stated), ...garbled(task, clause, stated)]
    }),
  )
}

function scopeDefects(task: PlanTask, clause: string, stated: readonly string[]): PlanDefect[] {
  for (const other of stated) {
    const differ = differingScopes(clause, other)
    if (!differ) continue
    const found = `表中写“${differ.mine}”，正文写“${differ.theirs}”：${clause}`
    const parts = { tasks: [task.number] }
    if (differ.wider === 'mine')
      return [defect('scope-wider', task.source, found, `取范围更宽的“${differ.mine}”，原文不动`, parts)]
    const to = task.requirement.replace(differ.mine, differ.theirs)
    return [
      defect('scope-narrower', task.source, found, `取范围更宽的“${differ.theirs}”`, {
        ...parts,
        accept: [{ set: 'requirement', task: task.number, to }],
      }),
    ]
  }
  return []
}

const MOST_ADDED = 6

/** A clause that the text has too, with words behind it that say its last word again. */
function garbled(task: PlanTask, clause: string, stated: readonly string[]): PlanDefect[] {
  const mine = plain(clause)
  const whole = stated.find(other => {
    const theirs = plain(other)
    const added = mine.slice(theirs.length)
    return (
      theirs.length >= SHORTEST_CLAUSE &&
      mine.startsWith(theirs) &&
      added.length >= 2 &&
      added.length <= MOST_ADDED &&
      added.endsWith(theirs.slice(-2))
    )
  })
  return whole
    ? [
        defect('garbled-clause', task.source, clause, `按正文“${whole}”理解，原文不改`, {
          tasks: [task.number],
        }),
      ]
    : []
}
