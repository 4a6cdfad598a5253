import { type Block, type Cell, escapeText, plainText, type TableBlock, textBlock } from './blocks.ts'
import type { LossCode, ReadImage, Remark } from './document.ts'
import { attribute, type DomNode, isMachinery, isText, tagOf, textOf } from './dom.ts'
import { InlineWriter } from './inline-writer.ts'
import { isFurniture } from './main-content.ts'

export interface DomReading {
  readonly blocks: readonly Block[]
  readonly images: readonly ReadImage[]
  readonly lost: readonly Remark<LossCode>[]
}

const BLOCK_TAGS: ReadonlySet<string> = new Set([
  ...[
    'p',
    'div',
    'section',
    'article',
    'main',
    'center',
    'table',
    'tbody',
    'thead',
    'tfoot',
    'tr',
    'td',
    'th',
  ],
  ...[
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'figure',
    'figcaption',
    'hr',
    'pre',
    'address',
    'details',
  ],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'html',
    'body',
    'caption',
    'header',
    'footer',
    'aside',
    'form',
    'summary',
  ],
])
const DEEPEST = 200

/**
 * Turns a tree into blocks: a paragraph is divided at `<br>`, tables that only lay out a page are taken apart, lists and
 * quotations are carried over. `trustAttachments` keeps `attachment:N` images, which only our own `.docx` reading writes.
 */
export function blocksOfDom(root: DomNode, options: { trustAttachments: boolean }): DomReading {
  const reader = new DomReader(options.trustAttachments, [], [])
  reader.flow(root, 0)
  reader.flush()
  return { blocks: reader.blocks, images: reader.images, lost: reader.lost }
}

class DomReader {
  readonly blocks: Block[] = []
  private line: InlineWriter

  // A cell or list item is read by a reader of its own, which counts pictures on and names losses in the same lists.
  constructor(
    private readonly trustAttachments: boolean,
    readonly images: ReadImage[],
    readonly lost: Remark<LossCode>[],
  ) {
    this.line = this.newLine()
  }

  flow(node: DomNode, depth: number): void {
    for (const child of node.childNodes) {
      if (isText(child)) this.line.text(child.nodeValue ?? '')
      else if (isMachinery(child)) this.loseMachinery(child)
      else if (depth > DEEPEST) this.line.text(textOf(child))
      else if (tagOf(child) !== '') this.element(child, depth + 1)
    }
  }

  /** Ends the paragraph under way. */
  flush(level?: number): void {
    for (const html of this.line.lines()) this.blocks.push(textBlock(html, level))
    this.line = this.newLine()
  }

  private newLine(): InlineWriter {
    return new InlineWriter(this.trustAttachments, this.images, this.lost)
  }

  private element(node: DomNode, depth: number): void {
    const tag = tagOf(node)
    if (!BLOCK_TAGS.has(tag) && !this.containsBlock(node, 0)) {
      this.line.element(node)
      return
    }
    this.flush()
    if (isFurniture(node)) return
    if (/^h[1-6]$/.test(tag)) {
      this.line.children(node)
      this.flush(Number(tag.slice(1)))
    } else if (tag === 'hr') this.blocks.push({ kind: 'raw', html: '<hr>' })
    else if (tag === 'table') this.table(node, depth)
    else if (tag === 'ul' || tag === 'ol') this.list(node, tag)
    else if (tag === 'blockquote' || tag === 'figure') this.wrapped(node, tag, depth)
    else this.flow(node, depth)
    this.flush()
  }

  // A `<font>` or `<span>` around whole paragraphs is common in pages out of word processors.
  private containsBlock(node: DomNode, depth: number): boolean {
    if (depth > 20) return false
    return node.childNodes.some(child => BLOCK_TAGS.has(tagOf(child)) || this.containsBlock(child, depth + 1))
  }

  private table(node: DomNode, depth: number): void {
    const rows = rowsOf(node)
    const laysOut = rows.every(row => row.cells.length <= 1) || rows.some(row => row.cells.some(holdsTable))
    if (laysOut) {
      for (const row of rows) for (const cell of row.cells) this.cellFlow(cell, depth)
      return
    }
    const caption = node.childNodes.find(child => tagOf(child) === 'caption')
    const cells = rows.map(row => row.cells.map(cell => this.cell(cell, row.inHead)))
    const filled = cells.filter(row => row.length > 0)
    if (filled.length > 0) this.blocks.push(withHeaderRow(caption ? textOf(caption).trim() : '', filled))
  }

