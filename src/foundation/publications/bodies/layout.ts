import { type BodyNode, type ElementNode, parseBody, type TextNode } from './tree.ts'

/**
 * A body as lines of text: one line a block, one line a table row with tabs between its cells. Everything that reads
 * words (search, comparison, checks) reads this one layout, so that a place found in the text leads back to the body.
 */

/** One line: `tag` is the element it came from (`tr` for a row, `li` for an item), `targets` the addresses it points to. */
export type Line = { tag: string; text: string; start: number; end: number; targets: string[] }
/** Which characters of the text came from which text node; generated text (numbers of lists, tabs) belongs to none. */
export type Run = { start: number; end: number; node: TextNode }
/** Where each element begins and ends in the text; an image has no words, so both are the same. */
export type Places = Map<ElementNode, { start: number; end: number }>
export type Layout = { text: string; lines: Line[]; runs: Run[]; places: Places }

const BLOCK =
  /^(?:h[2-6]|p|hr|ul|ol|li|blockquote|figure|figcaption|table|caption|colgroup|thead|tbody|tfoot|tr|th|td|div)$/
const isBlock = (node: BodyNode): node is ElementNode => node.kind === 'element' && BLOCK.test(node.tag)

const numeral = (number: number, type: string | undefined): string =>
  type !== undefined && /^a$/i.test(type) && number <= 26
    ? String.fromCharCode((type === 'a' ? 96 : 64) + number)
    : String(number)

class Writer {
  /** Finished lines, joined once at the end: cutting a growing text line by line would copy it each time. */
  private readonly finished: string[] = []
  private before = 0
  private now = ''
  readonly lines: Line[] = []
  readonly runs: Run[] = []
  readonly places: Places = new Map()
  private line: Line | undefined
  private prefix = ''

  get text(): string {
    return this.finished.join('')
  }

  private get length(): number {
    return this.before + this.now.length
  }

  open(tag: string): Line {
    this.close()
    const start = this.length
    this.line = { tag, text: '', start, end: start, targets: [] }
    this.now = this.prefix
    this.prefix = ''
    return this.line
  }

  close(): void {
    const { line } = this
    this.line = undefined
    if (line === undefined) return
    line.end = this.length
    line.text = this.now
    this.now = ''
    if (line.text === '' && line.targets.length === 0) return
    this.lines.push(line)
    if (line.text === '') return
    this.finished.push(line.text, '\n')
    this.before += line.text.length + 1
  }

  inline(nodes: readonly BodyNode[], line: Line): void {
    for (const node of nodes) {
      const start = this.length
      if (node.kind === 'text') {
        this.now += node.text
        this.runs.push({ start, end: this.length, node })
        continue
      }
      if (node.tag === 'br') this.now += '\n'
      else if (node.tag === 'img') line.targets.push(`${node.attrs.src ?? ''} ${node.attrs.alt ?? ''}`.trim())
      else {
        if (isBlock(node) && !/[\s]$/.test(this.now)) this.now += ' '
        if (node.tag === 'a' && node.attrs.href !== undefined) line.targets.push(node.attrs.href)
        this.inline(node.children, line)
      }
      this.places.set(node, { start, end: this.length })
    }
  }

  rows(nodes: readonly BodyNode[]): void {
    for (const node of nodes) {
      if (node.kind === 'text') continue
      if (node.tag === 'caption') this.inline(node.children, this.open('caption'))
      else if (node.tag === 'tr') {
        const line = this.open('tr')
        const cells = node.children.filter((cell): cell is ElementNode => cell.kind === 'element')
        cells.forEach((cell, at) => {
          if (at > 0) this.now += '\t'
          this.inline(trimmed(cell.children), line)
        })
      } else this.rows(node.children)
    }
  }

  items(list: ElementNode): void {
    let number = Number(list.attrs.start ?? 1)
    for (const item of list.children) {
      if (item.kind === 'text') continue
      if (list.tag === 'ol') this.prefix = `${numeral(number, list.attrs.type)}. `
      this.blocks(item.children, 'li')
      number += 1
    }
    this.prefix = ''
  }

  blocks(nodes: readonly BodyNode[], bare: string): void {
    let loose: BodyNode[] = []
    const flush = () => {
      const run = trimmed(loose)
      loose = []
      if (run.length > 0) this.inline(run, this.open(bare))
    }
    for (const node of nodes) {
      if (!isBlock(node)) {
        loose.push(node)
        continue
      }
      flush()
      this.close()
      const start = this.length
      if (node.tag === 'ul' || node.tag === 'ol') this.items(node)
      else if (node.tag === 'table') this.rows(node.children)
      else if (/^(?:p|h[2-6]|figcaption)$/.test(node.tag)) this.inline(node.children, this.open(node.tag))
      else this.blocks(node.children, node.tag === 'li' ? 'li' : node.tag === 'figure' ? 'figure' : 'p')
      this.close()
      this.places.set(node, { start, end: Math.max(start, this.length - 1) })
    }
    flush()
    this.close()
  }
}

/** Without the white space that only separates elements. */
const trimmed = (nodes: readonly BodyNode[]): BodyNode[] => {
  const blank = (node: BodyNode | undefined) => node?.kind === 'text' && /^[ \t\r\n]*$/.test(node.text)
  let from = 0
  let to = nodes.length
  while (from < to && blank(nodes[from])) from += 1
  while (to > from && blank(nodes[to - 1])) to -= 1
  return nodes
    .slice(from, to)
    .filter(node => !(blank(node) && node.kind === 'text' && node.text.includes('\n')))
}

/** Lays out nodes of a sanitised body. The text ends without a line end. */
export const layoutNodes = (nodes: readonly BodyNode[]): Layout => {
  const writer = new Writer()
  writer.blocks(nodes, 'p')
  return {
    text: writer.text.replace(/\n$/, ''),
    lines: writer.lines,
    runs: writer.runs,
    places: writer.places,
  }
}

/** Lays out a sanitised body. */
export const layoutBody = (html: string): Layout => layoutNodes(parseBody(html))
