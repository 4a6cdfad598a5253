import { inTransaction, type Tx } from '../../../platform/db/db.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { onceOnly } from '../../../platform/forms/once.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import type { Outcome } from '../outcome.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text from an address or a form can be an identifier; anything else is asked of no table. */
export function isId(text: string | undefined | null): text is string {
  return typeof text === 'string' && UUID.test(text)
}

/** What carrying out a form came to. `made` is absent where the form had been carried out before. */
export type Done<T extends object> =
  | { readonly ok: true; readonly location: string; readonly made: T | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A refusal inside the transaction: nothing of it is kept, and the once-key may be used again. */
class Refusal extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('refused')
    this.problems = problems
  }
}

/**
 * Carries out a form once, in one transaction. A second sending of the same form does nothing and answers the first
 * one's address.
 */
export async function doOnce<T extends object>(
  visit: DeskVisit,
  work: (tx: Tx) => Promise<Outcome<T>>,
  location: (made: T) => string,
): Promise<Done<T>> {
  let made: T | undefined
  try {
    const address = await inTransaction(visit.db, tx =>
      onceOnly(tx, visit.form.get('once'), visit.now, async () => {
        const outcome = await work(tx)
        if (!outcome.ok) throw new Refusal(outcome.problems)
        made = outcome
        return location(outcome)
      }),
    )
    return { ok: true, location: address, made }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems }
    throw error
  }
}

/** The status that tells a program what a page tells a person. */
export function statusOf(problems: readonly Problem[]): 200 | 403 | 404 | 422 {
  if (problems.length === 0) return 200
  if (problems.some(problem => problem.code === 'not-permitted')) return 403
  return problems.some(problem => problem.field === '' && problem.code === 'unknown') ? 404 : 422
}
