import { openCells } from '../../../foundation/cases/index.ts'
import { outcomeOf } from '../../../law/outcomes.ts'
import { HIDDEN_KINDS, type HiddenFinding } from '../../../platform/files/hidden-data/index.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import type { RequestFile } from '../file.ts'
import { requestWorkflow } from '../workflow.ts'
import type { CheckProblem } from './tables.ts'

/** Records are brought in and prepared while a reply can be drafted, by whoever may draft it. */
export function mayPrepare({ standing, row }: Pick<RequestFile, 'standing' | 'row'>, actor: Actor): boolean {
  const cells = openCells(requestWorkflow, { state: standing.state, agencyId: row.agency_id }, actor)
  return cells.some(cell => cell.event === 'draft' || cell.event === 'revise')
}

/** Whether a reply of this outcome carries records (Regulation art. 36 (2) and art. 37). */
export function givesRecords(outcome: string | null): boolean {
  return outcome !== null && (outcomeOf(outcome)?.evidence.includes('attachments') ?? false)
}

/**
 * What a file must have before it leaves as it is, or as a cleaned copy: `free` where nothing hidden was found, `reason` where what
 * was found may stay for a reason (or nobody could look, and a person did), `never` otherwise.
 */
export function leaving(
  findings: readonly Pick<HiddenFinding, 'kind'>[],
  problem: CheckProblem | null,
): 'free' | 'reason' | 'never' {
  if (problem === 'encrypted' || problem === 'unreadable') return 'never'
  if (problem !== null) return 'reason'
  if (findings.length === 0) return 'free'
  return findings.every(({ kind }) => HIDDEN_KINDS[kind].mayStay) ? 'reason' : 'never'
}

/** A release as a line of the letter's list: 《示例》.pdf（3页，部分内容已遮盖）. */
export function enclosureLine(release: {
  readonly name: string
  readonly pages: number | null
  readonly kind: 'as-is' | 'cleaned' | 'redacted'
}): string {
  const notes = [
    release.pages === null ? '' : `${release.pages}页`,
    release.kind === 'redacted' ? '部分内容已遮盖' : '',
  ].filter(Boolean)
  return notes.length === 0 ? release.name : `${release.name}（${notes.join('，')}）`
}
