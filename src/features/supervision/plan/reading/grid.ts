import type { UnitRole } from '../plan.ts'
import { type ColumnRole, isTaskTable, roleOfHeader, saysFirstLeads, settledRoles } from './columns.ts'
import type { PlanRow } from './rows.ts'
import { looksLikeUnits } from './units.ts'
import { withoutSpaces } from './words.ts'

/** A cell as a format gives it. */
export interface GridCell {
  readonly text: string
  readonly colspan: number
  readonly rowspan: number
}

/** A place of the table after its merged cells are spread: the text, and which cell it came from. */
interface Spot {
  readonly text: string
  readonly cell: number
}

export interface GridReading {
  readonly rows: readonly PlanRow[]
  /** The roles of the columns, for a table that goes on without a header of its own. */
  readonly roles: readonly ColumnRole[]
  readonly firstLeads: boolean
  /** The row number after the last one, since numbers go on through several tables. */
  readonly nextRow: number
  /** Rows in which every cell is empty. */
  readonly emptyRows: readonly number[]
  /** The words of a header that spans more than one level of names. */
  readonly sharedHeader: string | undefined
  /** Names of parts stand in rows of their own. */
  readonly banded: boolean
}

/**
 * Reads a table with merged cells. What each column holds the header says, in whatever order and in one row or two;
 * `known` are the columns of the table before, for one that goes on after a break. Undefined where it holds no tasks.
 */
export function readGrid(
  cells: readonly (readonly GridCell[])[],
  firstRow: number,
  known?: Pick<GridReading, 'roles' | 'firstLeads' | 'banded'>,
): GridReading | undefined {
  const spots = spread(cells)
  const header = headerOf(spots)
  const width = Math.max(...spots.map(row => row.length), 0)
  if (!header && known?.roles.length !== width) return undefined
  const roles = header ? settledRoles(header.roles) : (known?.roles ?? [])
  const from = header?.end ?? 0
  const firstLeads = header
    ? spots.slice(0, from).some(row => row.some(spot => saysFirstLeads(spot.text)))
    : known?.firstLeads === true
  const rows: PlanRow[] = []
  const emptyRows: number[] = []
  // Once a band has named a part, every row stands below one, in this table and those that go on from it.
  let band = known?.banded ? '' : undefined
  let above: readonly Spot[] | undefined
  for (const [at, row] of spots.entries()) {
    if (at < from) continue
    if (row.every(spot => spot.text.trim() === '')) {
      emptyRows.push(firstRow + at)
      continue
    }
    if (isHeaderAgain(row, roles)) continue
    // One cell across the whole row is the name of the part that begins there.
    if (new Set(row.map(spot => spot.cell)).size === 1 && width > 1) {
      band = row[0]?.text ?? ''
      continue
    }
    const read = rowOf(row, above, roles, band, firstRow + at)
    if (read === 'same-task') mergeInto(rows, row, roles)
    else if (read) {
      rows.push(read)
      if (band !== undefined) band = ''
    }
    above = row
  }
  return {
    rows,
    roles,
    firstLeads,
    nextRow: firstRow + spots.length,
    emptyRows,
    sharedHeader: header?.shared,
    banded: band !== undefined,
  }
}

function spread(cells: readonly (readonly GridCell[])[]): Spot[][] {
  const rows: Spot[][] = []
  let id = 0
  for (const [at, row] of cells.entries()) {
    let column = 0
    for (const cell of row) {
      const target = rows[at] ?? []
      rows[at] = target
      while (target[column] !== undefined) column++
      id++
      for (let down = 0; down < Math.min(cell.rowspan, cells.length - at); down++) {
        const line = rows[at + down] ?? []
        rows[at + down] = line
        for (let across = 0; across < Math.min(cell.colspan, 60); across++)
          line[column + across] = { text: cell.text, cell: id }
      }
      column += cell.colspan
    }
    rows[at] ??= []
  }
  const width = Math.max(...rows.map(row => row.length), 0)
  return rows.map(row =>
    Array.from({ length: width }, (_, column) => row[column] ?? { text: '', cell: -column - 1 }),
  )
}

const MOST_ROWS_ABOVE = 8

