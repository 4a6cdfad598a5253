import type { ReadingProblem } from './document.ts'
import { attribute, type DomNode, descendants, isElement, isMachinery, isText, tagOf } from './dom.ts'
import { mainContent } from './main-content.ts'

/** A cell as its author typed it, without any repair: spaces and breaks inside are kept. */
export interface TableCell {
  readonly text: string
  readonly colspan: number
  readonly rowspan: number
}

export interface PageTable {
  readonly kind: 'table'
  readonly rows: readonly (readonly TableCell[])[]
}

/** A part of a page in reading order: a line of text, or a table that holds no other table. */
export type PagePart = { readonly kind: 'line'; readonly text: string } | PageTable

/**
 * The lines and tables of a web page, raw: for readers of tables who must see what stands there, faults included. Of a
 * table within a table the inner one is read, because the outer one only lays out the page.
 */
export async function partsOfPage(html: string): Promise<PagePart[]> {
  const { parseMarkup } = await import('./from-html.ts')
  const root = parseMarkup(html)
  return partsOf(mainContent(root))
}

/** The same of a Word document, or why it cannot be read. */
export async function partsOfDocx(bytes: Uint8Array): Promise<PagePart[] | ReadingProblem> {
  const { docxMarkup } = await import('./from-docx.ts')
  const converted = await docxMarkup(bytes)
  if (typeof converted === 'string') return converted
  const { parseMarkup } = await import('./from-html.ts')
  return partsOf(parseMarkup(converted.html))
}

const BLOCKS: ReadonlySet<string> = new Set(
  'p div li h1 h2 h3 h4 h5 h6 br tr ul ol dd dt section article center blockquote caption hr'.split(' '),
)

function partsOf(root: DomNode): PagePart[] {
  const parts: PagePart[] = []
  let line = ''
  const endLine = () => {
    const text = line.trim()
    if (text !== '') parts.push({ kind: 'line', text })
    line = ''
  }
  const read: DomNode[] = []
  for (const node of descendants(root, one => !isMachinery(one) && !read.includes(one))) {
    if (tagOf(node) === 'table' && !holdsTable(node)) {
      endLine()
      parts.push({ kind: 'table', rows: rowsOf(node) })
      read.push(...node.childNodes)
    } else if (BLOCKS.has(tagOf(node)) || tagOf(node) === 'td') endLine()
    else if (isText(node)) {
      if (startsBlock(node)) endLine()
      line += (node.nodeValue ?? '').replace(/\s*\n\s*/g, '')
    }
  }
  endLine()
  return parts
}

// Loose text after a closed block begins a line of its own.
function startsBlock(node: DomNode): boolean {
  const siblings = node.parentNode?.childNodes ?? []
  const before = siblings[[...siblings].indexOf(node) - 1]
  return before !== undefined && BLOCKS.has(tagOf(before))
}

function holdsTable(table: DomNode): boolean {
  for (const below of descendants(table)) if (tagOf(below) === 'table') return true
  return false
}

function rowsOf(table: DomNode): TableCell[][] {
  const rows: TableCell[][] = []
  for (const node of descendants(table, one => !isMachinery(one))) {
    if (tagOf(node) !== 'tr') continue
    const cells = node.childNodes.filter(child => ['td', 'th'].includes(tagOf(child)))
    rows.push(cells.map(cellOf))
  }
  return rows
}

const MOST_SPAN = 1000

function cellOf(cell: DomNode): TableCell {
  const span = (name: string) => {
    const value = Number(attribute(cell, name))
    return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPAN) : 1
  }
  return { text: cellText(cell), colspan: span('colspan'), rowspan: span('rowspan') }
}

function cellText(cell: DomNode): string {
  let text = ''
  for (const node of descendants(cell, one => !isMachinery(one))) {
    if (isText(node)) text += (node.nodeValue ?? '').replace(/[\n\r\t]+/g, ' ')
    else if (isElement(node) && BLOCKS.has(tagOf(node)) && text !== '' && !text.endsWith('\n')) text += '\n'
  }
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
}
