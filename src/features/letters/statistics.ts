import type { LetterCount } from './store-counts.ts'

/** A sum of counts, under a name. */
export interface Total {
  readonly key: string
  readonly label: string
  readonly received: number
  readonly answered: number
  readonly inTime: number
  readonly referred: number
  readonly withdrawn: number
  readonly rated: number
  readonly scoreSum: number
  readonly workdaysSum: number
}

/** Sums counts by what `keyOf` says, in the order in which the keys are met first. */
export function totalsBy(
  counts: readonly LetterCount[],
  keyOf: (count: LetterCount) => { readonly key: string; readonly label: string },
): readonly Total[] {
  const totals = new Map<string, Total>()
  for (const count of counts) {
    const { key, label } = keyOf(count)
    const before = totals.get(key) ?? { ...NOTHING, key, label }
    totals.set(key, plus(before, count))
  }
  return [...totals.values()]
}

/** Everything together. */
export function totalOf(counts: readonly LetterCount[]): Total {
  return (
    totalsBy(counts, () => ({ key: 'all', label: '合计' }))[0] ?? { ...NOTHING, key: 'all', label: '合计' }
  )
}

/** A share in percent with one decimal; null where there is nothing to divide by. */
export function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`
}

/** A mean with one decimal. */
export function mean(sum: number, count: number): string | null {
  return count === 0 ? null : (Math.round((sum / count) * 10) / 10).toFixed(1)
}

/** The month of so many months before, `YYYY-MM`. */
export function monthBefore(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

const NOTHING = {
  received: 0,
  answered: 0,
  inTime: 0,
  referred: 0,
  withdrawn: 0,
  rated: 0,
  scoreSum: 0,
  workdaysSum: 0,
}

function plus(total: Total, count: LetterCount): Total {
  return {
    key: total.key,
    label: total.label,
    received: total.received + count.received,
    answered: total.answered + count.answered,
    inTime: total.inTime + count.inTime,
    referred: total.referred + count.referred,
    withdrawn: total.withdrawn + count.withdrawn,
    rated: total.rated + count.rated,
    scoreSum: total.scoreSum + count.scoreSum,
    workdaysSum: total.workdaysSum + count.workdaysSum,
  }
}
