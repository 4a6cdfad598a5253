/** A cell of a table on paper. */
export interface PaperCell {
  readonly text: string
  readonly head?: boolean
  readonly colspan?: number
  readonly rowspan?: number
  /** Figures stand to the right. */
  readonly number?: boolean
  /** On a page alone: where the figure comes from. */
  readonly href?: string
}

export type PaperBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly caption?: string
      /** How wide the columns are, to each other. */
      readonly widths: readonly number[]
      readonly rows: readonly (readonly PaperCell[])[]
    }

/**
 * An official paper as pure data: a letter, a decision, a report. It is drawn as a page, as PDF and as a Word file from the same
 * words; plain text throughout, so nothing in it can be markup.
 */
export interface Paper {
  readonly title: string
  readonly number?: string
  readonly addressee?: string
  readonly blocks: readonly PaperBlock[]
  readonly attachments?: readonly string[]
  readonly signer: string
  /** It goes out under the agency's seal: the place for it stands beside the signer. */
  readonly sealed?: true
  /** In words: `2026年3月6日`. */
  readonly date?: string
  /** Across the sheet: `草稿`, `示例`. */
  readonly watermark?: string
  readonly created: Date
}

/** Where the seal is set, beside the signer. */
export const SEAL_PLACE = '（印章）'

/** Every word of a paper, for what must be looked at in all of them. */
export function wordsOf(paper: Paper): string {
  const blocks = paper.blocks.flatMap(block =>
    block.kind === 'table'
      ? [block.caption ?? '', ...block.rows.flat().map(cell => cell.text)]
      : [block.text],
  )
  const { title, number, addressee, attachments, signer, sealed, date, watermark } = paper
  const seal = sealed ? SEAL_PLACE : undefined
  return [title, number, addressee, ...blocks, ...(attachments ?? []), signer, seal, date, watermark]
    .filter(each => each !== undefined)
    .join('\n')
}
