/** The metadata fields that a reading answers for, and that `unsure` may name. */
export type ReadField = 'title' | 'agency' | 'number' | 'written' | 'published' | 'addressee'

export const READ_FIELDS: readonly ReadField[] = [
  'title',
  'agency',
  'number',
  'written',
  'published',
  'addressee',
]

/** Why a file could not be read at all. */
export type ReadingProblem =
  | 'empty-file'
  | 'not-text'
  | 'unknown-format'
  | 'name-disagrees'
  | 'damaged-file'
  | 'encrypted'
  | 'macros'
  | 'file-too-large'

/** What a reading could not carry over from the file. */
export type LossCode =
  | 'flattened-table'
  | 'text-box'
  | 'formula'
  | 'chart'
  | 'embedded-object'
  | 'page-header-or-footer'
  | 'comment'
  | 'tracked-deletion'
  | 'automatic-numbering'
  | 'unknown-style'
  | 'image-not-included'
  | 'active-content'
  | 'form-field'
  | 'page-chrome'
  | 'other'

/** What a reading changed in the author's text, always one of the named repairs and never a wording. */
export type RepairCode =
  | 'number-brackets'
  | 'spaces-between-han'
  | 'letter-spacing'
  | 'empty-cell'
  | 'invisible-characters'
  | 'broken-lines'
  | 'rebuilt-table'
  | 'encoding'

/** One remark to the drafter: a code, whose sentence the room's words hold, and the place or amount. */
export interface Remark<Code extends string> {
  readonly code: Code
  readonly detail: string
}

/** A picture that lay inside the file; `body` shows its place as `<img src="attachment:N">`, N the index here. */
export interface ReadImage {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly alt: string
}

/**
 * A file as the importer understood it. A field in `unsure` is a guess, or is missing where a document of this
 * kind has it; a field outside `unsure` is stated by the file and was contradicted by nothing in it.
 * Dates are `YYYY-MM-DD`; `number` has six-cornered brackets 〔〕; `body` is semantic HTML that has not yet passed the sanitiser.
 */
export interface ReadDocument {
  /** Set when nothing could be read; then every field is null, `title` is the file's name, `body` is empty. */
  readonly problem: ReadingProblem | null
  readonly title: string
  readonly agency: string | null
  readonly number: string | null
  readonly written: string | null
  readonly published: string | null
  readonly addressee: string | null
  readonly body: string
  readonly attachmentsNamed: readonly string[]
  readonly images: readonly ReadImage[]
  readonly keywords: string | null
  readonly theme: string | null
  readonly indexNumber: string | null
  readonly unsure: readonly ReadField[]
  readonly lost: readonly Remark<LossCode>[]
  readonly repaired: readonly Remark<RepairCode>[]
}

/** A file to read: its name (the ending tells the format) and its bytes. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One entry of the list that `import documents --json` prints. */
export interface ImportListItem {
  readonly file: string
  readonly title: string
  readonly agency: string | null
  readonly number: string | null
  readonly written: string | null
  readonly published: string | null
  readonly addressee: string | null
  readonly unsure: readonly ReadField[]
}

/** The fields of a reading that a list of imported files shows, beside the file's name. */
export function importListItem(file: string, read: ReadDocument): ImportListItem {
  const { title, agency, number, written, published, addressee, unsure } = read
  return { file, title, agency, number, written, published, addressee, unsure }
}
