export { caseCookie, endedCaseCookie, openedCase } from './case-cookie.ts'
export { clockEventsOf } from './clock-events.ts'
export {
  type CaseActor,
  type Decision,
  decide,
  diagram,
  type HouseActor,
  holdsRole,
  openCells,
} from './interpreter.ts'
export type { CaseKind, CaseStanding } from './kind.ts'
export { type ClockMark, loadCase, type Move, moveCase, type Opening, openCase } from './move.ts'
export { endedReceiptCookie, type FreshReceipt, freshReceipt, receiptCookie } from './receipt-cookie.ts'
export { issueReceipt, redeemReceipt } from './receipts.ts'
export type { CollectedFees, OffersReportFigures, ReportFigures } from './report-figures.ts'
export { type CaseEvent, eventsOf, eventsOfCases, findCaseByNumber } from './store.ts'
export type { CaseEventRow, CaseRow } from './tables.ts'
export {
  type Cell,
  type DefinitionProblem,
  defineWorkflow,
  definitionProblems,
  type Workflow,
} from './workflow.ts'
