import { flatten, inlines, isBlock, isHeading } from './shape-inline.ts'
import { shapeTable } from './shape-table.ts'
import { type BodyNode, type ElementNode, elementNode, innerText } from './tree.ts'
import { wordLists } from './word-lists.ts'

/**
 * Gives clean nodes their one canonical form: blocks stand side by side and never inside a paragraph, loose text
 * becomes paragraphs, empty things go. A fixed point by construction: what this writes it leaves alone.
 */

const MOST_DEEP = 24

/** Lifts blocks out of inline elements: `<strong><p>…</p></strong>` becomes a paragraph with a strong text. */
const lift = (nodes: readonly BodyNode[]): BodyNode[] =>
  nodes.flatMap((node): BodyNode[] => {
    if (node.kind === 'text' || isBlock(node)) return [node]
    const children = lift(node.children)
    if (!children.some(isBlock)) return [{ ...node, children }]
    const wrap = (child: BodyNode): BodyNode =>
      child.kind === 'element' && isBlock(child)
        ? { ...child, children: child.tag === 'hr' ? [] : lift(child.children).map(wrap) }
        : elementNode(node.tag, [child], node.attrs)
    return children.map(wrap)
  })

const paragraphs = (run: readonly BodyNode[], tag: string, attrs: Record<string, string>): ElementNode[] =>
  inlines(run, tag === 'p').map(children => elementNode(tag, children, attrs))

const hasContent = (node: ElementNode): boolean =>
  innerText(node.children).trim() !== '' || node.children.some(child => child.kind === 'element')

/** Block content: the top level, a quotation, a list item, a cell. */
const flow = (source: readonly BodyNode[], depth: number): ElementNode[] => {
  const out: ElementNode[] = []
  let run: BodyNode[] = []
  const flush = () => {
    out.push(...paragraphs(run, 'p', {}))
    run = []
  }
  for (const node of wordLists(lift(source))) {
    if (node.kind === 'text' || !isBlock(node)) {
      run.push(node)
      continue
    }
    flush()
    out.push(...block(node, depth))
  }
  flush()
  return out
}

const holder = (node: ElementNode, depth: number): ElementNode[] => {
  const children = flow(node.children, depth)
  const own = node.attrs.class
  if (own === undefined) return children
  return children.map(child =>
    (child.tag === 'p' || isHeading(child.tag)) && child.attrs.class === undefined
      ? { ...child, attrs: { ...child.attrs, class: own } }
      : child,
  )
}

/** A paragraph or heading; where blocks hide inside, each text between them becomes its own. */
const line = (node: ElementNode, depth: number): ElementNode[] => {
  const { 'data-list': _, ...attrs } = node.attrs
  const children = lift(node.children)
  if (children.some(isBlock)) return holder({ ...node, attrs, children }, depth)
  return paragraphs(children, node.tag, attrs)
}

const list = (node: ElementNode, depth: number): ElementNode[] => {
  const items: ElementNode[] = []
  let loose: BodyNode[] = []
  const item = (children: readonly BodyNode[], attrs: Record<string, string>) => {
    const blocks = flow(children, depth + 1)
    if (blocks.length === 0) return
    const [first, ...rest] = blocks
    // An item of one plain line carries its words itself; a list below it keeps that line bare.
    const bare =
      first !== undefined &&
      first.tag === 'p' &&
      first.attrs.class === undefined &&
      rest.every(child => child.tag === 'ul' || child.tag === 'ol')
    items.push(elementNode('li', bare ? [...first.children, ...rest] : blocks, attrs))
  }
  const flush = () => {
    const last = items.at(-1)
    const onlyLists = loose.every(
      child =>
        (child.kind === 'element' && (child.tag === 'ul' || child.tag === 'ol')) ||
        innerText([child]).trim() === '',
    )
    // Word and old editors put a nested list beside the item that it belongs to.
    if (last !== undefined && onlyLists) {
      items.pop()
      item([...last.children, ...loose], last.attrs)
    } else item(loose, {})
    loose = []
  }
  for (const child of lift(node.children)) {
    if (child.kind === 'element' && child.tag === 'li') {
      flush()
      item(child.children, child.attrs)
    } else loose.push(child)
  }
  flush()
  return items.length === 0 ? [] : [elementNode(node.tag, items, node.attrs)]
}

const figure = (node: ElementNode, depth: number): ElementNode[] => {
  const captions = node.children.filter(child => child.kind === 'element' && child.tag === 'figcaption')
  const rest = flow(
    node.children.filter(child => !captions.includes(child)),
    depth + 1,
  )
  if (rest.length === 0)
    return flow(
      captions.flatMap(child => (child.kind === 'element' ? child.children : [])),
      depth,
    )
  const [only] = rest
  const bare = rest.length === 1 && only?.tag === 'p' && only.attrs.class === undefined
  const words = inlines(
    captions.flatMap(child => (child.kind === 'element' ? flatten(child.children) : [])),
    false,
  )[0]
  const children: BodyNode[] = bare && only !== undefined ? only.children : rest
  return [
    elementNode(
      'figure',
      words === undefined ? children : [...children, elementNode('figcaption', words)],
      node.attrs,
    ),
  ]
}

const block = (node: ElementNode, depth: number): ElementNode[] => {
  if (node.tag === 'hr') return [elementNode('hr')]
  if (node.tag === 'p' || isHeading(node.tag)) return line(node, depth).filter(hasContent)
  // Nobody writes this deep; whoever pastes it gets the words without the boxes.
  if (depth > MOST_DEEP) return paragraphs(flatten(node.children), 'p', {})
  if (node.tag === 'ul' || node.tag === 'ol') return list(node, depth)
  if (node.tag === 'figure') return figure(node, depth)
  if (node.tag === 'table') return shapeTable(node, depth, flow)
  if (node.tag === 'blockquote') {
    const children = flow(node.children, depth + 1)
    return children.length === 0 ? [] : [elementNode('blockquote', children)]
  }
  // A div, or a part of a list, figure or table that stands outside of one.
  return holder({ ...node, attrs: node.tag === 'div' ? node.attrs : {} }, depth)
}

/** The canonical form of a whole body. */
export const shape = (nodes: readonly BodyNode[]): BodyNode[] => flow(nodes, 0)
