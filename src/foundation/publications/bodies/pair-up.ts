import type { Pair } from './align.ts'

/** Which removed line became which added one. */

/** Below this two lines are two lines, not one that changed. */
const ALIKE = 0.35
/** Beyond this many possible pairs each removed line looks only at the next few added ones. */
const MOST_PAIRS = 1_600
const WINDOW = 12

/** How alike two texts are by pairs of neighbouring characters (Dice), 0 to 1. */
const likeness = (a: string, b: string): number => {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2)
    const left = counts.get(pair) ?? 0
    if (left > 0) shared += 1
    counts.set(pair, left - 1)
  }
  return (2 * shared) / (a.length + b.length - 2)
}

const value = (a: string, b: string): number => {
  const alike = likeness(a, b)
  return alike >= ALIKE ? alike : 0
}

/** The pairing in order that keeps the most likeness, by dynamic programming. */
const best = (removed: readonly string[], added: readonly string[]): Pair[] => {
  const width = added.length + 1
  const alike = removed.map(old => added.map(now => value(old, now)))
  const kept = new Float64Array((removed.length + 1) * width)
  const at = (i: number, j: number) => kept[i * width + j] ?? 0
  for (let i = removed.length - 1; i >= 0; i -= 1)
    for (let j = added.length - 1; j >= 0; j -= 1) {
      const own = alike[i]?.[j] ?? 0
      const skip = Math.max(at(i + 1, j), at(i, j + 1))
      kept[i * width + j] = own > 0 ? Math.max(skip, own + at(i + 1, j + 1)) : skip
    }
  const out: Pair[] = []
  let i = 0
  let j = 0
  while (i < removed.length && j < added.length) {
    const own = alike[i]?.[j] ?? 0
    if (own > 0 && at(i, j) === own + at(i + 1, j + 1)) out.push({ before: i++, after: j++ })
    else if (at(i, j) === at(i + 1, j)) out.push({ before: i++ })
    else out.push({ after: j++ })
  }
  return [...out, ...rest(i, removed.length, j, added.length)]
}

const rest = (i: number, before: number, j: number, after: number): Pair[] => [
  ...Array.from({ length: before - i }, (_, at) => ({ before: i + at })),
  ...Array.from({ length: after - j }, (_, at) => ({ after: j + at })),
]

/** The same by looking a few lines ahead, for long stretches. */
const near = (removed: readonly string[], added: readonly string[]): Pair[] => {
  const out: Pair[] = []
  let j = 0
  removed.forEach((old, i) => {
    let found = -1
    let most = 0
    for (let ahead = j; ahead < Math.min(added.length, j + WINDOW); ahead += 1) {
      const own = value(old, added[ahead] ?? '')
      if (own > most) {
        most = own
        found = ahead
      }
    }
    if (found < 0) {
      out.push({ before: i })
      return
    }
    while (j < found) out.push({ after: j++ })
    out.push({ before: i, after: j++ })
  })
  return [...out, ...rest(removed.length, removed.length, j, added.length)]
}

/** Pairs removed with added lines in order, each index exactly once; unlike lines stay alone, removed before added. */
export const pairUp = (removed: readonly string[], added: readonly string[]): Pair[] =>
  removed.length === 0 || added.length === 0
    ? rest(0, removed.length, 0, added.length)
    : removed.length * added.length > MOST_PAIRS
      ? near(removed, added)
      : best(removed, added)
