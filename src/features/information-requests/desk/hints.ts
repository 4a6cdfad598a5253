import type { Db } from '../../../platform/db/db.ts'
import type { RequestFile } from '../file.ts'
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

/** Requests of the same applicant, and of the same title or document number: found by keyed codes, without opening a seal. */
export function hintsFor(db: Db, { row }: RequestFile): Promise<readonly Hint[]> {
  return similarRequests(db, row)
}
