const ROWS = 50

export interface Paged<T> {
  readonly part: readonly T[]
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly summary: string
}

/** One page of rows that are ordered by a rule and not by the database: at most some thousands. */
export function paged<T>(
  rows: readonly T[],
  asked: string | null,
  address: (page: string | undefined) => string,
): Paged<T> {
  const last = Math.max(1, Math.ceil(rows.length / ROWS))
  const number = Math.min(last, /^\d{1,4}$/.test(asked ?? '') ? Math.max(1, Number(asked)) : 1)
  const from = (number - 1) * ROWS
  return {
    part: rows.slice(from, from + ROWS),
    previous: number > 1 ? address(number > 2 ? String(number - 1) : undefined) : undefined,
    next: number < last ? address(String(number + 1)) : undefined,
    summary: `第 ${from + 1}—${Math.min(rows.length, from + ROWS)} 项，共 ${rows.length} 项`,
  }
}
