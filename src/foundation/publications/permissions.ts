import { may, type Permission } from '../../platform/permissions/permission.ts'

/** Everybody who works on information of an agency; the three administrators run the platform and read no drafts. */
const BUSINESS = [
  'drafter',
  'reviewer',
  'legality-reviewer',
  'confidentiality-reviewer',
  'releaser',
  'handler',
  'disclosure-head',
  'registrar',
  'agency-supervisor',
  'supervising-office',
]
const GATE_SIGNERS = ['reviewer', 'legality-reviewer', 'confidentiality-reviewer']

/** Reads texts, findings and timelines of the own agency. */
export const seePublications = may(...BUSINESS).own('publications.see')
/** Lists the publications of the own agency. */
export const listPublications = may(...BUSINESS).own('publications.list')
/** Lists the publications of every agency and what emergency releases owe; the text of a draft is not part of it. */
export const overseePublications = may('supervising-office').any('publications.oversee')
/** Opens the panel of what emergency releases owe. */
export const seeOwedGates = may(...BUSINESS).own('publications.see-owed-gates')

export const draftPublications = may('drafter').own('publications.draft')
export const signPublications = may(...GATE_SIGNERS).own('publications.sign')
export const signPublicationsLate = may(...GATE_SIGNERS).own('publications.sign-late')
export const returnPublications = may(...GATE_SIGNERS, 'releaser').own('publications.return')
export const approvePublications = may('releaser').own('publications.approve')
export const schedulePublications = may('releaser').own('publications.schedule')
export const releasePublications = may('releaser').own('publications.release')
export const releaseUrgentPublications = may('releaser').own('publications.release-urgently')
export const withdrawPublications = may('releaser').own('publications.withdraw')
export const pinPublications = may('releaser').own('publications.pin')
/** Moves what is live to other columns; the text stays as it was signed. */
export const placePublications = may('releaser').own('publications.place')
/** Shows a text that is not released to somebody without an account: whoever works on it may. */
export const previewPublications = may('drafter', ...GATE_SIGNERS, 'releaser').own('publications.preview')

/** All sentences of this room, for the manifest and the matrix of roles and actions. */
export const publicationPermissions: readonly Permission[] = [
  seePublications,
  listPublications,
  overseePublications,
  seeOwedGates,
  draftPublications,
  signPublications,
  signPublicationsLate,
  returnPublications,
  approvePublications,
  schedulePublications,
  releasePublications,
  releaseUrgentPublications,
  withdrawPublications,
  pinPublications,
  placePublications,
  previewPublications,
]
