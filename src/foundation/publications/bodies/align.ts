import { diffArrays } from 'diff'

/** Aligning two rows of keys: anchors first, then the shortest edit between the anchors, never more work than allowed. */

/** `before` and `after` are indexes; one of them is absent where a key has no partner. */
export type Pair = { before?: number; after?: number }

const MOST_EDITS = 400

/** The longest run of pairs that rises on both sides (patience sorting): `pairs` come in the order of `before`. */
const rising = (pairs: readonly [number, number][]): [number, number][] => {
  const tops: number[] = []
  const previous: number[] = []
  pairs.forEach(([, after], at) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < after) low = middle + 1
      else high = middle
    }
    previous[at] = low === 0 ? -1 : (tops[low - 1] ?? -1)
    tops[low] = at
  })
  const out: [number, number][] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) out.unshift([pair[0], pair[1]])
  }
  return out
}

/** Where each key stands that occurs exactly once. */
const singles = (keys: readonly string[]): Map<string, number> => {
  const places = new Map<string, number>()
  keys.forEach((key, at) => {
    places.set(key, places.has(key) ? -1 : at)
  })
  return places
}

const between = (
  before: readonly string[],
  after: readonly string[],
  from: [number, number],
  to: [number, number],
): Pair[] => {
  let [left, right] = from
  const alone = (): Pair[] => [
    ...Array.from({ length: to[0] - left }, (_, at) => ({ before: left + at })),
    ...Array.from({ length: to[1] - right }, (_, at) => ({ after: right + at })),
  ]
  if (left === to[0] || right === to[1]) return alone()
  const changes = diffArrays(before.slice(left, to[0]), after.slice(right, to[1]), {
    maxEditLength: MOST_EDITS,
  })
  if (changes === undefined) return alone()
  const out: Pair[] = []
  for (const change of changes)
    for (let count = 0; count < change.value.length; count += 1) {
      if (change.added) out.push({ after: right++ })
      else if (change.removed) out.push({ before: left++ })
      else out.push({ before: left++, after: right++ })
    }
  return out
}

/**
 * Pairs equal keys of two rows in order, each index exactly once. Keys that occur once on both sides anchor the rest
 * (patience), so that long documents cost n log n; between two anchors at most 400 edits are searched, beyond that the
 * stretch counts as wholly replaced.
 */
export const align = (before: readonly string[], after: readonly string[]): Pair[] => {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let [endBefore, endAfter] = [before.length, after.length]
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore -= 1
    endAfter -= 1
  }
  const inAfter = singles(after)
  const candidates: [number, number][] = []
  for (const [key, at] of singles(before)) {
    const other = inAfter.get(key) ?? -1
    if (at >= start && at < endBefore && other >= start && other < endAfter) candidates.push([at, other])
  }
  const out: Pair[] = Array.from({ length: start }, (_, at) => ({ before: at, after: at }))
  let from: [number, number] = [start, start]
  for (const anchor of rising(candidates)) {
    out.push(...between(before, after, from, anchor), { before: anchor[0], after: anchor[1] })
    from = [anchor[0] + 1, anchor[1] + 1]
  }
  out.push(...between(before, after, from, [endBefore, endAfter]))
  for (let at = 0; at < before.length - endBefore; at += 1)
    out.push({ before: endBefore + at, after: endAfter + at })
  return out
}
