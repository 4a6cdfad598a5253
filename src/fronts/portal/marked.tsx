import type { ComponentChild } from 'preact'
import { normalise } from '../../foundation/search/index.ts'

/**
 * A text with the terms marked that a search found in it. A term is found as the index finds it: brackets, width, case
 * and spaces between characters do not matter.
 */
export function marked(text: string, terms: readonly string[]): ComponentChild {
  const spans = spansOf(text, terms)
  if (spans.length === 0) return text
  const out: ComponentChild[] = []
  let at = 0
  for (const { start, end } of spans) {
    out.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  out.push(text.slice(at))
  return <>{out}</>
}

/** The places of the terms in the text, in order and joined where they meet. */
function spansOf(text: string, terms: readonly string[]): { start: number; end: number }[] {
  // Each character of the normal form, with the place in the text that it came from.
  const places: number[] = []
  let normal = ''
  let place = 0
  for (const character of text) {
    const one = normalise(character)
    normal += one
    for (let unit = 0; unit < one.length; unit += 1) places.push(place)
    place += character.length
  }
  const found: { start: number; end: number }[] = []
  for (const term of terms) {
    const wanted = term.replaceAll(' ', '')
    if (wanted === '') continue
    for (let at = normal.indexOf(wanted); at >= 0; at = normal.indexOf(wanted, at + wanted.length)) {
      const last = places[at + wanted.length - 1] ?? 0
      const width = String.fromCodePoint(text.codePointAt(last) ?? 0).length
      found.push({ start: places[at] ?? 0, end: last + width })
    }
  }
  found.sort((a, b) => a.start - b.start)
  const joined: { start: number; end: number }[] = []
  for (const span of found) {
    const before = joined.at(-1)
    if (before && span.start <= before.end) before.end = Math.max(before.end, span.end)
    else joined.push(span)
  }
  return joined
}
