import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import { keyOf } from '../sealing.ts'
import type { RequestRow } from '../tables.ts'
import { findingContext, wordsContext } from './actions.ts'
import type { ComplaintRow } from './tables.ts'

/** A complaint with its words; what was erased is undefined. */
export interface ReadComplaint extends Omit<ComplaintRow, 'sealed_words' | 'sealed_finding'> {
  readonly words: string | undefined
  readonly finding: string | undefined
}

export function readComplaint(
  keys: KeyRing,
  row: Pick<RequestRow, 'wrapped_key' | 'case_id'>,
  { sealed_words, sealed_finding, ...rest }: ComplaintRow,
): ReadComplaint {
  const key = keyOf(keys, row)
  return {
    ...rest,
    words: key?.open(sealed_words, wordsContext(rest.id)),
    finding: sealed_finding === null ? undefined : key?.open(sealed_finding, findingContext(rest.id)),
  }
}
