import type { CompareBlock, Comparison } from '../bodies/compare.ts'
import { layoutBody } from '../bodies/layout.ts'
import { type MarkedRange, withMarks } from '../bodies/marks.ts'
import type { Finding } from '../checks/types.ts'

/** The id of the place of a finding in the text, by its number in the list. */
export function findingId(index: number): string {
  return `finding-${index + 1}`
}

/**
 * The body with the places of findings and changes marked. Findings come first where both fall on the same words:
 * they are what keeps a text back.
 */
export function markedBody(
  body: string,
  findings: readonly Finding[],
  comparison: Comparison | undefined,
): string {
  const found = findings.flatMap((finding, index): MarkedRange[] =>
    finding.field === 'body' && finding.start !== undefined && finding.end !== undefined
      ? [
          {
            start: finding.start,
            end: finding.end,
            id: findingId(index),
            className: `mark-${finding.level}`,
          },
        ]
      : [],
  )
  const changed = comparison ? changedRanges(body, comparison.blocks) : []
  return withMarks(body, [...found, ...without(changed, found)])
}

/** Where the new text differs: whole added lines, and the inserted words of changed ones. */
export function changedRanges(body: string, blocks: readonly CompareBlock[]): MarkedRange[] {
  const { lines } = layoutBody(body)
  const ranges: MarkedRange[] = []
  const add = (start: number, end: number) => {
    if (end > start) ranges.push({ start, end, id: `change-${ranges.length + 1}`, className: 'mark-changed' })
  }
  let at = 0
  for (const block of blocks) {
    if (block.kind === 'removed') continue
    const line = lines[at]
    at += 1
    if (!line) continue
    if (block.kind === 'added') add(line.start, line.end)
    if (block.kind !== 'changed') continue
    let place = line.start
    for (const part of block.parts ?? []) {
      if (part.kind === 'del') continue
      if (part.kind === 'ins') add(place, place + part.text.length)
      place += part.text.length
    }
  }
  return ranges
}

/** Ranges cut so that none lies on any of `others`. */
function without(ranges: readonly MarkedRange[], others: readonly MarkedRange[]): MarkedRange[] {
  return others.reduce<MarkedRange[]>(
    (left, other) =>
      left.flatMap(range => {
        if (other.end <= range.start || other.start >= range.end) return [range]
        const pieces = [
          { ...range, end: other.start },
          { ...range, start: other.end },
        ]
        return pieces.filter(piece => piece.end > piece.start)
      }),
    [...ranges],
  )
}
