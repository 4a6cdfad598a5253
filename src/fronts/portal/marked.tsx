import type { ComponentChild } from 'preact'
import { placesOf } from '../../foundation/search/index.ts'

/**
 * A text with the terms marked that a search found in it. A term is found as the index finds it: brackets, width, case
 * and spaces between characters do not matter.
 */
export function marked(text: string, terms: readonly string[]): ComponentChild {
  const spans = placesOf(text, terms)
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
