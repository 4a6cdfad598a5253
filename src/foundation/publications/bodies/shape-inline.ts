import { type BodyNode, type ElementNode, elementNode, innerText, textNode } from './tree.ts'

/** The canonical form of the words inside one line: white space, empty marks, doubled marks, stray breaks. */

const BLOCK = new Set(['p', 'hr', 'ul', 'ol', 'blockquote', 'figure', 'table', 'div', 'li'])
const TABLE_PART = new Set(['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'figcaption'])

export const isHeading = (tag: string) => /^h[2-6]$/.test(tag)
export const isBlock = (node: BodyNode): boolean =>
  node.kind === 'element' && (BLOCK.has(node.tag) || TABLE_PART.has(node.tag) || isHeading(node.tag))

/** The inline content of anything, blocks separated by a space: for captions. */
export const flatten = (nodes: readonly BodyNode[]): BodyNode[] =>
  nodes.flatMap((node): BodyNode[] => {
    if (node.kind === 'text') return [node]
    if (isBlock(node)) return [textNode(' '), ...flatten(node.children), textNode(' ')]
    return [{ ...node, children: flatten(node.children) }]
  })

const PLAIN_MARK = new Set(['strong', 'em', 'u', 's', 'sub', 'sup'])
const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/
/** Space at the edge of a line: also the ideographic and the no-break spaces with which clerks indent. */
const SPACE = /[\s\u3000\u00a0\u200b]/

// Loops, because an anchored expression for the end tries again from each space of a hostile text.
const trimStart = (text: string): string => {
  let at = 0
  while (at < text.length && SPACE.test(text.charAt(at))) at += 1
  return text.slice(at)
}

const trimEnd = (text: string): string => {
  let end = text.length
  while (end > 0 && SPACE.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

type Piece = { text: string; marks: ElementNode[] } | { atom: ElementNode; marks: ElementNode[] }

const isAtom = (node: ElementNode) => node.tag === 'br' || node.tag === 'img'

/** The line as a row of pieces, each with the marks around it, outermost first. */
const pieces = (nodes: readonly BodyNode[], marks: ElementNode[] = []): Piece[] =>
  nodes.flatMap((node): Piece[] => {
    if (node.kind === 'text') return node.text === '' ? [] : [{ text: node.text, marks }]
    if (isAtom(node)) return [{ atom: elementNode(node.tag, [], node.attrs), marks }]
    const known = PLAIN_MARK.has(node.tag) || node.tag === 'a'
    const repeated = marks.some(mark => mark.tag === node.tag)
    return pieces(node.children, known && !repeated ? [...marks, node] : marks)
  })

const collapse = (row: Piece[]): Piece[] => {
  const out: Piece[] = []
  let before = ''
  for (const piece of row) {
    if ('atom' in piece) {
      out.push(piece)
      before = ''
      continue
    }
    let text = piece.text
      .replace(/[\u200b\u2060]/g, '')
      .replace(/[ \t\r\n\f]+/g, (space, at: number, all: string) => {
        const left = at === 0 ? before : (all[at - 1] ?? '')
        const right = all[at + space.length] ?? ''
        // A source file breaks lines between Chinese characters, where no space was meant.
        return /[\r\n]/.test(space) && CJK.test(left) && CJK.test(right) ? '' : ' '
      })
    if (before === ' ' && text.startsWith(' ')) text = text.slice(1)
    if (text === '') continue
    before = text.at(-1) ?? ''
    out.push({ text, marks: piece.marks })
  }
  return out
}

const trimEdges = (row: Piece[]): Piece[] => {
  const out = [...row]
  const edge = (last: boolean) => {
    for (;;) {
      const piece = last ? out.at(-1) : out[0]
      if (piece === undefined) return
      if ('text' in piece) {
        const trimmed = last ? trimEnd(piece.text) : trimStart(piece.text)
        if (trimmed !== '') {
          out[last ? out.length - 1 : 0] = { ...piece, text: trimmed }
          return
        }
      } else if (piece.atom.tag !== 'br') return
      if (last) out.pop()
      else out.shift()
    }
  }
  edge(false)
  edge(true)
  return out
}

/** Cuts where two breaks follow one another, or a break is followed by an indent: the writer meant a new paragraph. */
const cut = (row: Piece[]): Piece[][] => {
  const lines: Piece[][] = [[]]
  let breaks = 0
  for (const piece of row) {
    if ('atom' in piece && piece.atom.tag === 'br') {
      breaks += 1
      continue
    }
    const blank = 'text' in piece && trimStart(piece.text) === ''
    if (breaks > 0 && blank) continue
    const indented = 'text' in piece && /^(?:\u3000|\u00a0{2})/.test(piece.text)
    if (breaks > 1 || (breaks === 1 && indented)) lines.push([])
    else if (breaks === 1) lines.at(-1)?.push({ atom: elementNode('br'), marks: [] })
    breaks = 0
    lines.at(-1)?.push(piece)
  }
  return lines
}

/** No mark around white space only, and equal neighbours together. */
const build = (row: readonly Piece[]): BodyNode[] => {
  const out: BodyNode[] = []
  for (let at = 0; at < row.length; ) {
    const piece = row[at]
    if (piece === undefined) break
    const mark = piece.marks[0]
    if (mark === undefined) {
      const last = out.at(-1)
      if ('atom' in piece) out.push(piece.atom)
      else if (last?.kind === 'text') last.text += piece.text
      else out.push(textNode(piece.text))
      at += 1
      continue
    }
    const same = (other: Piece | undefined) =>
      other?.marks[0] !== undefined &&
      (other.marks[0] === mark || (PLAIN_MARK.has(mark.tag) && other.marks[0].tag === mark.tag))
    let end = at + 1
    while (same(row[end])) end += 1
    const inside = row.slice(at, end).map(inner => ({ ...inner, marks: inner.marks.slice(1) }))
    const children = build(inside)
    const shown =
      innerText(children).trim() !== '' || inside.some(inner => 'atom' in inner && inner.atom.tag === 'img')
    if (shown) out.push(elementNode(mark.tag, children, mark.attrs))
    else out.push(...children)
    at = end
  }
  return joinText(out)
}

const joinText = (nodes: BodyNode[]): BodyNode[] => {
  const out: BodyNode[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (node.kind === 'text' && last?.kind === 'text') out[out.length - 1] = textNode(last.text + node.text)
    else out.push(node)
  }
  return out
}

/**
 * The lines that a run of inline nodes means, each trimmed and never empty: usually one; several where `mayCut` and
 * the run holds double breaks.
 */
export const inlines = (nodes: readonly BodyNode[], mayCut: boolean): BodyNode[][] => {
  const row = collapse(pieces(nodes))
  const lines = mayCut ? cut(row) : [row]
  return lines.map(line => build(trimEdges(line))).filter(line => line.length > 0)
}
