import type { DisclosureLevel } from '../../law/disclosure-items.ts'
import type { Problem } from '../../platform/forms/form.ts'
import type { Column } from './columns/column.ts'
import { belongsTo, columnOf, isStatutoryItem, itemColumns } from './columns.ts'
import type { ColumnStanding } from './live.ts'

/** More columns for one text than anybody needs; a text that stands everywhere is found nowhere. */
export const MOST_COLUMNS = 12

/** What is wrong with a choice of columns for something of an agency of this level. */
export function choiceProblems(keys: readonly string[], level: DisclosureLevel): readonly Problem[] {
  if (keys.length > MOST_COLUMNS) {
    return [{ field: 'columns', code: 'too-many', detail: { maximum: MOST_COLUMNS } }]
  }
  const offered = keys.every(key => {
    const column = columnOf(key)
    return column !== undefined && belongsTo(column, level)
  })
  return offered ? [] : [{ field: 'columns', code: 'not-offered' }]
}

/** What is wrong with saying that an agency has, or does not have, an item. */
export function itemProblems(
  key: string,
  absent: boolean,
  level: DisclosureLevel,
  hasPublic: boolean,
): readonly Problem[] {
  const column = columnOf(key)
  if (!column || !isStatutoryItem(column) || !belongsTo(column, level)) {
    return [{ field: '', code: 'unknown' }]
  }
  return absent && hasPublic ? [{ field: '', code: 'has-public' }] : []
}

/** How an agency's item stands. */
export type ItemState = 'fresh' | 'stale' | 'empty' | 'absent'

/** An item of the agency's level with its standing, as desk and public pages show it. */
export interface ItemStanding {
  readonly column: Column
  readonly state: ItemState
  readonly count: number
  readonly changedAt: Date | null
}

/** How one column stands: what the agency says it does not have, what is empty, what has waited too long for news. */
export function itemStanding(
  column: Column,
  standing: ColumnStanding | undefined,
  absent: boolean,
  now: Date,
): ItemStanding {
  const count = standing?.count ?? 0
  const changedAt = standing?.changedAt ?? null
  return { column, state: stateOf(column, changedAt, absent, now), count, changedAt }
}

function stateOf(column: Column, changedAt: Date | null, absent: boolean, now: Date): ItemState {
  if (changedAt === null) return absent ? 'absent' : 'empty'
  return isStale(column, changedAt, now) ? 'stale' : 'fresh'
}

/** Whether a column has waited for news longer than its window (国办秘函〔2019〕19号). */
export function isStale(column: Column, changedAt: Date, now: Date): boolean {
  return column.freshDays !== null && now.getTime() - changedAt.getTime() > column.freshDays * 86_400_000
}

/** Every item that an agency of this level answers for. */
export function itemStandings(
  level: DisclosureLevel,
  standings: ReadonlyMap<string, ColumnStanding>,
  absent: ReadonlySet<string>,
  now: Date,
): readonly ItemStanding[] {
  return itemColumns(level).map(column =>
    itemStanding(column, standings.get(column.key), absent.has(column.key), now),
  )
}
