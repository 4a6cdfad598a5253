import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { RequestFile } from '../file.ts'
import { soughtMarks } from '../marks.ts'
import { askedPrompts, isOpenPrompt } from '../publicity/prompts.ts'
import { opened } from '../sealing.ts'
import { countOfApplicant } from '../store.ts'
import { similarRequests } from '../store-hints.ts'

/** Another request of the same agency that a handler should know of. */
export interface Hint {
  readonly caseId: string
  readonly number: string
  readonly receivedOn: string | null
  readonly outcome: string | null
  readonly sameApplicant: boolean
  readonly sameSubject: boolean
}

export interface Hints {
  readonly similar: readonly Hint[]
  /** How many pieces the same applicant sent to the agency in the calendar month of this one, itself among them. */
  readonly inMonth: number
  /** The request under which it is asked whether this becomes public for everybody; undefined where nothing asks. */
  readonly publicity: string | undefined
}

/** Requests of the same applicant, and of the same title or document number: found by keyed codes, without opening their seals. */
export async function hintsFor(db: Db, keys: KeyRing, { row }: RequestFile, now: Date): Promise<Hints> {
  const whole = opened(keys, row)
  if (!whole) return { similar: [], inMonth: 0, publicity: undefined }
  const sought = soughtMarks(keys, whole.applicant, whole.papers, whole.request.description)
  const similar = await similarRequests(db, row, sought)
  const month = row.received_on === null ? undefined : monthOf(row.received_on)
  const inMonth = month ? await countOfApplicant(db, row.agency_id, sought.applicant, month) : 0
  const prompts =
    row.subject_marks.length === 0 ? [] : await askedPrompts(db, [row.agency_id], now, row.subject_marks)
  const publicity = prompts.find(each => isOpenPrompt(each) && each.caseIds.includes(row.case_id))?.anchor
  return { similar, inMonth, publicity }
}

function monthOf(day: string): { readonly from: string; readonly until: string } {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { from: `${day.slice(0, 7)}-01`, until: next }
}
