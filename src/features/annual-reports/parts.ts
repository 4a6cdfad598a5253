import {
  type BodyNode,
  type ElementNode,
  parseBody,
  plainText,
  sanitise,
} from '../../foundation/publications/index.ts'
import type { PaperBlock, PaperCell } from '../../ui/paper/paper.ts'

/**
 * The parts of a report that people write. The national form knows paragraphs and tables; a report is frozen, signed by its
 * digest and given as page, PDF and Word file, so a part holds these and nothing else: lines of plain text, or the body of a
 * page (`<p>`, `<table>`) where there is a table.
 */

const AS_BODY = /^<(?:p|table)>/

/** What somebody wrote, as it is kept: from an editor, a Word file that was pasted, or plain lines. `part(part(x)) === part(x)`. */
export function part(written: string): string {
  const blocks = blocksOf(parseBody(sanitise(written)))
  const lines = blocks.map(block => (block.kind === 'table' ? undefined : block.text))
  const plain = lines.every(line => line !== undefined) && !AS_BODY.test(lines[0] ?? '')
  return plain ? lines.join('\n') : blocks.map(asBody).join('\n')
}

/** The words of a part, a line for each paragraph and for each row of a table: for the checks, and for programs. */
export function partText(kept: string): string {
  return AS_BODY.test(kept) ? plainText(kept) : kept
}

/** A part as the blocks of an official paper. */
export function partBlocks(kept: string): readonly PaperBlock[] {
  if (AS_BODY.test(kept)) return blocksOf(parseBody(kept))
  return kept
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(text => ({ kind: 'text', text }))
}

type Block = Extract<PaperBlock, { kind: 'text' | 'table' }>

/** Paragraphs and tables in their order; what lies in a list, a heading or a box is a paragraph of its own. */
function blocksOf(nodes: readonly BodyNode[]): readonly Block[] {
  const out: Block[] = []
  let line = ''
  const end = () => {
    const text = line.replace(/[ \t\n]+/g, ' ').trim()
    if (text !== '') out.push({ kind: 'text', text })
    line = ''
  }
  const walk = (node: BodyNode, marker: string) => {
    if (node.kind === 'text') {
      line += node.text
      return
    }
    if (node.tag === 'br') return end()
    if (INLINE.has(node.tag)) {
      for (const child of node.children) walk(child, '')
      return
    }
    end()
    if (node.tag === 'table') {
      out.push(...tableOf(node))
      return
    }
    line = marker
    for (const [at, child] of node.children.entries()) walk(child, markerOf(node, at))
    end()
  }
  for (const node of nodes) walk(node, '')
  end()
  return out
}

const INLINE = new Set(['strong', 'em', 'u', 's', 'sub', 'sup', 'a', 'img', 'span'])

/** Numbers of lists are written out, as the page shows them. */
function markerOf(list: ElementNode, at: number): string {
  if (list.tag !== 'ol') return ''
  const before = list.children.slice(0, at).filter(child => child.kind === 'element').length
  return `${Number(list.attrs.start ?? 1) + before}. `
}

function tableOf(table: ElementNode): readonly Block[] {
  const rows = below(table, 'tr').map(row =>
    row.children.flatMap((cell): PaperCell[] => {
      if (cell.kind === 'text' || (cell.tag !== 'td' && cell.tag !== 'th')) return []
      const span = (name: string) =>
        Number(cell.attrs[name]) > 1 ? { [name]: Number(cell.attrs[name]) } : {}
      return [
        {
          text: textOf(cell),
          ...(cell.tag === 'th' ? { head: true } : {}),
          ...span('colspan'),
          ...span('rowspan'),
        },
      ]
    }),
  )
  const columns = Math.max(0, ...rows.map(row => row.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0)))
  const [caption] = below(table, 'caption')
  return columns === 0
    ? []
    : [
        {
          kind: 'table',
          widths: Array.from({ length: columns }, () => 1),
          rows,
          ...(caption ? { caption: textOf(caption) } : {}),
        },
      ]
}

function below(node: ElementNode, tag: string): readonly ElementNode[] {
  return node.children.flatMap((child): readonly ElementNode[] =>
    child.kind === 'text' ? [] : child.tag === tag ? [child] : below(child, tag),
  )
}

function textOf(node: BodyNode): string {
  const words = (one: BodyNode): string =>
    one.kind === 'text' ? one.text : one.children.map(words).join(' ')
  return words(node).replace(/\s+/g, ' ').trim()
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A block as the body of a page, in the one form in which it is kept. */
function asBody(block: Block): string {
  if (block.kind === 'text') return `<p>${escaped(block.text)}</p>`
  const rows = block.rows.map(row => {
    const cells = row.map(({ text, head, colspan, rowspan }) => {
      const spans = `${colspan ? ` colspan="${colspan}"` : ''}${rowspan ? ` rowspan="${rowspan}"` : ''}`
      return head ? `<th${spans}>${escaped(text)}</th>` : `<td${spans}>${escaped(text)}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const caption = block.caption === undefined ? '' : `<caption>${escaped(block.caption)}</caption>`
  return `<table>${caption}<tbody>${rows.join('')}</tbody></table>`
}
