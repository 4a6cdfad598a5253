import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import { newRecordKey } from '../../../platform/crypto/record-keys.ts'
import { type Applicant, keyOf, type Papers } from '../sealing.ts'
import type { CorrectionRow } from './tables.ts'

/** Which record is wrong in which way, and what proves it (Regulation art. 41). */
export interface CorrectionWords {
  readonly record: string
  readonly wrong: string
  readonly right: string
  readonly evidence: string
}

export interface SealedCorrection {
  readonly applicant: Applicant
  readonly papers: Papers
  readonly words: CorrectionWords
}

/** What is stored of who demands what: under a key of the case's own. */
export function sealedCorrection(
  keys: KeyRing,
  caseId: string,
  { applicant, papers, words }: SealedCorrection,
): Pick<CorrectionRow, 'wrapped_key' | 'sealed_applicant' | 'sealed_words' | 'sealed_papers'> {
  const { wrapped, key } = newRecordKey(keys, caseId)
  return {
    wrapped_key: wrapped,
    sealed_applicant: key.seal(JSON.stringify(applicant), 'applicant'),
    sealed_words: key.seal(JSON.stringify(words), 'words'),
    sealed_papers: papers.number === '' ? null : key.seal(JSON.stringify(papers), 'papers'),
  }
}

/** Who demands what; undefined once it was erased. The papers are empty once they were purged. */
export function openedCorrection(keys: KeyRing, row: CorrectionRow): SealedCorrection | undefined {
  const key = keyOf(keys, row)
  if (!key || row.sealed_applicant === null || row.sealed_words === null) return undefined
  return {
    applicant: JSON.parse(key.open(row.sealed_applicant, 'applicant')) as Applicant,
    words: JSON.parse(key.open(row.sealed_words, 'words')) as CorrectionWords,
    papers:
      row.sealed_papers === null
        ? { type: '', number: '' }
        : (JSON.parse(key.open(row.sealed_papers, 'papers')) as Papers),
  }
}
