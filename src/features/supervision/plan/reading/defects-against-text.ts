import type { PlanDefect, PlanTask } from '../plan.ts'
import { defect } from './defects-of-table.ts'
import type { Section } from './outline.ts'
import { differingScopes } from './scope-words.ts'
import { affinity, clausesOf, pairsOf, plain } from './words.ts'

/** Faults that show where the table is held against the plan's own text, and against itself. */
export function defectsAgainstText(tasks: readonly PlanTask[], sections: readonly Section[]): PlanDefect[] {
  const said = new Map(tasks.map(task => [task.number, pairsOf(task.requirement)]))
  const read = sections.map(
    (section): ReadSection => ({ section, key: plain(section.title), says: pairsOf(section.text) }),
  )
  const names = properNames(tasks, read, said)
  return [
    ...shiftedNames(tasks, names),
    ...sectionsWithoutRow(tasks, read, names, said),
    ...repeatedClauses(tasks),
    ...differingClauses(tasks, sections),
  ]
}

interface ReadSection {
  readonly section: Section
  readonly key: string
  readonly says: ReadonlySet<string>
}

type Said = ReadonlyMap<number, ReadonlySet<string>>

const ENOUGH = 0.35
const CLEARLY = 0.15
const NOTHING: ReadonlySet<string> = new Set()

/**
 * The section whose title each task should bear, by what it says, where that is another than the one it bears. Names move
 * when merged cells are copied: the requirement is what does not lie.
 */
function properNames(
  tasks: readonly PlanTask[],
  sections: readonly ReadSection[],
  said: Said,
): ReadonlyMap<number, Section> {
  const proper = new Map<number, Section>()
  for (const task of tasks) {
    const borne = sections.find(each => each.key === plain(task.level2))
    if (!borne) continue
    const says = said.get(task.number) ?? NOTHING
    const [best] = sections
      .map(each => ({ each, share: affinity(each.says, says) }))
      .sort((a, b) => b.share - a.share)
    if (!best || best.each === borne || best.share < ENOUGH) continue
    if (best.share - affinity(borne.says, says) >= CLEARLY) proper.set(task.number, best.each.section)
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
  sections: readonly ReadSection[],
  names: ReadonlyMap<number, Section>,
  said: Said,
): PlanDefect[] {
  const nameOf = new Map(
    tasks.map(task => [task.number, plain(names.get(task.number)?.title ?? task.level2)]),
  )
  const borneBy = ({ key }: ReadSection) => tasks.filter(task => nameOf.get(task.number) === key)
  const missing = sections.filter(
    each =>
      each.section.text !== '' &&
      borneBy(each).length === 0 &&
      !tasks.some(task => affinity(each.says, said.get(task.number) ?? NOTHING) >= ENOUGH),
  )
  // Where most sections have no row, the text is about something else than the table.
  if (missing.length * 2 > sections.length) return []
  return missing.map(({ section }) => {
    const beside = sections.filter(each => each.section.part === section.part).flatMap(borneBy)[0]
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
const MOST_BEARERS = 5

function repeatedClauses(tasks: readonly PlanTask[]): PlanDefect[] {
  const bearers = new Map<string, { clause: string; tasks: PlanTask[] }>()
  for (const task of tasks) {
    for (const clause of new Set(clausesOf(task.requirement))) {
      const key = plain(clause)
      if (key.length < SHORTEST_CLAUSE) continue
      const entry = bearers.get(key) ?? { clause, tasks: [] }
      if (!entry.tasks.includes(task)) entry.tasks.push(task)
      bearers.set(key, entry)
    }
  }
  const pairs = new Map<string, { first: PlanTask; later: PlanTask; clauses: string[] }>()
  for (const { clause, tasks: both } of bearers.values()) {
    // What stands nearly everywhere is a phrase of the plan, and no repetition.
    if (both.length > MOST_BEARERS) continue
    for (const [at, first] of both.entries()) {
      for (const later of both.slice(at + 1)) {
        const key = `${first.number} ${later.number}`
        const pair = pairs.get(key) ?? { first, later, clauses: [] }
        pair.clauses.push(clause)
        pairs.set(key, pair)
      }
    }
  }
  return [...pairs.values()]
    .filter(({ first, later }) => plain(first.requirement) !== plain(later.requirement))
    .filter(({ clauses }) => clauses.reduce((sum, clause) => sum + plain(clause).length, 0) >= LEAST_REPEATED)
    .map(({ first, later, clauses }) =>
      defect(
        'repeated-clause',
        later.source,
        `第 ${first.number}、${later.number} 项都写有：${clauses.join('，')}`,
        '合并为一项要求，两项的责任单位取并集',
        { tasks: [first.number, later.number], accept: [{ unite: [first.number, later.number] }] },
      ),
    )
}

/** A clause of the text, and the same as it is compared. */
interface Stated {
  readonly clause: string
  readonly key: string
}

function differingClauses(tasks: readonly PlanTask[], sections: readonly Section[]): PlanDefect[] {
  const stated = sections
    .flatMap(section => clausesOf(section.text))
    .map((clause): Stated => ({ clause, key: plain(clause) }))
  const keys = new Set(stated.map(each => each.key))
  return tasks.flatMap(task =>
    clausesOf(task.requirement).flatMap(clause =>
      keys.has(plain(clause))
        ? []
        : [...scopeDefects(task, clause, stated), ...garbled(task, clause, stated)],
    ),
  )
}

function scopeDefects(task: PlanTask, clause: string, stated: readonly Stated[]): PlanDefect[] {
  for (const other of stated) {
    const differ = differingScopes(clause, other.clause)
    if (!differ) continue
    const found = `表中写“${differ.mine}”，正文写“${differ.theirs}”：${clause}`
    const parts = { tasks: [task.number] }
    if (differ.wider === 'mine') {
      return [defect('scope-wider', task.source, found, `取范围更宽的“${differ.mine}”，原文不动`, parts)]
    }
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
function garbled(task: PlanTask, clause: string, stated: readonly Stated[]): PlanDefect[] {
  const mine = plain(clause)
  const whole = stated.find(({ key }) => {
    if (key.length < SHORTEST_CLAUSE || !mine.startsWith(key)) return false
    const added = mine.slice(key.length)
    return added.length >= 2 && added.length <= MOST_ADDED && added.endsWith(key.slice(-2))
  })
  return whole
    ? [
        defect('garbled-clause', task.source, clause, `按正文“${whole.clause}”理解，原文不改`, {
          tasks: [task.number],
        }),
      ]
    : []
}
