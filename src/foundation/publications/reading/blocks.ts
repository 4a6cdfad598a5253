import type { LossCode, ReadImage, Remark } from './document.ts'
import type { StatedMetadata } from './stated-metadata.ts'

/** One line or paragraph. `html` holds inline tags only; `level` is the level the file itself gave a heading. */
export interface TextBlock {
  readonly kind: 'text'
  readonly html: string
  readonly level?: number
}

export interface Cell {
  readonly html: string
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
}

export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly rows: readonly (readonly Cell[])[]
}

/** Anything that is carried over as it stands: lists, quotations, figures, rules. */
export interface RawBlock {
  readonly kind: 'raw'
  readonly html: string
}

export type Block = TextBlock | TableBlock | RawBlock

/** What each format's reader answers: the content in order, and what the file says about itself. */
export interface Source {
  readonly blocks: readonly Block[]
  readonly stated: StatedMetadata
  readonly images: readonly ReadImage[]
  readonly lost: readonly Remark<LossCode>[]
}

export function textBlock(html: string, level?: number): TextBlock {
  return level === undefined ? { kind: 'text', html } : { kind: 'text', html, level }
}

export function plainCell(text: string, header: boolean, colspan = 1, rowspan = 1): Cell {
  return { html: escapeText(text), header, colspan, rowspan }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe inside an element or a double-quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, char => ENTITIES[char] ?? char)
}

/** The text of inline HTML written by this folder: tags away, `<br>` a line break, the four entities back. */
export function plainText(html: string): string {
  return html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

/** The text of a block, for rules that read lines; tables and raw blocks have none. */
export function lineOf(block: Block): string {
  return block.kind === 'text' ? plainText(block.html).trim() : ''
}
