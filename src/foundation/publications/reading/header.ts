import { type LabelledLine, parseLabelledLine, type StatedMetadata, stateOf } from './stated-metadata.ts'

const MOST_HEADER_LINES = 30
const RULE = /^-{4,}$/

/**
 * Takes the header of labelled lines (`标题：…`, `发文机关：…`) off the top of a text. It is one when a line of
 * dashes closes it, or when at least two labelled lines follow one another; a single such line without a rule stays text.
 */
export function takeHeader(lines: readonly string[]): { stated: StatedMetadata; rest: readonly string[] } {
  const labelled: LabelledLine[] = []
  let next = 0
  for (; next < Math.min(lines.length, MOST_HEADER_LINES); next++) {
    const line = (lines[next] ?? '').trim()
    const parsed = parseLabelledLine(line)
    if (parsed) labelled.push(parsed)
    else if (RULE.test(line) && labelled.length > 0)
      return { stated: stateOf(labelled), rest: lines.slice(next + 1) }
    else if (line !== '') break
  }
  return labelled.length >= 2
    ? { stated: stateOf(labelled), rest: lines.slice(next) }
    : { stated: {}, rest: lines }
}
