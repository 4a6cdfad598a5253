import { flatten, inlines } from './shape-inline.ts'
import { type BodyNode, type ElementNode, elementNode, innerText } from './tree.ts'

/** The canonical form of a table: caption, columns, head, body, foot; header cells where they are certain. */

/** The shaper of block content, handed in because cells hold blocks again. */
type Flow = (nodes: readonly BodyNode[], depth: number) => ElementNode[]
type Row = { cells: ElementNode[]; part: 'thead' | 'tbody' | 'tfoot' }
type Parts = { caption: BodyNode[]; columns: ElementNode[]; rows: Row[]; strays: BodyNode[] }

const collect = (nodes: readonly BodyNode[], part: Row['part'], parts: Parts): Parts => {
  let loose: ElementNode[] = []
  const flush = () => {
    if (loose.length > 0) parts.rows.push({ cells: loose, part })
    loose = []
  }
  for (const node of nodes) {
    if (node.kind === 'text') {
      if (node.text.trim() !== '') parts.strays.push(node)
      continue
    }
    if (node.tag === 'td' || node.tag === 'th') {
      loose.push(node)
      continue
    }
    flush()
    if (node.tag === 'thead' || node.tag === 'tbody' || node.tag === 'tfoot')
      collect(node.children, node.tag, parts)
    else if (node.tag === 'caption') parts.caption.push(...node.children)
    else if (node.tag === 'colgroup') parts.columns.push(...columns(node.children))
    else if (node.tag === 'col') parts.columns.push(...columns([node]))
    else if (node.tag === 'tr') {
      const cells: ElementNode[] = []
      for (const child of node.children) {
        if (child.kind === 'element' && (child.tag === 'td' || child.tag === 'th')) cells.push(child)
        else if (child.kind === 'element' || child.text.trim() !== '') parts.strays.push(child)
      }
      if (cells.length > 0) parts.rows.push({ cells, part })
    } else parts.strays.push(node)
  }
  flush()
  return parts
}

const columns = (nodes: readonly BodyNode[]): ElementNode[] =>
  nodes.flatMap(node =>
    node.kind === 'element' && node.tag === 'col' ? [elementNode('col', [], node.attrs)] : [],
  )

/** Cells of one plain line carry their words themselves, and its alignment. */
const cell = (node: ElementNode, depth: number, flow: Flow): ElementNode => {
  const blocks = flow(node.children, depth + 1)
  const [only] = blocks
  if (blocks.length !== 1 || only?.tag !== 'p') return elementNode(node.tag, blocks, node.attrs)
  const own = node.attrs.class ?? only.attrs.class
  return elementNode(node.tag, only.children, own === undefined ? node.attrs : { ...node.attrs, class: own })
}

const isEmpty = (node: ElementNode) => node.children.length === 0

/** Whether every word of the cell is strong. */
const isStrong = (node: ElementNode): boolean =>
  !isEmpty(node) &&
  node.children.every(child =>
    child.kind === 'text'
      ? child.text.trim() === ''
      : child.tag === 'strong' || child.tag === 'br' || (child.tag === 'p' && isStrong(child)),
  )

const plain = (nodes: readonly BodyNode[]): BodyNode[] =>
  nodes.flatMap((node): BodyNode[] =>
    node.kind === 'element' && node.tag === 'strong'
      ? node.children
      : [node.kind === 'element' ? { ...node, children: plain(node.children) } : node],
  )

const asHeader = (node: ElementNode, scope: 'col' | 'row'): ElementNode =>
  elementNode('th', isStrong(node) ? plain(node.children) : node.children, {
    scope: node.attrs.scope ?? scope,
    ...node.attrs,
  })

/** A first row whose every word is bold, above a row that is not, is a head: that is how Word writes one. */
const findHead = (rows: Row[]): Row[] => {
  if (rows.some(row => row.part === 'thead' || row.cells.some(node => node.tag === 'th'))) return rows
  const [first, second] = rows
  if (first === undefined || second === undefined || first.cells.length < 2) return rows
  const filled = first.cells.filter(node => !isEmpty(node))
  if (filled.length === 0 || !filled.every(isStrong)) return rows
  const below = second.cells.filter(node => !isEmpty(node))
  if (below.length === 0 || below.every(isStrong)) return rows
  return [{ cells: first.cells.map(node => asHeader(node, 'col')), part: 'thead' }, ...rows.slice(1)]
}

const withScopes = (rows: Row[]): Row[] => {
  let head = true
  return rows.map(row => {
    head &&= row.part === 'thead' || (row.cells.length > 1 && row.cells.every(node => node.tag === 'th'))
    const part = head ? 'thead' : row.part === 'thead' ? 'tbody' : row.part
    const scope = part === 'thead' ? 'col' : 'row'
    return { part, cells: row.cells.map(node => (node.tag === 'th' ? asHeader(node, scope) : node)) }
  })
}

/** Empty cells below a rowspan are real, an empty row is not. */
const dropEmptyRows = (rows: Row[]): Row[] =>
  rows.some(row => row.cells.some(node => node.attrs.rowspan !== undefined))
    ? rows
    : rows.filter(row => row.cells.some(node => !isEmpty(node)))

const group = (rows: readonly Row[], part: Row['part']): ElementNode[] => {
  const own = rows.filter(row => row.part === part)
  return own.length === 0
    ? []
    : [
        elementNode(
          part,
          own.map(row => elementNode('tr', row.cells)),
        ),
      ]
}

/**
 * Shapes one table. A table that only lays out a page (one filled cell with several blocks) gives up its content; what
 * stood in the table but in no cell follows before it.
 */
export const shapeTable = (node: ElementNode, depth: number, flow: Flow): ElementNode[] => {
  const parts = collect(node.children, 'tbody', { caption: [], columns: [], rows: [], strays: [] })
  const shaped = parts.rows.map(row => ({ ...row, cells: row.cells.map(item => cell(item, depth, flow)) }))
  const before = flow(parts.strays, depth)
  const filled = shaped.flatMap(row => row.cells).filter(item => !isEmpty(item))
  const [only] = filled
  if (only === undefined) return [...before, ...flow(parts.caption, depth)]
  if (filled.length === 1 && only.children.length > 1 && only.children.every(isBlockChild))
    return [...before, ...flow(parts.caption, depth), ...flow(only.children, depth)]
  const rows = withScopes(findHead(dropEmptyRows(shaped)))
  const caption = inlines(flatten(parts.caption), false)[0]
  const sized = parts.columns.some(column => column.attrs.span !== undefined)
  return [
    ...before,
    elementNode('table', [
      ...(caption === undefined ? [] : [elementNode('caption', caption)]),
      ...(sized ? [elementNode('colgroup', parts.columns)] : []),
      ...group(rows, 'thead'),
      ...group(rows, 'tbody'),
      ...group(rows, 'tfoot'),
    ]),
  ]
}

const isBlockChild = (node: BodyNode): boolean =>
  node.kind === 'element' &&
  /^(?:p|h[2-6]|hr|ul|ol|blockquote|figure|table)$/.test(node.tag) &&
  innerText([node]) !== ''
