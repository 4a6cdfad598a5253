import type { UnitRole } from '../plan.ts'
import { joinCost, MOST_LINES, scoreOf } from './cell-scores.ts'
import { type ColumnRole, isTaskTable, roleOfHeader, saysFirstLeads, settledRoles } from './columns.ts'
import type { PlanRow } from './rows.ts'

/** A line of a text, or a piece of one: what may be a cell. `closed`: a bar or a tab ends it. */
export interface Token {
  readonly text: string
  readonly line: number
  readonly closed: boolean
}

export interface FlattenedReading {
  readonly rows: readonly PlanRow[]
  /** Where the table begins and ends among the tokens. */
  readonly start: number
  readonly end: number
  /** The headers, as they stand. */
  readonly headers: readonly string[]
  /** How many levels the names turned out to have, how many the header names, and the one word that stands for them. */
  readonly depth: number
  readonly headerLevels: number
  readonly sharedHeader: string | undefined
  readonly firstLeads: boolean
  /** Lines with an empty cell between two rows, where none belongs. */
  readonly strayCells: readonly number[]
  /** The line of the first token that was left, where the table is longer than what is read at once. */
  readonly unreadFrom: number | undefined
}

/**
 * Finds a table of tasks that a copy has flattened into one cell a line, and cuts it into rows again. Merged cells stand only
 * where they begin, so a row has as many cells as its names are new. Which cut is right the cells say: units look like a
 * list of bodies, a requirement like a sentence, a number counts; the best cut of the whole is taken.
 */
export function readFlattened(tokens: readonly Token[]): FlattenedReading | undefined {
  const header = headerOf(tokens)
  if (!header) return undefined
  const layouts = layoutsOf(header.roles)
  const body = tokens.slice(header.end, header.end + MOST_TOKENS)
  const cut = bestCut(body, layouts, header.texts)
  if (cut.rows.length === 0) return undefined
  // A single level of names beside others of the table is the inner one; where no row ever has two, it is the only one.
  const depth = Math.max(...cut.rows.map(row => row.levels.length))
  const rows = cut.rows.map(row => ({
    ...row.row,
    levels: [...Array.from({ length: depth - row.levels.length }, () => ''), ...row.levels],
  }))
  return {
    rows,
    start: header.start,
    end: header.end + cut.end,
    headers: header.texts,
    depth,
    headerLevels: header.roles.filter(role => role.startsWith('level')).length,
    sharedHeader: header.texts[header.roles.findIndex(role => role.startsWith('level'))],
    firstLeads: saysFirstLeads(header.texts.join('|')),
    strayCells: cut.stray,
    // What lies behind the end of the table is not the table's; where it goes on until the last token read, it goes on.
    unreadFrom: cut.end > MOST_TOKENS - MOST_COLUMNS ? tokens[header.end + cut.end]?.line : undefined,
  }
}

/** Beyond what any city's table has; cutting this many takes a second, and the reader is told where it ended. */
const MOST_TOKENS = 4000
const FEWEST_COLUMNS = 2
const MOST_COLUMNS = 9

function headerOf(
  tokens: readonly Token[],
): { start: number; end: number; roles: ColumnRole[]; texts: string[] } | undefined {
  for (let start = 0; start < tokens.length; start++) {
    const roles: ColumnRole[] = []
    let end = start
    for (; end < tokens.length && roles.length < MOST_COLUMNS; end++) {
      const role = roleOfHeader(tokens[end]?.text ?? '')
      if (role === undefined) break
      roles.push(role)
    }
    // A row's first name may read like a header; it stands where the columns so far are whole already.
    while (roles.length > FEWEST_COLUMNS && !hasEnd(roles)) {
      roles.pop()
      end--
    }
    if (roles.length >= FEWEST_COLUMNS && isTaskTable(roles) && hasEnd(roles)) {
      const until = firstRepeat(roles)
      const kept = roles.slice(0, until)
      return {
        start,
        end: start + until,
        roles: settledRoles(kept),
        texts: tokens.slice(start, start + until).map(token => token.text),
      }
    }
  }
  return undefined
}

// Headers end with who, by when or a remark; a name of a task behind them is the first cell of the table.
const hasEnd = (roles: readonly ColumnRole[]) => {
  const last = roles.at(-1)
  if (last === undefined) return false
  if (['named', 'lead', 'support', 'deadline', 'other'].includes(last)) return true
  // Columns in another order end with what is to be done; then every role stands once.
  return isTaskTable(roles) && roles.includes('requirement') && new Set(roles).size === roles.length
}

/** Before this place every header stands once; a second 责任单位 belongs to a header that comes again. */
function firstRepeat(roles: readonly ColumnRole[]): number {
  const seen = new Set<ColumnRole>()
  for (const [at, role] of roles.entries()) {
    if (role === 'named' && seen.has('named')) return at
    seen.add(role)
  }
  return roles.length
}

interface Layout {
  /** One role a cell; `level` for each name that this row brings. */
  readonly columns: readonly ColumnRole[]
}

/** A row may bring all its names, or only the inner ones, or none; everything else it always has. */
function layoutsOf(roles: readonly ColumnRole[]): Layout[] {
  const isLevel = (role: ColumnRole | undefined) => role?.startsWith('level') === true
  const written = roles.filter(isLevel).length
  const alone = written === 1 && !roles.includes('level1') && !roles.includes('level2')
  // One header 工作任务 may span two columns of merged names.
  const deepest = alone ? 2 : written
  return Array.from({ length: deepest + 1 }, (_, count) => {
    if (alone) {
      return {
        columns: roles.flatMap((role): ColumnRole[] =>
          isLevel(role) ? Array.from({ length: count }, () => 'level') : [role],
        ),
      }
    }
    let skip = written - count
    return {
      columns: roles.flatMap((role): ColumnRole[] => {
        if (!isLevel(role)) return [role]
        return skip-- > 0 ? [] : ['level']
      }),
    }
  })
}

