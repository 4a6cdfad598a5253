import { hashToken, newCode, normalizeCode, sameSecret } from '../../platform/crypto/tokens.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import { codeOfNumber, putCode, updateCode } from './store.ts'

/** 60 bits: twelve letters in three groups, which can be read aloud and cannot be guessed. */
const CODE_BITS = 60
const FAILURES_ALLOWED = 5

/**
 * Makes the query code of a case, or renews it at the counter: an older code opens nothing any more. It is stored
 * hashed, so this answer is the only time that it can be read.
 */
export async function issueReceipt(tx: Tx, caseId: string, now: Date): Promise<{ readonly code: string }> {
  const code = newCode(CODE_BITS)
  await putCode(tx, {
    case_id: caseId,
    code_hash: hashToken(code),
    failures: 0,
    locked_at: null,
    issued_at: now,
  })
  return { code }
}

/**
 * Opens a case by number and query code. An unknown number and a wrong code get the same answer (`wrong-receipt`); after
 * five failures the code is locked (`receipt-locked`) and is renewed at the counter. The transaction must commit also
 * on a refusal, or the failure is not counted.
 */
export async function redeemReceipt(
  tx: Tx,
  kinds: readonly string[],
  receipt: { readonly number: string; readonly code: string },
  now: Date,
): Promise<Outcome<{ readonly caseId: string; readonly kind: string }>> {
  const presented = normalizeCode(receipt.code)
  const number = receipt.number.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const row = await codeOfNumber(tx, kinds, number)
  // The comparison is made for an unknown number too, so that the time tells nothing.
  const right = sameSecret(row?.code_hash ?? '', hashToken(presented ?? ''))
  if (!row) return refused('', 'wrong-receipt')
  if (row.locked_at !== null) return refused('', 'receipt-locked')
  if (!right) {
    const failures = row.failures + 1
    const locked = failures >= FAILURES_ALLOWED
    await updateCode(tx, row.case_id, { failures, locked_at: locked ? now : null })
    return refused('', locked ? 'receipt-locked' : 'wrong-receipt')
  }
  if (row.failures > 0) await updateCode(tx, row.case_id, { failures: 0, locked_at: null })
  return { ok: true, caseId: row.case_id, kind: row.kind }
}