/** The header: its first row names the columns, a second one below it may divide some of them further. */
function headerOf(
  spots: readonly (readonly Spot[])[],
): { roles: ColumnRole[]; end: number; shared: string | undefined } | undefined {
  for (const [at, row] of spots.slice(0, MOST_ROWS_ABOVE).entries()) {
    const first = row.map(spot => roleOfHeader(spot.text))
    const below = spots[at + 1]?.map(spot => roleOfHeader(spot.text)) ?? []
    const divides =
      below.length > 0 &&
      below.every((role, column) => role !== undefined || spots[at + 1]?.[column]?.text.trim() === '') &&
      !looksLikeData(spots[at + 1] ?? [])
    const roles = first.map((role, column) => (divides ? (below[column] ?? role) : role))
    if (
      new Set(row.map(spot => spot.cell)).size > 1 &&
      (isTaskTable(first) || (divides && isTaskTable(roles)))
    ) {
      const shared = row.find(
        (spot, column) => roles[column] === 'level' && !divides && row[column + 1]?.cell === spot.cell,
      )
      return { roles: roles.map(role => role ?? 'other'), end: at + (divides ? 2 : 1), shared: shared?.text }
    }
  }
  return undefined
}

const looksLikeData = (row: readonly Spot[]) =>
  row.some(spot => /[。]/u.test(spot.text) || spot.text.length > 24)

function isHeaderAgain(row: readonly Spot[], roles: readonly ColumnRole[]): boolean {
  const read = row.map(spot => roleOfHeader(spot.text))
  return (
    read.every(role => role !== undefined) &&
    isTaskTable(read) &&
    settledRoles(read.map(role => role ?? 'other')).join() === roles.join()
  )
}

const UNIT_ROLES: Readonly<Partial<Record<ColumnRole, UnitRole>>> = {
  lead: 'lead',
  support: 'support',
  named: null,
}

function rowOf(
  row: readonly Spot[],
  above: readonly Spot[] | undefined,
  roles: readonly ColumnRole[],
  band: string | undefined,
  number: number,
): PlanRow | 'same-task' | undefined {
  const texts = (...wanted: ColumnRole[]) =>
    roles.flatMap((role, at) => (wanted.includes(role) ? [row[at] ?? { text: '', cell: 0 }] : []))
  const [requirement] = texts('requirement')
  const column = roles.indexOf('requirement')
  const units = unitCells(row, roles)
  const text = requirement?.text.trim() ?? ''
  const goesOn = above !== undefined && above[column]?.cell === row[column]?.cell
  if (goesOn || (text === '' && units.length > 0 && above !== undefined)) return 'same-task'
  if (text === '') return undefined
  const names = distinct(texts('level1', 'level2', 'level'))
  return {
    ordinal: withoutSpaces(texts('ordinal')[0]?.text ?? ''),
    levels: [...(band === undefined ? [] : [band]), ...names].map(name => name.trim()),
    requirement: text,
    units,
    deadline: texts('deadline')
      .map(spot => spot.text.trim())
      .join(' ')
      .trim(),
    at: { row: number },
  }
}

/** One cell that is merged over two columns of names is one name. */
function distinct(spots: readonly Spot[]): string[] {
  return spots.filter((spot, at) => at === 0 || spot.cell !== spots[at - 1]?.cell).map(spot => spot.text)
}

function unitCells(row: readonly Spot[], roles: readonly ColumnRole[]): PlanRow['units'] {
  const cells = roles.flatMap((column, at) => {
    const spot = row[at]
    const role = UNIT_ROLES[column]
    return role === undefined || !spot || spot.text.trim() === ''
      ? []
      : [{ text: spot.text, role, cell: spot.cell }]
  })
  const kept = cells.filter((cell, at) => cells.findIndex(other => other.cell === cell.cell) === at)
  // A column 配合/责任单位 names those who are responsible where nobody leads.
  const leads = kept.some(cell => cell.role === 'lead' && looksLikeUnits(cell.text))
  return kept.map(({ text, role }) => ({ text, role: role === 'support' && !leads ? null : role }))
}

function mergeInto(rows: PlanRow[], row: readonly Spot[], roles: readonly ColumnRole[]): void {
  const last = rows.pop()
  if (!last) return
  const more = unitCells(row, roles).filter(unit => !last.units.some(other => other.text === unit.text))
  rows.push({ ...last, units: [...last.units, ...more] })
}
