export { excerptsOf } from './excerpts.ts'
export { normalise } from './normalise.ts'
export {
  dropEntry,
  MOST_COUNTED,
  putEntry,
  type SearchEntry,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
  search,
  termsOf,
} from './store.ts'
