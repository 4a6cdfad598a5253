import {
  COLUMNS,
  type Column,
  type ColumnStanding,
  columnsFor,
  type ItemStanding,
  itemStanding,
  STATUTORY_ARTICLES,
} from '../../foundation/catalogue/index.ts'
import type { DisclosureLevel } from '../../law/disclosure-items.ts'
import { type Validity, validityOf } from '../../law/validity.ts'

/** One article of the Regulation with its items as they stand. */
export interface ArticleStanding {
  readonly title: string
  readonly items: readonly ItemStanding[]
}

/**
 * The statutory part as a tree: for one agency the items of its level, for the city those of all levels. Articles that
 * do not bind the level are left out.
 */
export function statutoryTree(
  level: DisclosureLevel | undefined,
  standings: ReadonlyMap<string, ColumnStanding>,
  absent: ReadonlySet<string>,
  now: Date,
): readonly ArticleStanding[] {
  const columns = (level === undefined ? COLUMNS : columnsFor(level)).filter(
    column => column.group === 'statutory',
  )
  return STATUTORY_ARTICLES.map(({ title, has }) => ({
    title,
    items: columns
      .filter(has)
      .map(column => itemStanding(column, standings.get(column.key), absent.has(column.key), now)),
  })).filter(({ items }) => items.length > 0)
}

/** Columns in which something is public: what navigation shows, since an empty column leads nowhere. */
export function shownColumns(standings: ReadonlyMap<string, ColumnStanding>): readonly Column[] {
  return COLUMNS.filter(column => column.group !== 'statutory' && standings.has(column.key))
}

/**
 * Whether an official text holds on a day, as far as the dates that it states say so. Nothing is claimed of a text that
 * states none: its repeal is recorded elsewhere.
 */
export function validityOn(
  details: Readonly<Record<string, string | number | boolean | null>> | undefined,
  today: string,
): Validity | undefined {
  const day = (name: string) => {
    const value = details?.[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [effective, expires] = [day('effective'), day('expires')]
  if (expires !== undefined && expires < today) return validityOf('expired')
  if (effective === undefined) return expires === undefined ? undefined : validityOf('in-force')
  return validityOf(effective > today ? 'pending' : 'in-force')
}
