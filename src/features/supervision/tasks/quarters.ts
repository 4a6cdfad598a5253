import { addDays, type CivilDate, civilDate, datePartsOf } from '../../../law/civil-date.ts'

/** A quarter of a year, as reports name it. */
export interface Quarter {
  readonly year: number
  readonly quarter: number
}

/** The quarter that a day lies in. */
export function quarterOf(date: CivilDate): Quarter {
  const { year, month } = datePartsOf(date)
  return { year, quarter: Math.ceil(month / 3) }
}

/** The last day of a quarter. */
export function endOfQuarter({ year, quarter }: Quarter): CivilDate {
  const next = quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
  return addDays(civilDate(next), -1)
}

/** Whether one quarter lies before another. */
export function isBefore(a: Quarter, b: Quarter): boolean {
  return a.year < b.year || (a.year === b.year && a.quarter < b.quarter)
}

function after({ year, quarter }: Quarter): Quarter {
  return quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 }
}

export interface OwedQuarter extends Quarter {
  /** The day by which its report is due. */
  readonly due: CivilDate
}

/**
 * The quarters that have ended since the dispatch and that no report speaks of, oldest first, each with the day by which
 * it is due: a number of days after its end (政府工作报告重点任务等定期公开执行情况). Twelve at the most.
 */
export function quartersOwed(
  dispatched: CivilDate,
  reported: readonly Quarter[],
  today: CivilDate,
  daysAfter: number,
): readonly OwedQuarter[] {
  const owed: OwedQuarter[] = []
  const now = quarterOf(today)
  for (let each = quarterOf(dispatched); isBefore(each, now) && owed.length < 12; each = after(each)) {
    if (reported.some(one => one.year === each.year && one.quarter === each.quarter)) continue
    owed.push({ ...each, due: addDays(endOfQuarter(each), daysAfter) })
  }
  return owed
}

/** 完成率 in per cent, to one decimal; null where the target is nothing. */
export function rateOf(done: number, target: number): number | null {
  return target > 0 ? Math.round((done / target) * 1000) / 10 : null
}
