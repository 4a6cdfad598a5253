import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import type { Tx } from '../../platform/db/db.ts'
import { marksOf } from './marks.ts'
import { opened } from './sealing.ts'
import { requestOf, updateRequest } from './store.ts'

/** Makes the codes of applicant and subject anew by the current key; papers that were purged leave no code of theirs. */
export async function renewMarks(tx: Tx, keys: KeyRing, caseId: string): Promise<void> {
  const row = await requestOf(tx, caseId)
  const whole = row && opened(keys, row)
  if (!whole) return
  await updateRequest(tx, caseId, marksOf(keys, whole.applicant, whole.papers, whole.request.description))
}