interface CutRow {
  readonly row: PlanRow
  readonly levels: readonly string[]
}

interface Cut {
  readonly rows: readonly CutRow[]
  readonly end: number
  readonly stray: readonly number[]
}

type Step =
  | { readonly kind: 'row'; readonly to: number; readonly row: CutRow }
  | { readonly kind: 'skip'; readonly to: number; readonly stray: boolean }
  | { readonly kind: 'stop' }

const SKIPPED_TEXT = -9
const SKIPPED_BLANK = -0.5
const ROW = -0.2

function bestCut(tokens: readonly Token[], layouts: readonly Layout[], headers: readonly string[]): Cut {
  const scored = scoring(tokens)
  const best: number[] = []
  const steps: Step[] = []
  best[tokens.length] = 0
  steps[tokens.length] = { kind: 'stop' }
  for (let at = tokens.length - 1; at >= 0; at--) {
    // Whatever follows the table (附件2, 抄送) is not its concern.
    best[at] = 0
    steps[at] = { kind: 'stop' }
    const consider = (score: number, step: Step) => {
      if (score <= (best[at] ?? 0)) return
      best[at] = score
      steps[at] = step
    }
    if (headers.every((header, column) => tokens[at + column]?.text === header)) {
      consider(best[at + headers.length] ?? 0, { kind: 'skip', to: at + headers.length, stray: false })
    }
    const blank = tokens[at]?.text === ''
    consider((best[at + 1] ?? 0) + (blank ? SKIPPED_BLANK : SKIPPED_TEXT), {
      kind: 'skip',
      to: at + 1,
      stray: blank,
    })
    for (const layout of layouts) {
      const fit = bestFit(tokens, scored, at, layout.columns)
      for (const [to, { score, cells }] of fit) {
        consider((best[to] ?? 0) + score + ROW, { kind: 'row', to, row: rowOf(cells, layout.columns) })
      }
    }
  }
  const rows: CutRow[] = []
  const stray: number[] = []
  let at = 0
  let end = 0
  while (at < tokens.length) {
    const step = steps[at]
    if (!step || step.kind === 'stop') break
    if (step.kind === 'row') {
      rows.push(step.row)
      end = step.to
    } else if (step.stray) stray.push(tokens[at]?.line ?? 0)
    at = step.to
  }
  return { rows, end, stray: stray.filter(line => line < (tokens[end]?.line ?? Number.POSITIVE_INFINITY)) }
}

interface Fit {
  readonly score: number
  readonly cells: readonly Cell[]
}

interface Cell {
  readonly text: string
  readonly line: number
}

type Scoring = (column: ColumnRole, at: number, lines: number, text: string) => number

/** Scores each stretch of tokens once for a column: the same ones are tried for row after row. */
function scoring(tokens: readonly Token[]): Scoring {
  const known = new Map<string, number>()
  return (column, at, lines, text) => {
    const key = `${column} ${at} ${lines}`
    const score = known.get(key) ?? (tokens[at] ? scoreOf(column, text) : 0)
    known.set(key, score)
    return score
  }
}

/** The best ways in which tokens from a place on fill the columns of a row, by where they end. */
function bestFit(
  tokens: readonly Token[],
  scored: Scoring,
  from: number,
  columns: readonly ColumnRole[],
): ReadonlyMap<number, Fit> {
  let fits = new Map<number, Fit>([[from, { score: 0, cells: [] }]])
  for (const column of columns) {
    const next = new Map<number, Fit>()
    for (const [at, fit] of fits) {
      let text = ''
      for (let lines = 1; lines <= MOST_LINES[column]; lines++) {
        const token = tokens[at + lines - 1]
        if (!token || (lines > 1 && tokens[at + lines - 2]?.closed)) break
        text = lines === 1 ? token.text : `${text}\n${token.text}`
        const score =
          fit.score + scored(column, at, lines, text) - joinCost(column, tokens[at + lines - 2]?.text, lines)
        if (score < WORST) continue
        const known = next.get(at + lines)
        if (!known || known.score < score)
          next.set(at + lines, { score, cells: [...fit.cells, { text, line: tokens[at]?.line ?? 0 }] })
      }
    }
    fits = next
    if (fits.size === 0) return fits
  }
  return fits
}

const WORST = -7

const UNIT_ROLES: Readonly<Partial<Record<ColumnRole, UnitRole>>> = {
  lead: 'lead',
  support: 'support',
  named: null,
}

function rowOf(cells: readonly Cell[], columns: readonly ColumnRole[]): CutRow {
  const found = (wanted: ColumnRole) => cells.filter((_, at) => columns[at] === wanted)
  const of = (wanted: ColumnRole) => found(wanted).map(cell => cell.text)
  const leads = of('lead').some(text => text !== '')
  const units = cells.flatMap(({ text }, at) => {
    const role = UNIT_ROLES[columns[at] ?? 'other']
    if (role === undefined || text === '') return []
    return [{ text, role: role === 'support' && !leads ? null : role }]
  })
  return {
    levels: of('level'),
    row: {
      ordinal: of('ordinal')[0] ?? '',
      levels: [],
      requirement: of('requirement')[0] ?? '',
      units,
      deadline: of('deadline')[0] ?? '',
      // The requirement is what a reader looks for; the names before it may belong to many rows.
      at: { line: found('requirement')[0]?.line ?? 0 },
    },
  }
}
