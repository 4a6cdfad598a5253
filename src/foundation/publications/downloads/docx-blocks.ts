import {
  AlignmentType,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type BodyNode, type ElementNode, parseBody } from '../bodies/tree.ts'

type Block = Paragraph | Table
type Marks = {
  readonly bold?: true
  readonly italics?: true
  readonly underline?: Record<string, never>
  readonly strike?: true
  readonly subScript?: true
  readonly superScript?: true
}
type Layout = {
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly indent?: { readonly left?: number; readonly firstLine?: number }
}

const LINE = { line: 579, lineRule: 'exact' as const }
const CELL_LINE = { line: 360, lineRule: 'atLeast' as const }
/** Two characters of 三号. */
const FIRST_LINE = 640

const HEADINGS: Readonly<Record<string, (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  h2: HeadingLevel.HEADING_1,
  h3: HeadingLevel.HEADING_2,
  h4: HeadingLevel.HEADING_3,
  h5: HeadingLevel.HEADING_4,
  h6: HeadingLevel.HEADING_5,
}

/** A sanitised body as paragraphs and tables of a Word file. Pictures are named by their alternative text. */
export function blocksOf(html: string): Block[] {
  return blocks(parseBody(html), 0)
}

function blocks(nodes: readonly BodyNode[], depth: number): Block[] {
  const out: Block[] = []
  let loose: BodyNode[] = []
  const flush = () => {
    if (loose.some(node => node.kind === 'element' || node.text.trim() !== '')) {
      out.push(
        paragraph(loose, { indent: { left: depth * FIRST_LINE, firstLine: depth > 0 ? 0 : FIRST_LINE } }),
      )
    }
    loose = []
  }
  for (const node of nodes) {
    if (node.kind === 'text' || !isBlock(node.tag)) {
      loose.push(node)
      continue
    }
    flush()
    out.push(...block(node, depth))
  }
  flush()
  return out
}

function isBlock(tag: string): boolean {
  return /^(?:h[2-6]|p|hr|ul|ol|blockquote|figure|figcaption|table|div)$/.test(tag)
}

function block(node: ElementNode, depth: number): Block[] {
  const heading = HEADINGS[node.tag]
  if (heading) return [new Paragraph({ heading, children: runs(node.children, {}) })]
  switch (node.tag) {
    case 'p':
    case 'figcaption':
      return [paragraph(node.children, layoutOf(node, depth))]
    case 'ul':
    case 'ol':
      return items(node, depth)
    case 'table':
      return [...captions(node), table(node)]
    case 'hr':
      return [new Paragraph({ thematicBreak: true, children: [] })]
    default:
      return blocks(node.children, node.tag === 'blockquote' ? depth + 1 : depth)
  }
}

function layoutOf(node: ElementNode, depth: number): Layout {
  const names = (node.attrs.class ?? '').split(' ')
  if (names.includes('align-right') || names.includes('signature')) return { alignment: AlignmentType.RIGHT }
  if (names.includes('align-center')) return { alignment: AlignmentType.CENTER }
  if (names.includes('no-indent')) return {}
  return { indent: { left: depth * FIRST_LINE, firstLine: FIRST_LINE } }
}

function paragraph(nodes: readonly BodyNode[], layout: Layout): Paragraph {
  return new Paragraph({ spacing: LINE, ...layout, children: runs(nodes, {}) })
}

/** Numbers are written out, as the page shows them: a reference to 第三项 must hold in the copy as well. */
function items(list: ElementNode, depth: number): Block[] {
  let number = Number(list.attrs.start ?? 1)
  return list.children.flatMap(item => {
    if (item.kind === 'text') return []
    const mark = list.tag === 'ol' ? `${number}. ` : '· '
    number += 1
    const inner = item.children.filter(child => child.kind === 'text' || !isBlock(child.tag))
    const nested = item.children.filter(child => child.kind === 'element' && isBlock(child.tag))
    const [first, ...rest] = nested
    const leads = inner.every(child => child.kind === 'text' && child.text.trim() === '')
    const opening = leads && first?.kind === 'element' && first.tag === 'p' ? first.children : inner
    return [
      new Paragraph({
        spacing: LINE,
        indent: { left: (depth + 2) * 320, hanging: 320 },
        children: [new TextRun(mark), ...runs(opening, {})],
      }),
      ...blocks(opening === inner ? nested : rest, depth + 1),
    ]
  })
}

function captions(node: ElementNode): Paragraph[] {
  return node.children.flatMap(child =>
    child.kind === 'element' && child.tag === 'caption'
      ? [new Paragraph({ alignment: AlignmentType.CENTER, children: runs(child.children, { bold: true }) })]
      : [],
  )
}

function table(node: ElementNode): Table {
  const rows = rowsOf(node).map(({ row, head }) => {
    const cells = row.children.flatMap(cell =>
      cell.kind === 'element' && (cell.tag === 'td' || cell.tag === 'th') ? [tableCell(cell)] : [],
    )
    // A row without cells of its own (all of them reach down from above) must still have one to be a row.
    return new TableRow({
      ...(head ? { tableHeader: true } : {}),
      children: cells.length > 0 ? cells : [emptyCell()],
    })
  })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.length > 0 ? rows : [new TableRow({ children: [emptyCell()] })],
  })
}

function rowsOf(node: ElementNode, head = false): { row: ElementNode; head: boolean }[] {
  return node.children.flatMap(child => {
    if (child.kind === 'text') return []
    if (child.tag === 'tr') return [{ row: child, head }]
    return /^t(?:head|body|foot)$/.test(child.tag) ? rowsOf(child, child.tag === 'thead') : []
  })
}

function tableCell(cell: ElementNode): TableCell {
  const span = (name: string) => Math.min(50, Math.max(1, Number(cell.attrs[name]) || 1))
  const bold: Marks = cell.tag === 'th' ? { bold: true } : {}
  const inner = cell.children.some(child => child.kind === 'element' && isBlock(child.tag))
    ? cell.children.flatMap(child =>
        child.kind === 'element' && child.tag === 'p'
          ? [new Paragraph({ spacing: CELL_LINE, children: runs(child.children, bold) })]
          : blocks([child], 0),
      )
    : [new Paragraph({ spacing: CELL_LINE, children: runs(cell.children, bold) })]
  return new TableCell({
    columnSpan: span('colspan'),
    rowSpan: span('rowspan'),
    children: inner.length > 0 ? inner : [new Paragraph({})],
  })
}

function emptyCell(): TableCell {
  return new TableCell({ children: [new Paragraph({})] })
}

const MARKS: Readonly<Record<string, Marks>> = {
  strong: { bold: true },
  em: { italics: true },
  u: { underline: {} },
  s: { strike: true },
  sub: { subScript: true },
  sup: { superScript: true },
}

function runs(nodes: readonly BodyNode[], marks: Marks): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    if (node.kind === 'text') {
      // White space of the source between elements is no space of the document.
      const text = legible(node.text).replace(/\s*\n\s*/g, '')
      return text === '' ? [] : [new TextRun({ text, ...marks })]
    }
    if (node.tag === 'br') return [new TextRun({ break: 1 })]
    if (node.tag === 'img') return [new TextRun({ text: `［图：${node.attrs.alt || '见网页'}］`, ...marks })]
    const link = node.tag === 'a' ? node.attrs.href : undefined
    const inner = runs(node.children, { ...marks, ...MARKS[node.tag] })
    return link && /^https?:/.test(link) ? [new ExternalHyperlink({ link, children: inner })] : inner
  })
}

/** Controls that XML cannot carry would make the file unreadable. */
function legible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
