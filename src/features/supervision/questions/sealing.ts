import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import { newRecordKey, openRecordKey } from '../../../platform/crypto/record-keys.ts'
import type { TaskQuestionRow } from './tables.ts'

const FIELD = 'words'

/** What is stored of a question as asked: under a key of its own. */
export function sealed(
  keys: KeyRing,
  caseId: string,
  words: string,
): Pick<TaskQuestionRow, 'wrapped_key' | 'sealed_words'> {
  const { wrapped, key } = newRecordKey(keys, caseId)
  return { wrapped_key: wrapped, sealed_words: key.seal(words, FIELD) }
}

/** The question as asked; undefined once it was erased. */
export function opened(
  keys: KeyRing,
  row: Pick<TaskQuestionRow, 'case_id' | 'wrapped_key' | 'sealed_words'>,
): string | undefined {
  if (row.wrapped_key === null || row.sealed_words === null) return undefined
  return openRecordKey(keys, row.wrapped_key, row.case_id).open(row.sealed_words, FIELD)
}