  private cellFlow(cell: DomNode, depth: number): void {
    this.flow(cell, depth + 1)
    this.flush()
  }

  private cell(node: DomNode, inHead: boolean): Cell {
    const inner = new DomReader(this.trustAttachments, this.images, this.lost)
    inner.flow(node, DEEPEST - 20)
    inner.flush()
    const html = inner.blocks.map(block => (block.kind === 'text' ? block.html : flat(block))).join('<br>')
    const span = (name: string) => Math.min(Math.max(Number.parseInt(attribute(node, name), 10) || 1, 1), 100)
    return {
      html,
      header: inHead || tagOf(node) === 'th',
      colspan: span('colspan'),
      rowspan: span('rowspan'),
    }
  }

  private list(node: DomNode, tag: string): void {
    const items = node.childNodes
      .filter(child => tagOf(child) === 'li')
      .map(item => `<li>${this.inner(item)}</li>`)
    if (items.length > 0) this.blocks.push({ kind: 'raw', html: `<${tag}>${items.join('')}</${tag}>` })
  }

  private wrapped(node: DomNode, tag: string, depth: number): void {
    const html = this.inner(node, depth)
    if (html !== '') this.blocks.push({ kind: 'raw', html: `<${tag}>${html}</${tag}>` })
  }

  // Content of a list item or quotation: one line stays bare, several become paragraphs.
  private inner(node: DomNode, depth = DEEPEST - 20): string {
    const inner = new DomReader(this.trustAttachments, this.images, this.lost)
    inner.flow(node, depth)
    inner.flush()
    const [only] = inner.blocks
    if (inner.blocks.length === 1 && only?.kind === 'text') return only.html
    return inner.blocks.map(block => (block.kind === 'text' ? `<p>${block.html}</p>` : flat(block))).join('')
  }

  private loseMachinery(node: DomNode): void {
    const tag = tagOf(node)
    if (['script', 'iframe', 'object', 'embed', 'video', 'audio'].includes(tag)) {
      this.lost.push({ code: 'active-content', detail: tag })
    } else if (['input', 'select', 'textarea', 'button'].includes(tag)) {
      this.lost.push({ code: 'form-field', detail: tag })
    }
  }
}

interface Row {
  readonly cells: readonly DomNode[]
  readonly inHead: boolean
}

function rowsOf(table: DomNode): Row[] {
  return table.childNodes.flatMap(part => {
    if (tagOf(part) === 'tr') return [rowOf(part, false)]
    const grouped = ['tbody', 'thead', 'tfoot'].includes(tagOf(part))
    const rows = grouped ? part.childNodes.filter(child => tagOf(child) === 'tr') : []
    return rows.map(row => rowOf(row, tagOf(part) === 'thead'))
  })
}

function rowOf(row: DomNode, inHead: boolean): Row {
  return { cells: row.childNodes.filter(child => ['td', 'th'].includes(tagOf(child))), inHead }
}

function holdsTable(cell: DomNode): boolean {
  return cell.childNodes.some(
    child => tagOf(child) === 'table' || (tagOf(child) === 'div' && holdsTable(child)),
  )
}

function flat(block: Block): string {
  if (block.kind !== 'table') return block.html
  return block.rows.map(row => row.map(cell => cell.html).join(' ')).join('<br>')
}

// Word processors mark the heading of a table by bold type only; a first row that is bold throughout is one.
function withHeaderRow(caption: string, rows: readonly (readonly Cell[])[]): TableBlock {
  const [first = [], ...others] = rows
  const isHeading =
    others.length > 0 &&
    !rows.some(row => row.some(cell => cell.header)) &&
    first.every(cell => /^(?:<strong>[^<]*<\/strong>(?:<br>)?)+$/.test(cell.html))
  if (!isHeading) return { kind: 'table', caption, rows }
  return { kind: 'table', caption, rows: [first.map(asHeader), ...others] }
}

function asHeader(cell: Cell): Cell {
  return { ...cell, header: true, html: escapeText(plainText(cell.html)) }
}
