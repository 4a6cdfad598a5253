import { formatDecimal, type Millionths } from '../../../law/report-cells.ts'

/** How a column of table two stands, as short as a cell is narrow. */
export function balanceWords({
  came,
  went,
}: {
  readonly came: Millionths
  readonly went: Millionths
}): string {
  if (came === went) return '平'
  return came > went ? `少 ${formatDecimal(came - went)}` : `多 ${formatDecimal(went - came)}`
}
