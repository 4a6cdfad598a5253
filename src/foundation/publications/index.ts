export { saveDraft, startEdition, startPublication } from './actions/draft.ts'
export {
  cancelSchedule,
  pinPublication,
  placePublication,
  releaseNow,
  releaseScheduled,
  releaseUrgently,
  scheduleRelease,
  withdrawPublication,
} from './actions/release.ts'
export {
  answerWarning,
  approveEdition,
  discardDraft,
  recallDraft,
  returnDraft,
  signGates,
  signLate,
  submitDraft,
} from './actions/review.ts'
export { sanitise } from './bodies/sanitise.ts'
export { plainText } from './bodies/text.ts'
export { type BodyNode, type ElementNode, parseBody } from './bodies/tree.ts'
export { emptyContent, type PublicationContent } from './content.ts'
export { newestSearched } from './following/searched.ts'
export { readSearchedQuery, searchedHref } from './following/searched-query.ts'
export { followedPublications } from './following/sources.ts'
export { titleOfList, titleOfSearch } from './following/titles.ts'
export { contentOf, importDocument } from './importing.ts'
export type { OffersKinds, PublicationKind } from './kinds.ts'
export { type ListedPublication, listLive, pinnedLive } from './live.ts'
export {
  lastChange,
  lastNumber,
  listChanged,
  liveNumbers,
  type MappedPublication,
  undrawnNumbers,
  withdrawnNumbers,
} from './live-changes.ts'
export { kindStanding, type ListFacets, listFacets, liveDetails, MOST_COUNTED } from './live-facets.ts'
export { type LinkedText, liveLinks } from './live-links.ts'
export { draftPublications } from './permissions.ts'
export { columnLabels } from './portal/labels.ts'
export { csvHref, listedEntry } from './portal/list-page.tsx'
export { listHref, readListQuery } from './portal/list-query.ts'
export { type ListColumn, listAnswer } from './portal/list-route.tsx'
export { decodeText } from './reading/decode.ts'
export { READ_FIELDS, type ReadDocument } from './reading/document.ts'
export {
  type PagePart,
  type PageTable,
  partsOfDocx,
  partsOfPage,
  type TableCell,
} from './reading/page-parts.ts'
export { readDocument } from './reading/read-document.ts'
export { publicationsRoom } from './room.ts'
export { latestEdition } from './store-desk.ts'
