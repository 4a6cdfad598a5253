import type { DisclosureLevel } from '../../law/disclosure-items.ts'
import { CIVIC_COLUMNS } from './columns/civic.ts'
import { COLUMN_GROUPS, type Column, type ColumnGroup } from './columns/column.ts'
import { FOCUS_COLUMNS } from './columns/focus.ts'
import { STATUTORY_COLUMNS } from './columns/statutory.ts'

/** Every column, in the order of the pages: by group, a parent before its parts. */
export const COLUMNS: readonly Column[] = Object.freeze([
  ...STATUTORY_COLUMNS,
  ...FOCUS_COLUMNS,
  ...CIVIC_COLUMNS,
])

const BY_KEY = new Map(COLUMNS.map(column => [column.key, column]))
const ORDER = new Map(COLUMNS.map((column, at) => [column.key, at]))

/** The column of a key; none for a key that no definition has, as an old address or row may hold. */
export function columnOf(key: string): Column | undefined {
  return BY_KEY.get(key)
}

/** Whether agencies of this level have the column. */
export function belongsTo(column: Column, level: DisclosureLevel): boolean {
  return column.levels?.includes(level) ?? true
}

/** The columns of an agency of this level. */
export function columnsFor(level: DisclosureLevel): readonly Column[] {
  return COLUMNS.filter(column => belongsTo(column, level))
}

/** The items of arts. 20 and 21 that an agency of this level answers for; art. 19 is a test, not an item. */
export function itemColumns(level: DisclosureLevel): readonly Column[] {
  return columnsFor(level).filter(isStatutoryItem)
}

/** Whether the column is an item of art. 20 or 21, which an agency may say that it does not have. */
export function isStatutoryItem(column: Column): boolean {
  return column.group === 'statutory' && column.key !== 'a19'
}

/** What a choice of columns comes to: each with the columns above it, without doubles or unknown keys, in order. */
export function withParents(keys: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const key of keys) {
    for (let at = columnOf(key); at && !found.has(at.key); at = at.parent ? columnOf(at.parent) : undefined)
      found.add(at.key)
  }
  return inOrder([...found])
}

/** Known keys in the order of the pages. */
export function inOrder(keys: readonly string[]): readonly string[] {
  return keys.filter(key => ORDER.has(key)).sort((a, b) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0))
}

/** A column with its parts below it. */
export interface ColumnBranch {
  readonly column: Column
  readonly parts: readonly Column[]
}

/** Groups of branches, as pages and forms show them; a part whose parent is left out stands alone. */
export function columnTree(
  columns: readonly Column[],
): readonly { readonly group: (typeof COLUMN_GROUPS)[number]; readonly branches: readonly ColumnBranch[] }[] {
  const present = new Set(columns.map(column => column.key))
  const top = (column: Column) => column.parent === undefined || !present.has(column.parent)
  return COLUMN_GROUPS.map(group => ({
    group,
    branches: columns
      .filter(column => column.group === group.key && top(column))
      .map(column => ({ column, parts: columns.filter(part => part.parent === column.key) })),
  })).filter(({ branches }) => branches.length > 0)
}

/** The three articles of the Regulation as branches of the statutory part. */
export const STATUTORY_ARTICLES: readonly {
  readonly title: string
  readonly has: (column: Column) => boolean
}[] = [
  { title: '第二十条：各级行政机关应当公开的信息', has: column => column.key.startsWith('a20.') },
  {
    title: '第二十一条：市、县级政府及其部门还应当公开的信息',
    has: column => column.key.startsWith('a21c.'),
  },
  { title: '第二十一条：乡镇政府还应当公开的信息', has: column => column.key.startsWith('a21t.') },
  { title: '第十九条：其他应当主动公开的信息', has: column => column.key === 'a19' },
]

/** The name of a group. */
export function groupName(key: ColumnGroup): string {
  return COLUMN_GROUPS.find(group => group.key === key)?.name ?? key
}
