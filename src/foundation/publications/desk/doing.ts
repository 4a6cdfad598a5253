import { inTransaction, type Tx, violatedConstraint } from '../../../platform/db/db.ts'
import { onceOnly } from '../../../platform/forms/once.ts'
import type { PageAnswer } from '../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type Outcome, type Problem, refused } from '../actions/step.ts'
import { problemWords } from '../words.ts'

/** What carrying out a form came to: the address to go on to, or what kept it from happening. */
export type Done =
  | { readonly ok: true; readonly location: string }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A refusal inside the transaction: nothing of it is kept, and the once-key may be used again. */
class Refusal extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('refused')
    this.problems = problems
  }
}

/** What the database refuses when two people act at the same moment, in the words of the rules. */
const CONSTRAINT_CODES: Readonly<Record<string, Problem['code']>> = {
  one_edition_in_work: 'edition-in-work',
  each_gate_once: 'gate-open',
  author_does_not_sign: 'not-author',
  final_gate_is_apart: 'signed-no-other-gate',
  three_different_people: 'signed-no-other-gate',
}

/** Carries out a form once, in one transaction. A second sending answers the first one's address and does nothing. */
export async function doOnce(
  visit: DeskVisit,
  once: string,
  work: (tx: Tx) => Promise<Outcome<{ location: string }>>,
): Promise<Done> {
  try {
    const location = await inTransaction(visit.db, tx =>
      onceOnly(tx, once, visit.now, async () => {
        const outcome = await work(tx)
        if (!outcome.ok) throw new Refusal(outcome.problems)
        return outcome.location
      }),
    )
    return { ok: true, location }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems }
    const code = CONSTRAINT_CODES[violatedConstraint(error) ?? '']
    if (code) return refused({ field: '', code })
    throw error
  }
}

/** The status that tells a program what a page tells a person. */
export function statusOf(problems: readonly Problem[]): PageAnswer['status'] {
  const codes = problems.map(problem => problem.code)
  if (codes.includes('not-found')) return 404
  if (codes.includes('wrong-role')) return 403
  if (codes.some(code => ['wrong-state', 'changed-meanwhile', 'edition-in-work'].includes(code))) return 409
  return 422
}

/** The problems as an error summary shows them: each leads to its field, where it has one. */
export function errorsOf(problems: readonly Problem[]): { field?: string; message: string }[] {
  return problems.map(problem => ({
    ...(problem.field === '' ? {} : { field: problem.field }),
    message: problemWords(problem),
  }))
}
