import { layoutNodes } from './layout.ts'
import { type BodyNode, elementNode, parseBody, type TextNode, textNode, writeBody } from './tree.ts'

/** A place in `plainText(body)`; `id` becomes the id of the first mark, so that a finding can link to its place. */
export type MarkedRange = { start: number; end: number; id: string; className?: string }

/**
 * A body with `<mark>` around places of its text, for the page of review. For showing only: marks are outside of the
 * allow-list and never stored. Ranges that overlap an earlier one are cut short.
 */
export const withMarks = (html: string, ranges: readonly MarkedRange[]): string => {
  const nodes = parseBody(html)
  const cuts = new Map<TextNode, BodyNode[]>()
  const used = new Set<string>()
  const sorted = [...ranges].sort((a, b) => a.start - b.start)
  for (const run of layoutNodes(nodes).runs) {
    const pieces: BodyNode[] = []
    let at = run.start
    for (const range of sorted) {
      const from = Math.max(range.start, at)
      const to = Math.min(range.end, run.end)
      if (from >= to) continue
      if (from > at) pieces.push(textNode(run.node.text.slice(at - run.start, from - run.start)))
      const attrs: Record<string, string> = used.has(range.id) ? {} : { id: range.id }
      if (range.className !== undefined) attrs.class = range.className
      used.add(range.id)
      pieces.push(
        elementNode('mark', [textNode(run.node.text.slice(from - run.start, to - run.start))], attrs),
      )
      at = to
    }
    if (pieces.length > 0) cuts.set(run.node, [...pieces, textNode(run.node.text.slice(at - run.start))])
  }
  const replace = (list: readonly BodyNode[]): BodyNode[] =>
    list.flatMap((node): BodyNode[] =>
      node.kind === 'text' ? (cuts.get(node) ?? [node]) : [{ ...node, children: replace(node.children) }],
    )
  return writeBody(replace(nodes))
}
