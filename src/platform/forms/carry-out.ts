import { type Db, inTransaction, type Tx } from '../db/db.ts'
import type { Form, Problem } from './form.ts'
import { onceOnly } from './once.ts'
import type { Outcome } from './outcome.ts'

/**
 * What carrying out a form came to: the address to go on to and what was made, or what kept it from happening. `made` is
 * absent where the form had been carried out before.
 */
export type CarriedOut<T extends object = object> =
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
 * Carries out a form once, in one transaction, by its hidden field `once`. A second sending of the same form does
 * nothing and answers the first one's address.
 */
export async function carryOut<T extends object>(
  visit: { readonly db: Db; readonly form: Form; readonly now: Date },
  work: (tx: Tx) => Promise<Outcome<T>>,
  location: (made: T) => string,
): Promise<CarriedOut<T>> {
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

/**
 * The status of a form that comes back: 403 where the person may not, 404 where the subject is not, 409 where it changed
 * under the writer, 422 otherwise.
 */
export function statusOf(problems: readonly Problem[]): 200 | 403 | 404 | 409 | 422 {
  if (problems.length === 0) return 200
  if (problems.some(problem => problem.code === 'changed-meanwhile')) return 409
  if (problems.some(problem => problem.code === 'not-permitted')) return 403
  return problems.some(problem => problem.field === '' && problem.code === 'unknown') ? 404 : 422
}
