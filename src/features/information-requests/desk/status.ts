import type { Problem } from '../../../platform/forms/form.ts'

/** The status that tells a program what the page tells a person. */
export function statusOf(problems: readonly Problem[]): 403 | 404 | 409 | 422 {
  const codes = problems.map(problem => problem.code)
  if (codes.includes('not-found')) return 404
  if (codes.includes('wrong-role')) return 403
  return codes.some(code => code === 'wrong-state' || code === 'changed-meanwhile') ? 409 : 422
}
