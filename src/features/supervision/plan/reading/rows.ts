import type { Place, UnitRole } from '../plan.ts'
import { numberingOf, plain, withoutNumbering, withoutSpaces } from './words.ts'

/** A row of a table of tasks before its cells are understood; the levels are blank where the row does not repeat them. */
export interface PlanRow {
  readonly ordinal: string
  /** From the outermost level to the innermost, as many as the table has. */
  readonly levels: readonly string[]
  readonly requirement: string
  readonly units: readonly { readonly text: string; readonly role: UnitRole }[]
  readonly deadline: string
  readonly at: Place
}

/** A row with its names carried down, and the part it belongs to. */
export interface PlacedRow extends PlanRow {
  readonly part: number
  readonly level1: string
  readonly level2: string
}

/** A part whose name comes again further down, as a table does after a break of the page. */
export interface RepeatedPart {
  readonly at: Place
  readonly words: string
  readonly part: number
}

/**
 * Gives each row its two levels. A blank name is the one above; a bare 三 stands for the part that 三、 began; a part whose
 * number or name was there already goes on.
 */
export function placeRows(rows: readonly PlanRow[]): { rows: PlacedRow[]; repeated: RepeatedPart[] } {
  const parts: { name: string; key: string; number: string | undefined }[] = []
  const repeated: RepeatedPart[] = []
  const placed: PlacedRow[] = []
  let part = 0
  let level2 = ''
  let lastWritten = ''
  for (const row of rows) {
    const [outer = '', ...inner] = row.levels
    const name = withoutSpaces(outer)
    if (name !== '' && name !== lastWritten) {
      const known = knownPart(parts, name)
      if (known === undefined) {
        parts.push({ name, key: plain(withoutNumbering(name)), number: numberingOf(name) })
        part = parts.length
      } else {
        // A bare number refers to its part; the whole name again is a table that goes on after a break.
        if (!isBareNumber(name)) repeated.push({ at: row.at, words: outer, part: known })
        part = known
      }
      if (known === undefined || known !== placed.at(-1)?.part) level2 = ''
      lastWritten = name
    }
    const names = inner.map(withoutSpaces).filter(each => each !== '')
    if (names.length > 0) level2 = names.join('　')
    const level1 = parts[part - 1]?.name ?? ''
    placed.push({ ...row, part: Math.max(part, 1), level1, level2 })
  }
  return { rows: placed, repeated }
}

const isBareNumber = (name: string) => /^[（(]?[一二三四五六七八九十]+[)）]?[、.．]?$/u.test(name)

function knownPart(
  parts: readonly { name: string; key: string; number: string | undefined }[],
  name: string,
): number | undefined {
  if (isBareNumber(name)) {
    const number = name.replace(/[（()）、.．]/gu, '')
    const at = parts.findIndex(part => part.number === number)
    return at === -1 ? undefined : at + 1
  }
  const key = plain(withoutNumbering(name.replace(/[（(][^（）()]*[)）]\s*$/u, '')))
  const at = parts.findIndex(part => part.key === key || part.key === plain(withoutNumbering(name)))
  return at === -1 ? undefined : at + 1
}
