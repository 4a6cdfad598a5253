import { agencyOf } from '../../../foundation/agencies/index.ts'
import { type CivilDate, civilDateOf, datePartsOf } from '../../../law/civil-date.ts'
import type { LetterText } from '../../../law/letter-text.ts'
import { nextNumber } from '../../../platform/counters/counters.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { keyOf, letterDigest } from '../sealing.ts'
import { nextSeq } from '../store.ts'
import { insertRequestLetter, insertService, insertSignature } from '../store-letters.ts'
import type { RequestLetterRow, RequestRow, RequestServiceRow } from '../tables.ts'
import type { Ground } from './step.ts'

/** A letter as it is kept: the words, and the fields that they were made of, for whoever goes on with the draft. */
export interface KeptLetter {
  readonly text: LetterText
  readonly fields: Readonly<Record<string, string>>
}

/** Keeps a letter, sealed under the request's key. Its digest is of the words alone. Throws for an erased request. */
export async function keepLetter(
  tx: Tx,
  { keys }: Ground,
  row: RequestRow,
  letter: KeptLetter & {
    readonly document: string
    readonly template: string
    readonly outcome?: string | undefined
  },
  author: Actor | undefined,
  now: Date,
): Promise<RequestLetterRow> {
  const key = keyOf(keys, row)
  if (!key) throw new Error('The request was erased: nothing more is written about it.')
  const seq = await nextSeq(tx, 'desk.request_letters', row.case_id)
  const kept: RequestLetterRow = {
    case_id: row.case_id,
    seq,
    document: letter.document,
    template: letter.template,
    outcome: letter.outcome ?? null,
    sealed: key.seal(JSON.stringify({ text: letter.text, fields: letter.fields }), `letter:${seq}`),
    digest: letterDigest(letter.text),
    author_id: author?.id ?? null,
    at: now,
  }
  await insertRequestLetter(tx, kept)
  return kept
}

/** A letter's words and fields; undefined once they were erased. */
export function openLetter(
  { keys }: Ground,
  row: RequestRow,
  letter: RequestLetterRow,
): KeptLetter | undefined {
  const key = keyOf(keys, row)
  return key && (JSON.parse(key.open(letter.sealed, `letter:${letter.seq}`)) as KeptLetter)
}

/** What kind of word stands in the number of a letter. */
const WORDS: Readonly<Record<string, string>> = {
  D03: '登',
  D04: '补',
  D05: '说明',
  D06: '延',
  D07: '征',
  D09: '告',
  D11: '征',
  D12: '协',
  D13: '费',
  D24: '更',
}

/**
 * The next number of an agency's letters in a year: 示办公开〔2026〕第12号-答, or without the first word where the agency has no 发文代字. Numbers have no gaps, since the counter is locked until
 * the transaction ends.
 */
export async function nextLetterNumber(
  tx: Tx,
  agencyId: string,
  document: string,
  today: CivilDate,
): Promise<string> {
  const { year } = datePartsOf(today)
  const serial = await nextNumber(tx, agencyId, year, 'request-letter')
  const [prefix] = (await agencyOf(tx, agencyId)).numberPrefixes
  const word = prefix ? `${prefix.replace(/[字发函]$/u, '')}公开` : ''
  return `${word}〔${year}〕第${serial}号-${WORDS[document] ?? '答'}`
}

/** Signs a letter on its digest, and gives it the next number of its agency and year. */
export async function signLetter(
  tx: Tx,
  row: RequestRow,
  letter: RequestLetterRow,
  actor: Actor,
  now: Date,
): Promise<string> {
  const today = civilDateOf(now)
  const number = await nextLetterNumber(tx, row.agency_id, letter.document, today)
  await insertSignature(tx, {
    case_id: row.case_id,
    letter_seq: letter.seq,
    gate: 'final',
    opinion: 'clear',
    digest: letter.digest,
    person_id: actor.id,
    number,
    signed_on: today,
    at: now,
  })
  return number
}

/** Records how a letter went out or arrived. */
export async function recordService(tx: Tx, service: Omit<RequestServiceRow, 'seq'>): Promise<void> {
  await insertService(tx, { ...service, seq: await nextSeq(tx, 'desk.request_services', service.case_id) })
}
