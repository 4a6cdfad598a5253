import { cellsOf, isWhole, type Millionths, type ReportValues, withSums } from '../../law/report-cells.ts'
import type { ReportCell, ReportForm } from '../../law/report-form.ts'

/** A report's numbers with the form that they stand in. */
export interface Numbers {
  readonly form: ReportForm
  readonly values: ReportValues
}

/** A number of this year beside that of the year before. */
export interface Compared {
  readonly cell: ReportCell
  readonly label: string
  readonly before: Millionths
  readonly now: Millionths
  /** Hundredths of the number before, rounded; undefined where there was nought. */
  readonly percent: number | undefined
}

export interface Comparison {
  /** Every number that both reports have and that is not the same, in the order of the form. */
  readonly changed: readonly Compared[]
  /** What this year's form has and that of the year before had otherwise, in words. */
  readonly unlike: readonly string[]
}

/** The cells of table one that mean the same in both forms (domain/02 §3): decisions made, documents made. */
const ALIKE: Readonly<Record<string, string>> = {
  't1.licence.decisions': 't1.licence.decisions',
  't1.penalty.decisions': 't1.penalty.decisions',
  't1.coercion.decisions': 't1.coercion.decisions',
}
const OTHER = /^t2\.r3\.6\.\d\./

/** Lays a report beside that of the year before. Where the forms differ, cells of one meaning are compared and the others are named. */
export function comparedReports(now: Numbers, before: Numbers): Comparison {
  const [mine, theirs] = [withSums(now.form, now.values), withSums(before.form, before.values)]
  const same = now.form === before.form
  const changed: Compared[] = []
  const unlike: string[] = []
  for (const { cell, label, table } of cellsOf(now.form)) {
    const other = same ? cell : table === 1 ? ALIKE[cell] : OTHER.test(cell) ? undefined : cell
    if (other === undefined) unlike.push(label)
    else {
      const [a, b] = [mine.get(cell) ?? 0n, theirs.get(other as ReportCell) ?? 0n]
      if (a !== b) changed.push({ cell, label, before: b, now: a, percent: percentOf(a, b) })
    }
  }
  return { changed, unlike }
}

/** The same with the total column of table two alone, as somebody reads it who does not divide applicants. */
export function inTotal({ changed, unlike }: Comparison): Comparison {
  const kept = (cell: string) => !cell.startsWith('t2.') || cell.endsWith('.total')
  return { changed: changed.filter(({ cell }) => kept(cell)), unlike }
}

/** A change is large where it comes to this many hundredths, or to anything from nought, and is no matter of a handful. */
export function isLarge({ before, now, percent }: Compared, atLeast: number): boolean {
  const size = now > before ? now - before : before - now
  const few = isWhole(size) && size < 10_000_000n
  return !few && (percent === undefined || Math.abs(percent) >= atLeast)
}

function percentOf(now: Millionths, before: Millionths): number | undefined {
  return before === 0n ? undefined : Math.round((Number(now - before) / Number(before)) * 100)
}
