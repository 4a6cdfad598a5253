export { assignColumns, keepLiveColumns, moveLive, recordRegained, stateItem } from './actions.ts'
export { COLUMN_GROUPS, type Column, type ColumnGroup } from './columns/column.ts'
export {
  COLUMNS,
  type ColumnBranch,
  columnOf,
  columnsFor,
  columnTree,
  groupName,
  isStatutoryItem,
  STATUTORY_ARTICLES,
  withParents,
} from './columns.ts'
export {
  agenciesInColumn,
  type ColumnStanding,
  columnStandings,
  liveAbsentItems,
  liveColumnsOf,
  standingTogether,
} from './live.ts'
export { catalogueRoom } from './room.ts'
export { choiceProblems, type ItemStanding, isStale, itemStanding, MOST_COLUMNS } from './rules.ts'
export { absentItems, columnsOfPublication } from './store.ts'
export { suggestColumns } from './suggest.ts'
export { NO_SUCH_FUNCTION, NOTHING_YET } from './words.ts'
