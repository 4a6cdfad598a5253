import { align } from './align.ts'
import { compareWords, type Part } from './compare-words.ts'
import { type Line, layoutBody } from './layout.ts'
import { pairUp } from './pair-up.ts'

/**
 * The public comparison of two versions: what was added, removed, changed, block by block and then by characters.
 * Deterministic: it counts work instead of time, so the same two versions always give the same page.
 */

/**
 * One line of the document: `tag` is its element (`h2`, `p`, `li`, `tr` with tabs between cells …), `text` the new text
 * (the old one of a removed block). A changed block has `parts`; `coarse` where the parts are only the two whole lines.
 * `tagBefore` is the old element where only or also that changed; `targets` tells of links or images, old and new.
 */
export type CompareBlock = {
  kind: 'same' | 'added' | 'removed' | 'changed'
  tag: string
  text: string
  parts?: Part[]
  coarse?: true
  tagBefore?: string
  targets?: { before: string[]; after: string[] }
}

/** `coarse` says that somewhere the comparison stopped at whole blocks; the page must say so too. */
export type Comparison = {
  blocks: CompareBlock[]
  summary: { added: number; removed: number; changed: number }
  coarse: boolean
}

/** Work (edits times characters) that may go into changed lines; a version that changes more is shown block by block. */
const MOST_WORK = 20_000_000
const keyOf = (line: Line): string => `${line.tag}\u0000${line.text}\u0000${line.targets.join('\u0000')}`

const sameTargets = (a: Line, b: Line) => a.targets.join('\u0000') === b.targets.join('\u0000')

/**
 * Compares two sanitised bodies. A change of element alone (a paragraph that became a heading) counts as changed. Made
 * for documents of 100,000 characters and more: lines are anchored before they are compared, and closer looks are
 * limited in number.
 */
export const compareBodies = (before: string, after: string): Comparison => {
  const old = layoutBody(before).lines
  const now = layoutBody(after).lines
  const blocks: CompareBlock[] = []
  const summary = { added: 0, removed: 0, changed: 0 }
  let work = MOST_WORK
  let coarse = false

  const changed = (was: Line, is: Line): CompareBlock => {
    summary.changed += 1
    const block: CompareBlock = { kind: 'changed', tag: is.tag, text: is.text }
    const words =
      work <= 0
        ? {
            parts: [
              { kind: 'del' as const, text: was.text },
              { kind: 'ins' as const, text: is.text },
            ],
            coarse: true,
            edits: 0,
          }
        : compareWords(was.text, is.text)
    work -= words.edits * (was.text.length + is.text.length)
    block.parts = words.parts
    if (words.coarse) {
      block.coarse = true
      coarse = true
    }
    if (was.tag !== is.tag) block.tagBefore = was.tag
    if (!sameTargets(was, is)) block.targets = { before: was.targets, after: is.targets }
    return block
  }

  let removed: Line[] = []
  let added: Line[] = []
  const flush = () => {
    for (const pair of pairUp(
      removed.map(line => line.text),
      added.map(line => line.text),
    )) {
      const was = pair.before === undefined ? undefined : removed[pair.before]
      const is = pair.after === undefined ? undefined : added[pair.after]
      // Where the alignment gave up on a stretch, equal lines still meet here.
      if (was !== undefined && is !== undefined)
        blocks.push(
          keyOf(was) === keyOf(is) ? { kind: 'same', tag: is.tag, text: is.text } : changed(was, is),
        )
      else if (was !== undefined) {
        summary.removed += 1
        blocks.push({ kind: 'removed', tag: was.tag, text: was.text })
      } else if (is !== undefined) {
        summary.added += 1
        blocks.push({ kind: 'added', tag: is.tag, text: is.text })
      }
    }
    removed = []
    added = []
  }

  for (const pair of align(old.map(keyOf), now.map(keyOf))) {
    const was = pair.before === undefined ? undefined : old[pair.before]
    const is = pair.after === undefined ? undefined : now[pair.after]
    if (was !== undefined && is !== undefined) {
      flush()
      blocks.push({ kind: 'same', tag: is.tag, text: is.text })
    } else if (was !== undefined) removed.push(was)
    else if (is !== undefined) added.push(is)
  }
  flush()
  return { blocks, summary, coarse }
}

export type MetadataValue = string | number | boolean | null | undefined | readonly string[]
export type MetadataChange = {
  field: string
  kind: 'added' | 'removed' | 'changed'
  before: string[]
  after: string[]
}

const values = (value: MetadataValue): string[] =>
  value === null || value === undefined || value === ''
    ? []
    : Array.isArray(value)
      ? value.map(String)
      : [String(value)]

/** The fields that differ, in the order of the new version's fields, then those that only the old one had. */
export const compareMetadata = (
  before: Readonly<Record<string, MetadataValue>>,
  after: Readonly<Record<string, MetadataValue>>,
): MetadataChange[] => {
  const out: MetadataChange[] = []
  for (const field of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const was = values(before[field])
    const is = values(after[field])
    if (was.length === is.length && was.every((value, at) => value === is[at])) continue
    const kind = was.length === 0 ? 'added' : is.length === 0 ? 'removed' : 'changed'
    out.push({ field, kind, before: was, after: is })
  }
  return out
}
