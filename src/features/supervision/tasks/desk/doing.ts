import type { Tx } from '../../../../platform/db/db.ts'
import { carryOut } from '../../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../../platform/forms/form.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import { type Answer, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskVisit } from '../../../../platform/http/routes.ts'
import type { Post } from '../letters.ts'

/** What letters of this visit are written with. */
export function postOf(visit: DeskVisit): Post {
  return { keys: visit.services.keys, origin: visit.origin }
}

/** Carries out a form once; what was refused is shown by `again`. */
export async function doOnce<T extends object>(
  visit: DeskVisit,
  work: (tx: Tx) => Promise<Outcome<T>>,
  location: (made: T) => string,
  again: (problems: readonly Problem[]) => Promise<Answer>,
): Promise<Answer> {
  const done = await carryOut(visit, work, location)
  return done.ok ? seeOther(done.location) : again(done.problems)
}

/** The status that tells a program what a page tells a person. */
export function statusOf(problems: readonly Problem[]): 200 | 403 | 404 | 409 | 422 {
  const codes = problems.map(problem => problem.code)
  if (codes.length === 0) return 200
  if (codes.includes('not-found')) return 404
  if (codes.includes('wrong-role') || codes.includes('not-reporter')) return 403
  if (codes.some(code => code === 'wrong-state' || code === 'changed-meanwhile')) return 409
  return 422
}
