/**
 * The cells of the annual report on government information disclosure.
 * Source: 《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）.
 */

/** Who asked, as table two divides applicants: a person, or one of five kinds of organisations. */
export const APPLICANT_COLUMNS = ['natural', 'business', 'research', 'welfare', 'legal', 'other'] as const
export type ApplicantColumn = (typeof APPLICANT_COLUMNS)[number]

/** What became of a request: the rows of table two that one result fills. */
export const RESULT_ROWS = [
  'r3.1',
  'r3.2',
  'r3.3.1',
  'r3.3.2',
  'r3.3.3',
  'r3.3.4',
  'r3.3.5',
  'r3.3.6',
  'r3.3.7',
  'r3.3.8',
  'r3.4.1',
  'r3.4.2',
  'r3.4.3',
  'r3.5.1',
  'r3.5.2',
  'r3.5.3',
  'r3.5.4',
  'r3.5.5',
  'r3.6.1',
  'r3.6.2',
  'r3.6.3',
] as const
export type ResultRow = (typeof RESULT_ROWS)[number]

/** A row of table two that cases are counted into; `r3.7` is a sum. */
export type CountedRow = 'r1' | 'r2' | ResultRow | 'r4'

/** The three groups of table three: reconsideration, suits brought at once, suits after reconsideration. */
export const DISPUTE_GROUPS = ['review', 'direct', 'after'] as const
export type DisputeGroup = (typeof DISPUTE_GROUPS)[number]

/** What a dispute came to, or that it is pending at the end of the year. */
export const DISPUTE_RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const
export type DisputeResult = (typeof DISPUTE_RESULTS)[number]

/** The name of a cell that is counted from cases; sums are reckoned from these. */
export type CountedCell = `t2.${CountedRow}.${ApplicantColumn}` | `t3.${DisputeGroup}.${DisputeResult}`
