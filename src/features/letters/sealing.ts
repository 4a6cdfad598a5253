import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { newRecordKey, openRecordKey } from '../../platform/crypto/record-keys.ts'
import type { LetterRow, LetterTextRow } from './tables.ts'

/** Who wrote: what is not known is empty. */
export interface Writer {
  readonly name: string
  readonly phone: string
  readonly mail: string
  /** Where it happened or where the writer lives, as far as it was given. */
  readonly place: string
}

/** What was written. */
export interface Words {
  readonly subject: string
  readonly body: string
  /** Of a report about a website: the address of the page. */
  readonly page: string
}

/** What is stored of a letter's writer and words: under a key of its own. */
export function sealed(
  keys: KeyRing,
  caseId: string,
  writer: Writer,
  words: Words,
): Pick<LetterRow, 'wrapped_key' | 'sealed_person' | 'sealed_words'> {
  const { wrapped, key } = newRecordKey(keys, caseId)
  return {
    wrapped_key: wrapped,
    sealed_person: key.seal(JSON.stringify(writer), 'person'),
    sealed_words: key.seal(JSON.stringify(words), 'words'),
  }
}

/** Who wrote what; undefined once it was erased. */
export function opened(keys: KeyRing, row: LetterRow): { writer: Writer; words: Words } | undefined {
  if (row.wrapped_key === null || row.sealed_person === null || row.sealed_words === null) return undefined
  const key = openRecordKey(keys, row.wrapped_key, row.case_id)
  return {
    writer: JSON.parse(key.open(row.sealed_person, 'person')) as Writer,
    words: JSON.parse(key.open(row.sealed_words, 'words')) as Words,
  }
}

/** Seals what was written about a letter afterwards, in its place. Throws for a letter that was erased. */
export function sealText(keys: KeyRing, row: LetterRow, seq: number, text: string): string {
  if (row.wrapped_key === null) throw new Error('The letter was erased: nothing more is written about it.')
  return openRecordKey(keys, row.wrapped_key, row.case_id).seal(text, `text:${seq}`)
}

/** What was written about a letter, readable; nothing once it was erased. */
export type LetterText = Omit<LetterTextRow, 'sealed'> & { readonly text: string }

export function openTexts(keys: KeyRing, row: LetterRow, rows: readonly LetterTextRow[]): LetterText[] {
  const { wrapped_key: wrapped } = row
  if (wrapped === null) return []
  const key = openRecordKey(keys, wrapped, row.case_id)
  return rows.map(({ sealed: text, ...rest }) => ({ ...rest, text: key.open(text, `text:${rest.seq}`) }))
}
