import { canonicalJson } from '../../platform/crypto/canonical-json.ts'
import { sha256 } from '../../platform/crypto/digest.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { newRecordKey, openRecordKey, type RecordKey } from '../../platform/crypto/record-keys.ts'
import type { RequestRow } from './tables.ts'

/** Who asks, and how to reach them: what is not known is empty (Regulation art. 29 (1)). */
export interface Applicant {
  readonly name: string
  /** Of an organisation. */
  readonly legalRepresentative: string
  readonly agent: string
  readonly phone: string
  readonly mail: string
  readonly address: string
  readonly postcode: string
}

/** The proof of identity. */
export interface Papers {
  readonly type: string
  readonly number: string
}

export const FORMS_OF_PROVISION = ['paper', 'electronic', 'medium', 'other'] as const
export type FormOfProvision = (typeof FORMS_OF_PROVISION)[number]
export const WAYS_OF_OBTAINING = ['online', 'mail', 'post', 'counter', 'inspection'] as const
export type WayOfObtaining = (typeof WAYS_OF_OBTAINING)[number]

/** What is asked for, and in which form (art. 29 (2) and (3)). */
export interface RequestWords {
  readonly description: string
  readonly form: FormOfProvision
  readonly way: WayOfObtaining
  /** May be left empty; nothing depends on it. */
  readonly purpose: string
  /** How the applicant wants to be helped (art. 43). */
  readonly help: string
}

export interface Sealed {
  readonly applicant: Applicant
  readonly papers: Papers
  readonly request: RequestWords
}

/** What is stored of who asks for what: under a key of the request's own. */
export function sealed(
  keys: KeyRing,
  caseId: string,
  { applicant, papers, request }: Sealed,
): Pick<RequestRow, 'wrapped_key' | 'sealed_applicant' | 'sealed_request' | 'sealed_papers'> {
  const { wrapped, key } = newRecordKey(keys, caseId)
  return {
    wrapped_key: wrapped,
    sealed_applicant: key.seal(JSON.stringify(applicant), 'applicant'),
    sealed_request: key.seal(JSON.stringify(request), 'request'),
    sealed_papers: papers.number === '' ? null : key.seal(JSON.stringify(papers), 'papers'),
  }
}

/** Who asks for what; undefined once it was erased. The papers are empty once they were purged. */
export function opened(keys: KeyRing, row: RequestRow): Sealed | undefined {
  const { wrapped_key: wrapped, sealed_applicant, sealed_request, sealed_papers } = row
  if (wrapped === null || sealed_applicant === null || sealed_request === null) return undefined
  const key = openRecordKey(keys, wrapped, row.case_id)
  return {
    applicant: JSON.parse(key.open(sealed_applicant, 'applicant')) as Applicant,
    request: JSON.parse(key.open(sealed_request, 'request')) as RequestWords,
    papers:
      sealed_papers === null
        ? { type: '', number: '' }
        : (JSON.parse(key.open(sealed_papers, 'papers')) as Papers),
  }
}

/** What is asked for, without opening who asks; undefined once it was erased. */
export function wordsOf(
  keys: KeyRing,
  row: Pick<RequestRow, 'wrapped_key' | 'case_id' | 'sealed_request'>,
): RequestWords | undefined {
  const key = keyOf(keys, row)
  return key && row.sealed_request !== null
    ? (JSON.parse(key.open(row.sealed_request, 'request')) as RequestWords)
    : undefined
}

/** The key of a request, for what is written about it afterwards. Undefined once it was erased. */
export function keyOf(
  keys: KeyRing,
  row: Pick<RequestRow, 'wrapped_key' | 'case_id'>,
): RecordKey | undefined {
  return row.wrapped_key === null ? undefined : openRecordKey(keys, row.wrapped_key, row.case_id)
}

/** The digest that signatures name: SHA-256 over the canonical JSON (RFC 8785) of a letter's words. */
export function letterDigest(letter: object): string {
  return sha256(canonicalJson(letter))
}
