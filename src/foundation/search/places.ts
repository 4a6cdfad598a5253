import { normalise, normaliseWithPlaces } from './normalise.ts'

/** From a place in a text up to another, which is not in it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The places of a text in which terms stand, in order, joined where they meet: found as the index finds them. */
export function placesOf(text: string, terms: readonly string[]): readonly Span[] {
  const { normal, starts, ends } = normaliseWithPlaces(text)
  const found: Span[] = []
  for (const term of terms) {
    // Terms come without the spaces that stand around numbers; in the text those spaces belong to nobody.
    const wanted = normalise(term)
    const lead = wanted.startsWith(' ') ? 1 : 0
    const length = wanted.trim().length
    if (length === 0) continue
    for (let at = normal.indexOf(wanted); at >= 0; at = normal.indexOf(wanted, at + lead + length)) {
      found.push({ start: starts[at + lead] ?? 0, end: ends[at + lead + length - 1] ?? 0 })
    }
  }
  return joined(found)
}

function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const before = out.at(-1)
    if (before && span.start <= before.end) {
      out[out.length - 1] = { start: before.start, end: Math.max(before.end, span.end) }
    } else out.push(span)
  }
  return out
}
