import { looksLikeDeadline } from '../../../../law/plan-deadlines.ts'
import type { ColumnRole } from './columns.ts'
import { looksLikeUnits } from './units.ts'

/** How many lines a cell of each column may have. */
export const MOST_LINES: Readonly<Record<ColumnRole, number>> = {
  ordinal: 1,
  level1: 2,
  level2: 2,
  level: 2,
  requirement: 8,
  lead: 6,
  support: 6,
  named: 6,
  deadline: 2,
  other: 2,
}

/** A cell that goes on after 、 or in the middle of a sentence is likelier than one that goes on after a full stop. */
export function joinCost(column: ColumnRole, before: string | undefined, lines: number): number {
  if (lines === 1) return 0
  if (/[、，,；;]$/u.test(before ?? '')) return 0.1
  if (column === 'requirement') return /。$/u.test(before ?? '') ? 0.8 : 0.4
  return 1.5
}

/** How well a text fits a column: positive where it looks like what the header says. */
export function scoreOf(column: ColumnRole, text: string): number {
  const length = text.length
  switch (column) {
    case 'ordinal':
      return /^[（(]?\d{1,3}[)）]?[.、．]?$/u.test(text) ? 4 : -8
    case 'requirement':
      if (length === 0) return -8
      if (looksLikeUnits(text)) return /。$/u.test(text) ? -1 : -6
      return /[。；]$/u.test(text) ? 3 : length > 20 ? 2 : /[。；]/u.test(text) ? 1 : -1
    case 'lead':
    case 'support':
    case 'named':
      if (length === 0) return column === 'named' ? -3 : -0.5
      return looksLikeUnits(text) ? 4 : -8
    case 'deadline':
      return length === 0 ? 0 : looksLikeDeadline(text) ? 3 : -6
    case 'other':
      return length > 40 ? -2 : 0
    default:
      if (length === 0) return -3
      if (/。/u.test(text) || /[，、,；;]$/u.test(text)) return -5
      if (length > 60) return -6
      return looksLikeUnits(text) && !/公开|工作|建设|推进|加强/u.test(text) ? -6 : 1
  }
}
