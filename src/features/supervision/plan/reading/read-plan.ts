import { findPlanDeadlines, readDeadlineCell } from '../../../../law/plan-deadlines.ts'
import type { PlanProblem, PlanTask, ReadPlan, TaskDeadline } from '../plan.ts'
import { defectsAgainstText } from './defects-against-text.ts'
import { defectsOfTable, type TableFacts } from './defects-of-table.ts'
import { readFlattened } from './flattened.ts'
import { type GridReading, readGrid } from './grid.ts'
import { readHeading } from './heading.ts'
import { withoutNotes } from './notes.ts'
import { sectionsOf } from './outline.ts'
import type { PlanSource, SourceLine } from './plan-source.ts'
import { type PlacedRow, type PlanRow, placeRows } from './rows.ts'
import { openPlan, tokensOf } from './source.ts'
import { readStatedDuties } from './stated-duties.ts'
import { unitsOf } from './units.ts'
import { withoutSpaces } from './words.ts'

export type PlanReading =
  | { readonly ok: true; readonly plan: ReadPlan }
  | { readonly ok: false; readonly problem: PlanProblem }

/**
 * Reads a year's plan from a file: its two-level tree of tasks, who is responsible, by when, and the faults of its table.
 * Pure but for the opening of the file. What is not certain is a defect for a person, never a guess.
 */
export async function readPlan(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<PlanReading> {
  const source = await openPlan(file)
  if (typeof source === 'string') return { ok: false, problem: source }
  return understandPlan(source, file.name)
}

/** The same for what is open already. */
export function understandPlan(source: PlanSource, fileName: string): PlanReading {
  const table = tableOf(source)
  const rows = table?.rows ?? readStatedDuties(source.lines)
  if (rows.length === 0) return { ok: false, problem: 'no-tasks' }
  const outside = table?.outside ?? source.lines
  const heading = readHeading([...outside.map(line => line.text), ...captions(source)], fileName)
  const year = heading.year ?? 0
  const placed = placeRows(rows)
  const all = outside.map(line => line.text).join('\n')
  const firstLeads =
    table?.facts.firstLeads === true || /责任单位[^。]{0,12}(?:第一|首位)[^。]{0,8}牵头/u.test(all)
  const tasks = placed.rows.map((row, at) => taskOf(row, at + 1, year, firstLeads))
  const sections = table ? sectionsOf(outside) : []
  const facts: TableFacts = { ...(table?.facts ?? NO_FACTS), repeated: placed.repeated, source }
  const defects = [...defectsAgainstText(tasks, sections), ...defectsOfTable(tasks, facts)]
  const { title, documentNumber } = heading
  return { ok: true, plan: { title, year, documentNumber, tasks, defects } }
}

const NO_FACTS = {
  sharedHeader: undefined,
  strayCells: [],
  emptyRows: [],
  firstLeads: false,
  unreadFrom: undefined,
}

interface TableRead {
  readonly rows: readonly PlanRow[]
  /** The lines that belong to no table. */
  readonly outside: readonly SourceLine[]
  readonly facts: Omit<TableFacts, 'repeated' | 'source'>
}

function tableOf(source: PlanSource): TableRead | undefined {
  return gridsOf(source) ?? flattenedOf(source)
}

function gridsOf(source: PlanSource): TableRead | undefined {
  const readings: GridReading[] = []
  const rows: PlanRow[] = []
  let next = 1
  let known: GridReading | undefined
  for (const table of source.tables) {
    const reading = readGrid(table.rows, next, known)
    if (!reading) continue
    readings.push(reading)
    known = reading
    next = reading.nextRow
    rows.push(...underHeading(reading, source.lines.slice(0, table.after).at(-1)?.text ?? ''))
  }
  if (rows.length === 0) return undefined
  return {
    rows,
    outside: source.lines,
    facts: {
      sharedHeader: readings.find(reading => reading.sharedHeader !== undefined)?.sharedHeader,
      strayCells: [],
      unreadFrom: undefined,
      emptyRows: readings.flatMap(reading => reading.emptyRows),
      firstLeads: readings.some(reading => reading.firstLeads),
    },
  }
}

const HEADING = /^[一二三四五六七八九十]+\s*[、.．]\s*[^。]{2,60}$/u

// A table that has no names of its own stands below the heading that names its part.
function underHeading(reading: GridReading, before: string): readonly PlanRow[] {
  const named =
    reading.roles.some(role => role.startsWith('level')) ||
    reading.rows.some(row => row.levels.some(each => each !== ''))
  return named || !HEADING.test(before)
    ? reading.rows
    : reading.rows.map(row => ({ ...row, levels: [before] }))
}

function flattenedOf(source: PlanSource): TableRead | undefined {
  const tokens = tokensOf(source.lines)
  const reading = readFlattened(tokens)
  if (!reading) return undefined
  const from = tokens[reading.start]?.line ?? 0
  const until = tokens[reading.end]?.line ?? Number.POSITIVE_INFINITY
  return {
    rows: reading.rows,
    outside: source.lines.filter(({ line }) => line < from || line >= until),
    facts: {
      sharedHeader: reading.depth > reading.headerLevels ? reading.sharedHeader : undefined,
      strayCells: reading.strayCells,
      unreadFrom: reading.unreadFrom,
      emptyRows: [],
      firstLeads: reading.firstLeads,
    },
  }
}

/** Texts above the header of a table, such as its title in a row of its own. */
function captions(source: PlanSource): string[] {
  return source.tables.flatMap(table =>
    table.rows.slice(0, 3).flatMap(row => {
      const filled = row.filter(cell => cell.text !== '')
      return filled.length === 1 ? filled.map(cell => cell.text) : []
    }),
  )
}

function taskOf(row: PlacedRow, number: number, year: number, firstLeads: boolean): PlanTask {
  const requirement = withoutSpaces(row.requirement)
  const cell = readDeadlineCell(row.deadline, year)
  const stated = findPlanDeadlines(requirement, year)
  const deadlines = [...(cell ? [cell] : []), ...stated].map(
    ({ words, date, every, unsure }): TaskDeadline => ({ words, date, every, unsure }),
  )
  const units = row.units.flatMap(({ text, role }) => unitsOf(withoutNotes(text), role, firstLeads))
  const seen = new Set<string>()
  return {
    number,
    part: row.part,
    ordinal: row.ordinal === '' ? null : row.ordinal,
    level1: withoutNotes(row.level1),
    level2: withoutNotes(row.level2),
    requirement,
    // Twice named is once responsible; the first mention says in which part.
    units: units.filter(unit => {
      const key = `${unit.kind} ${unit.name}`
      return seen.has(key) ? false : seen.add(key)
    }),
    deadlines,
    source: row.at,
    written: {
      level1: row.levels[0] ?? '',
      level2: row.levels.slice(1).join('　'),
      requirement: row.requirement,
      units: row.units.map(unit => unit.text).join('；'),
    },
  }
}
