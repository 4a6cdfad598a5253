/** For tests and benchmarks: what the room computes of an entry, to load many without its function. */
export { type IndexedEntry, indexed } from './entry.ts'
export { INDEX_VERSION } from './normalise.ts'
