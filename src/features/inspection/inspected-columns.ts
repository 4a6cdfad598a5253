import {
  COLUMNS,
  type Column,
  type ColumnStanding,
  columnsFor,
  isStatutoryItem,
} from '../../foundation/catalogue/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import type { DisclosureLevel } from '../../law/disclosure-items.ts'
import type { InspectedColumn } from '../../law/inspection.ts'

/** A column of a site, with the key of its page. */
export interface SiteColumn extends InspectedColumn {
  readonly key: string
  /** Not a part of another column: the list of rules counts these as 一级栏目. */
  readonly first: boolean
}

export interface SiteColumns {
  readonly columns: readonly SiteColumn[]
  /** Statutory items that the agency says it does not have. */
  readonly absent: number
  /** Columns without anything that no page lists, so that nobody meets them empty. */
  readonly unlisted: number
}

/**
 * The columns that readers of a site meet: the statutory ones of its level, empty or not, and others in which something is
 * public. `level` is undefined for the whole base.
 */
export function siteColumns(
  level: DisclosureLevel | undefined,
  standings: ReadonlyMap<string, ColumnStanding>,
  absent: ReadonlySet<string>,
): SiteColumns {
  const offered = level === undefined ? COLUMNS : columnsFor(level)
  const isAbsent = (column: Column) =>
    isStatutoryItem(column) && absent.has(column.key) && !standings.has(column.key)
  const isListed = (column: Column) => column.group === 'statutory' || standings.has(column.key)
  return {
    columns: offered
      .filter(column => isListed(column) && !isAbsent(column))
      .map(column => {
        const standing = standings.get(column.key)
        return {
          key: column.key,
          name: column.name,
          type: column.type,
          first: column.parent === undefined,
          entries: standing?.count ?? 0,
          newest: standing ? civilDateOf(standing.changedAt) : null,
        }
      }),
    absent: offered.filter(isAbsent).length,
    unlisted: offered.filter(column => !isListed(column)).length,
  }
}
