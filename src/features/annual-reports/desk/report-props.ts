import type { CaseStanding } from '../../../foundation/cases/index.ts'
import type { CivilDate } from '../../../law/civil-date.ts'
import type { ReportDeadline } from '../../../law/report-deadlines.ts'
import type { ReportCell } from '../../../law/report-form.ts'
import type { FieldError } from '../../../ui/error-summary/error-summary.tsx'
import type { Comparison } from '../comparison.ts'
import type { WorkedReport } from '../numbers.ts'
import type { ReportRow, ReportVersionRow } from '../tables.ts'
import type { ReportEvent, ReportState } from '../workflow.ts'

/** What the page of a report shows. */
export interface ReportPageProps {
  readonly row: ReportRow
  readonly standing: CaseStanding<ReportState>
  readonly worked: WorkedReport
  readonly version: ReportVersionRow | undefined
  /** Beside the report of the year before, where there is one. */
  readonly comparison: Comparison | undefined
  /** In hundredths: from where a change is called large. */
  readonly largeChange: number
  readonly versions: readonly ReportVersionRow[]
  nameOf(id: string): string
  readonly may: ReadonlySet<ReportEvent>
  readonly writes: boolean
  readonly drafts: boolean
  readonly due: ReportDeadline
  readonly today: CivilDate
  linkOf(cell: ReportCell): string | undefined
  readonly failed:
    | {
        readonly act: string
        readonly values: Readonly<Record<string, string>>
        readonly problems: readonly FieldError[]
      }
    | undefined
  readonly done: string | null
}
