import { type Tx, violatedConstraint } from '../../../platform/db/db.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { PageAnswer } from '../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { problemWords } from '../words.ts'

/** What carrying out a form came to: the address to go on to, or what kept it from happening. */
export type Done =
  | { readonly ok: true; readonly location: string }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What the database refuses when two people act at the same moment, in the words of the rules. */
const CONSTRAINT_CODES: Readonly<Record<string, Problem['code']>> = {
  one_edition_in_work: 'edition-in-work',
  each_gate_once: 'gate-open',
  author_does_not_sign: 'not-author',
  final_gate_is_apart: 'signed-no-other-gate',
  three_different_people: 'signed-no-other-gate',
}

/** Carries out a form once, in one transaction; what the database refuses comes back in the words of the rules. */
export async function doOnce(
  visit: DeskVisit,
  work: (tx: Tx) => Promise<Outcome<{ location: string }>>,
): Promise<Done> {
  try {
    return await carryOut(visit, work, made => made.location)
  } catch (error) {
    const code = CONSTRAINT_CODES[violatedConstraint(error) ?? '']
    if (code) return refused('', code)
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
