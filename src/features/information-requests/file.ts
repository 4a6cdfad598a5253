import { loadCalendar } from '../../foundation/calendar/index.ts'
import { type CaseEvent, type CaseStanding, eventsOf, loadCase } from '../../foundation/cases/index.ts'
import type { Due } from '../../law/clock.ts'
import { requestDocument } from '../../law/request-documents.ts'
import type { Calendar } from '../../law/working-days.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { requestDue } from './rules.ts'
import type { RequestState } from './states.ts'
import { evidenceOf, feeOf, requestOf, searchesOf, textsOf } from './store.ts'
import { consultationsOf, disputesOf } from './store-beside.ts'
import { lettersOf, servicesOf, signaturesOf, termsOf } from './store-letters.ts'
import type {
  ConsultationRow,
  DisputeRow,
  RequestEvidenceRow,
  RequestFeeRow,
  RequestLetterRow,
  RequestRow,
  RequestSearchRow,
  RequestServiceRow,
  RequestSignatureRow,
  RequestTermRow,
  RequestTextRow,
} from './tables.ts'
import { requestCase } from './workflow.ts'

/** One request's whole file (一申请一卷), still sealed. */
export interface RequestFile {
  readonly standing: CaseStanding<RequestState>
  readonly row: RequestRow
  readonly events: readonly CaseEvent[]
  readonly texts: readonly RequestTextRow[]
  readonly letters: readonly RequestLetterRow[]
  readonly signatures: readonly RequestSignatureRow[]
  readonly services: readonly RequestServiceRow[]
  readonly terms: readonly RequestTermRow[]
  readonly consultations: readonly ConsultationRow[]
  readonly searches: readonly RequestSearchRow[]
  readonly evidence: readonly RequestEvidenceRow[]
  readonly disputes: readonly DisputeRow[]
  readonly fee: RequestFeeRow | undefined
  readonly calendar: Calendar
  readonly clock: Due
}

/** Reads a file whole; `lock` keeps the case from others. Undefined where the case is none of ours. */
export async function fileOf(db: Db | Tx, caseId: string, lock?: 'lock'): Promise<RequestFile | undefined> {
  const standing = await loadCase(db, requestCase, caseId, lock)
  const row = standing && (await requestOf(db, caseId))
  if (!standing || !row) return undefined
  const calendar = await loadCalendar(db)
  const events = await eventsOf(db, caseId)
  return {
    standing,
    row,
    events,
    texts: await textsOf(db, caseId),
    letters: await lettersOf(db, caseId),
    signatures: await signaturesOf(db, caseId),
    services: await servicesOf(db, caseId),
    terms: await termsOf(db, caseId),
    consultations: await consultationsOf(db, caseId),
    searches: await searchesOf(db, caseId),
    evidence: await evidenceOf(db, caseId),
    disputes: await disputesOf(db, caseId),
    fee: await feeOf(db, caseId),
    calendar,
    clock: requestDue(events, calendar),
  }
}

/** The reply as it was composed last; undefined before the first. */
export function replyOf(file: Pick<RequestFile, 'letters'>): RequestLetterRow | undefined {
  return file.letters.findLast(letter => letter.outcome !== null)
}

/** The letters that went out to the applicant: notices once sent, the reply once dispatched; none to others, and no draft. */
export function sentLetters({
  letters,
  services,
  row,
}: Pick<RequestFile, 'letters' | 'services' | 'row'>): readonly RequestLetterRow[] {
  return letters.filter(
    letter =>
      requestDocument(letter.document).to === 'applicant' &&
      (letter.outcome === null
        ? services.some(each => each.letter_seq === letter.seq)
        : letter.seq === row.reply_seq && row.dispatched_on !== null),
  )
}

/** What stands on a letter once it is signed: its number and day. */
export function stampOf(
  file: Pick<RequestFile, 'signatures'>,
  seq: number,
): { readonly number: string | null; readonly signedOn: string | null } {
  const signed = file.signatures.find(each => each.letter_seq === seq && each.number !== null)
  return { number: signed?.number ?? null, signedOn: signed?.signed_on ?? null }
}
