import { type Block, type Cell, escapeText, lineOf, plainText, type TableBlock } from './blocks.ts'
import { headingRank, isArticle, runInHeading } from './headings.ts'
import { mayBeTitle } from './line-kinds.ts'
import type { Structure } from './structure.ts'
import { endsWithGenre, joinTitle } from './title-words.ts'

/**
 * Writes the body as semantic HTML. Title and number leave it, because the page shows them as metadata, and so does what is left of a web page; addressee,
 * signature and date stay, because they are part of the text. Headings begin at h2 and never skip a level.
 */
export function writeBody(blocks: readonly Block[], structure: Structure): string {
  const { opening, enclosed } = structure
  const left = new Set([
    ...opening.titleLines,
    ...opening.numberLines,
    ...opening.repeats,
    ...opening.furniture,
  ])
  const titles = enclosedTitles(blocks, enclosed)
  const outline = new Outline()
  const repeated = laterTexts(blocks)
  const hasArticles = blocks.filter(block => isArticle(lineOf(block))).length >= 3
  const html: string[] = []
  for (const [at, block] of blocks.entries()) {
    if (left.has(at)) continue
    const title = titles.get(at)
    if (title !== undefined) {
      if (title !== '') html.push(outline.heading(ENCLOSED_RANK, escapeText(title)))
    } else if (block.kind === 'text') html.push(paragraph(block, at, blocks, outline, repeated, hasArticles))
    else html.push(block.kind === 'table' ? tableHtml(block) : block.html)
  }
  return html.join('\n')
}

const ENCLOSED_RANK = 5
const MOST_ATTACHMENT_TITLE_LINES = 3

/**
 * The titles inside the document, by line: of what the covering letter encloses, and of each 附件 whose title stands
 * on the lines below the word. The first line carries the whole title, the others are empty.
 */
function enclosedTitles(
  blocks: readonly Block[],
  enclosed: Structure['enclosed'],
): ReadonlyMap<number, string> {
  const titles = new Map<number, string>()
  for (const [order, at] of (enclosed?.titleLines ?? []).entries()) {
    titles.set(at, order === 0 ? (enclosed?.title ?? '') : '')
  }
  for (const [at, block] of blocks.entries()) {
    const word = lineOf(block)
    if (!/^附\s*件\s*[\d一二三四五六七八九十]{0,3}$/.test(word) || titles.has(at)) continue
    const below = linesOfTitle(blocks, at + 1)
    if (below.length === 0) continue
    titles.set(at, `${word.replace(/\s/g, '')} ${joinTitle(below)}`)
    for (const order of below.keys()) titles.set(at + 1 + order, '')
  }
  return titles
}

function linesOfTitle(blocks: readonly Block[], from: number): string[] {
  const lines: string[] = []
  for (const block of blocks.slice(from, from + MOST_ATTACHMENT_TITLE_LINES)) {
    const text = lineOf(block)
    if (block.kind !== 'text' || !mayBeTitle(text)) break
    lines.push(text)
    if (endsWithGenre(joinTitle(lines))) return lines
  }
  return []
}

function paragraph(
  block: Block & { kind: 'text' },
  at: number,
  blocks: readonly Block[],
  outline: Outline,
  repeated: ReadonlyMap<string, number>,
  hasArticles: boolean,
): string {
  const text = lineOf(block)
  const rank = rankAt(blocks, at, hasArticles)
  // A heading that comes again further down, with nothing below it here, is a line of a table of contents.
  const isContents =
    rank !== undefined &&
    (repeated.get(text.replace(/\s+/g, '')) ?? at) > at &&
    rankAt(blocks, at + 1, hasArticles) !== undefined
  if (rank !== undefined && !isContents) return outline.heading(rank, withoutStrong(block.html))
  return `<p>${runInHeading(block.html)}</p>`
}

function rankAt(blocks: readonly Block[], at: number, hasArticles: boolean): number | undefined {
  const block = blocks[at]
  if (block?.kind !== 'text') return undefined
  const [before, after] = [blocks[at - 1], blocks[at + 1]]
  const context = { previous: before ? lineOf(before) : '', next: after ? lineOf(after) : '', hasArticles }
  return headingRank(lineOf(block), block.level, context)
}

/** Gives headings their level from the order in which ranks nest. */
class Outline {
  private readonly ranks: number[] = []

  heading(rank: number, html: string): string {
    while (this.ranks.length > 0 && (this.ranks.at(-1) ?? 0) >= rank) this.ranks.pop()
    this.ranks.push(rank)
    const level = Math.min(this.ranks.length + 1, 6)
    return `<h${level}>${html}</h${level}>`
  }
}

function laterTexts(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (const [at, block] of blocks.entries()) {
    const text = lineOf(block)
    if (text !== '' && text.length < 120) last.set(text.replace(/\s+/g, ''), at)
  }
  return last
}

function withoutStrong(html: string): string {
  return html.replace(/<\/?strong>/g, '')
}

function tableHtml({ caption, rows }: TableBlock): string {
  const headRows = rows.findIndex(row => !row.every(cell => cell.header))
  const headed = headRows === -1 ? rows.length : headRows
  const head = rows.slice(0, headed).map(row => rowHtml(row, 'col'))
  const body = rows.slice(headed).map(row => rowHtml(row, 'row'))
  const parts = [
    caption === '' ? '' : `<caption>${escapeText(caption)}</caption>`,
    head.length === 0 ? '' : `<thead>${head.join('')}</thead>`,
    body.length === 0 ? '' : `<tbody>${body.join('')}</tbody>`,
  ]
  return `<table>${parts.join('')}</table>`
}

function rowHtml(row: readonly Cell[], scope: 'col' | 'row'): string {
  return `<tr>${row.map(cell => cellHtml(cell, scope)).join('')}</tr>`
}

function cellHtml(cell: Cell, scope: 'col' | 'row'): string {
  const tag = cell.header ? 'th' : 'td'
  const spans = [
    cell.header ? ` scope="${scope}"` : '',
    cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '',
    cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '',
  ]
  const html = cell.header && plainText(cell.html) === '' ? '' : cell.html
  return `<${tag}${spans.join('')}>${html}</${tag}>`
}
