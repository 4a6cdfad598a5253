import { type Agency, listAgencies } from '../../foundation/agencies/index.ts'
import type { CollectedFees, ReportFigures } from '../../foundation/cases/index.ts'
import { addReports, countedFor, parseDecimal, type ReportValues } from '../../law/report-cells.ts'
import { type CheckedReport, checkReport, type ReportFinding } from '../../law/report-checks.ts'
import type { ReportCell, ReportTexts } from '../../law/report-form.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { readValues } from './content.ts'
import { partText } from './parts.ts'
import { enteredCells, filedVersions, notesOf, reportOfYear, versionsOf } from './store.ts'
import type { ReportCellRow, ReportNoteRow, ReportRow } from './tables.ts'

/** What a report consists of at this moment, and what is to be said against it. */
export interface WorkedReport {
  readonly agency: Agency
  /** What stands in the report: entered where somebody did, counted or added up otherwise. */
  readonly values: ReportValues
  readonly entered: ReadonlyMap<string, ReportCellRow>
  /** What the cases say; undefined of an aggregate. */
  readonly counted: ReportValues | undefined
  /** Of an aggregate: the reports below, added up. */
  readonly below: ReportValues | undefined
  /** Of an aggregate: whose reports are not there yet. */
  readonly missing: readonly Agency[]
  /** What was collected for handling information, by the agency or by all that an aggregate adds up. */
  readonly fees: CollectedFees
  readonly previous: CheckedReport['previous']
  readonly findings: readonly ReportFinding[]
  readonly notes: readonly ReportNoteRow[]
}

/** Puts a report together: the numbers of cases and of the reports below, what was entered, the checks. */
export async function workedReport(
  db: Db | Tx,
  figures: readonly ReportFigures[],
  row: ReportRow,
): Promise<WorkedReport> {
  const agencies = await listAgencies(db)
  const agency = agencies.find(each => each.id === row.agency_id)
  if (!agency) throw new Error('a report belongs to an agency')
  const entered = new Map((await enteredCells(db, row.case_id)).map(each => [each.cell, each]))
  const own = row.scope === 'agency'
  const counted = own ? await countedCells(db, figures, row) : undefined
  const parts = own ? [] : agencies.filter(each => isWithin(agencies, each, agency))
  const filed = await filedVersions(
    db,
    row.year,
    parts.map(each => each.id),
  )
  const below = own
    ? undefined
    : addReports(
        row.form,
        filed.map(each => readValues(each.content.values)),
      )
  const values = new Map<ReportCell, bigint>([...(counted ?? []), ...(below ?? [])])
  for (const { cell, value } of entered.values()) values.set(cell as ReportCell, parseDecimal(value) ?? 0n)
  const previous = await previousOf(db, row)
  const fees = await collected(db, figures, own ? [agency] : parts, row.year)
  const findings = checkReport({
    form: row.form,
    scope: row.scope,
    values,
    texts: textsOf(row),
    counted,
    below,
    previous,
    fees,
    makesRules: agency.kind === 'government' && agency.level === 'city',
  })
  const there = new Set(filed.map(each => each.agency_id))
  return {
    agency,
    values,
    entered,
    counted,
    below,
    missing: parts.filter(each => !there.has(each.id)),
    fees,
    previous,
    findings,
    notes: await notesOf(db, row.case_id),
  }
}

/** The warnings that nobody has explained. */
export function unexplained(
  report: Pick<WorkedReport, 'findings' | 'notes' | 'entered'>,
): readonly ReportFinding[] {
  return report.findings.filter(each => each.level === 'W' && explanationOf(report, each) === undefined)
}

/**
 * What somebody said of a warning. That a number is not what the cases say is explained by where it comes from: an older year
 * was counted on paper.
 */
export function explanationOf(
  { notes, entered }: Pick<WorkedReport, 'notes' | 'entered'>,
  { rule, where }: ReportFinding,
): string | undefined {
  const note = notes.find(each => each.rule === rule && each.place === where)?.words
  return note ?? (rule === 'V15' ? entered.get(where)?.source || undefined : undefined)
}

/** What the parts say, for the checks. */
export function textsOf({ overview, problems, others }: ReportTexts): ReportTexts {
  return { overview: partText(overview), problems: partText(problems), others: partText(others) }
}

async function countedCells(
  db: Db | Tx,
  figures: readonly ReportFigures[],
  { agency_id, year, form }: ReportRow,
): Promise<ReportValues> {
  const all = new Map<string, number>()
  for (const each of figures) {
    for (const [cell, n] of await each.cells(db as Db, agency_id, year))
      all.set(cell, (all.get(cell) ?? 0) + n)
  }
  return countedFor(form, all)
}

async function collected(
  db: Db | Tx,
  figures: readonly ReportFigures[],
  agencies: readonly Agency[],
  year: number,
): Promise<CollectedFees> {
  const ids = agencies.map(each => each.id)
  let sum: CollectedFees = { requests: 0, yuan: 0 }
  for (const { fees } of figures) {
    const { requests, yuan } = (await fees?.(db as Db, ids, year)) ?? { requests: 0, yuan: 0 }
    sum = { requests: sum.requests + requests, yuan: sum.yuan + yuan }
  }
  return sum
}

async function previousOf(db: Db | Tx, row: ReportRow): Promise<CheckedReport['previous']> {
  const before = await reportOfYear(db, row.agency_id, row.year - 1, row.scope)
  const last = before && (await versionsOf(db, before.case_id)).at(-1)
  return (
    last && {
      form: last.content.form,
      values: readValues(last.content.values),
      texts: textsOf(last.content.texts),
    }
  )
}

/** Whether an agency's report is added into a government's: the government's own, and those of all below it that are open. */
function isWithin(agencies: readonly Agency[], each: Agency, government: Agency): boolean {
  if (each.state !== 'active') return false
  for (let at: Agency | undefined = each; at; ) {
    if (at.id === government.id) return true
    const { parentId }: Agency = at
    at = parentId === null ? undefined : agencies.find(one => one.id === parentId)
  }
  return false
}
