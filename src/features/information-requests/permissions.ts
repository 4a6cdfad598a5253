import { may, type Permission } from '../../platform/permissions/permission.ts'

const REGISTRAR = ['registrar', 'handler'] as const
const SIGNERS = ['disclosure-head', 'releaser'] as const
const REVIEWERS = ['confidentiality-reviewer', 'legality-reviewer'] as const

/** Lists and reads the requests of the own agency, their applicants masked. */
export const seeRequests = may(
  ...REGISTRAR,
  ...SIGNERS,
  ...REVIEWERS,
  'agency-supervisor',
  'supervising-office',
).own('requests.see')
/** Reads the requests of every agency, their applicants masked, and sees who is late. */
export const overseeRequests = may('supervising-office').any('requests.oversee')
/** Sees name, number and address of an applicant, which is recorded each time. */
export const unmaskApplicants = may(...REGISTRAR, 'disclosure-head').own('requests.unmask')
/** Takes down what comes to the counter and by post, confirms the day of receipt, sends letters and records their service. */
export const registerRequests = may(...REGISTRAR).own('requests.register')
/** Searches, hears others and drafts the reply. */
export const handleRequests = may('handler').own('requests.handle')
/** Looks a request over first: whole, to be corrected, or answered at once. */
export const screenRequests = may(...REGISTRAR, 'disclosure-head').own('requests.screen')
/** Extends, charges, asks for reasons: what the head of the disclosure office answers for (art. 33, 35, 42). */
export const headRequests = may('disclosure-head').own('requests.head')
/** Signs the gate of secrecy, or of lawfulness, on a reply. */
export const reviewReplies = may(...REVIEWERS).own('requests.review')
/** Signs replies. */
export const signReplies = may(...SIGNERS).own('requests.sign')
/** Sends a reply back to its writer. */
export const returnReplies = may(...REVIEWERS, ...SIGNERS).own('requests.return')
/** Links reconsiderations and suits to a request. */
export const recordDisputes = may('registrar', 'disclosure-head').own('requests.disputes')
/** Gives an applicant who comes with the number a new query code, at the counter. */
export const renewRequestCodes = may('registrar').own('requests.renew-code')

/** Answers complaints about requests (Regulation art. 47 and 51). */
export const decideComplaints = may('supervising-office').any('requests.decide-complaints')

/** Says where applicants turn to against an agency, where that is not what the law gives by default. */
export const setRemedies = may('supervising-office').any('requests.set-remedies')

/** All sentences of this room, for the manifest and the matrix of roles and actions. */
export const requestPermissions: readonly Permission[] = [
  seeRequests,
  overseeRequests,
  unmaskApplicants,
  registerRequests,
  handleRequests,
  screenRequests,
  headRequests,
  reviewReplies,
  signReplies,
  returnReplies,
  recordDisputes,
  renewRequestCodes,
  setRemedies,
  decideComplaints,
]
