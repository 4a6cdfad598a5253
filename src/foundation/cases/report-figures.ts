import type { CountedCell } from '../../law/report-form.ts'
import type { Db } from '../../platform/db/db.ts'

/**
 * What a room of cases counts for an agency's annual report. The report reads the registry that the list of rooms makes of
 * these; it knows no room.
 */
export interface ReportFigures {
  readonly key: string
  /** The cells of one agency and calendar year that are not nought. */
  cells(db: Db, agencyId: string, year: number): Promise<ReadonlyMap<CountedCell, number>>
  /** What agencies collected in a calendar year for handling information, where the room charges (信息处理费). */
  fees?(db: Db, agencyIds: readonly string[], year: number): Promise<CollectedFees>
  /** Where the desk lists the cases behind a cell. */
  listHref(agencyKey: string, year: number, cell: CountedCell): string
}

/** Fees that were paid: for how many requests, and how much, in yuan. */
export interface CollectedFees {
  readonly requests: number
  readonly yuan: number
}

/** The part of a room's manifest that offers figures. */
export interface OffersReportFigures {
  readonly reportFigures?: readonly ReportFigures[]
}
