import { may, type Permission } from '../../platform/permissions/permission.ts'

const WRITERS = ['handler', 'drafter'] as const

/** Reads the reports of the own agency, also before they are public. */
export const seeReports = may(...WRITERS, 'disclosure-head', 'releaser', 'agency-supervisor').own(
  'annual-reports.see',
)
/** Reads every agency's, sees who is late, sends back and accepts. */
export const overseeReports = may('supervising-office').any('annual-reports.oversee')
/** Opens the list: one's own, or all. */
export const openReports = may(
  ...WRITERS,
  'disclosure-head',
  'releaser',
  'agency-supervisor',
  'supervising-office',
).own('annual-reports.open')
/** Begins a report, enters numbers, writes and hands in. */
export const writeReports = may(...WRITERS).own('annual-reports.write')
/** Signs, returns, amends: the head of disclosure (第一责任人 signs through it). */
export const headReports = may('disclosure-head').own('annual-reports.head')
/** Drafts the text in which the public reads an accepted report. */
export const draftReportTexts = may('drafter').own('annual-reports.draft-text')

export const reportPermissions: readonly Permission[] = [
  seeReports,
  overseeReports,
  openReports,
  writeReports,
  headReports,
  draftReportTexts,
]
