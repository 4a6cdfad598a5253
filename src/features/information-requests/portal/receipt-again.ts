import { type CaseKind, issueReceipt, loadCase } from '../../../foundation/cases/index.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import type { PrivateVisit } from '../../../platform/http/routes.ts'

const AGAIN_MINUTES = 10

/**
 * The form was sent before and its answer was perhaps lost on the way. Only whoever has the page that the form stood on can
 * send its once-key, so they get a new query code, for some minutes; the older one opens nothing any more.
 */
export async function receiptAgain<S extends string, E extends string, N extends string>(
  { db, now }: PrivateVisit,
  kind: CaseKind<S, E, N>,
  caseId: string,
) {
  return inTransaction(db, async tx => {
    const standing = await loadCase(tx, kind, caseId, 'lock')
    if (!standing?.number || now.getTime() - standing.openedAt.getTime() > AGAIN_MINUTES * 60_000)
      return undefined
    return { caseId, number: standing.number, ...(await issueReceipt(tx, caseId, now)) }
  })
}
