import type { Gate } from '../../../law/gates.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { type Asked, gatesFor, meets } from '../rules.ts'
import type { Standing } from '../standing.ts'
import { PROBLEM_WORDS } from '../words.ts'
import type { EditionNeed, editionWorkflow } from '../workflow.ts'

type EditionCell = (typeof editionWorkflow.cells)[number]

/** What a person cannot mend on the page: who they are to this text, and what others have not done yet. */
const STANDING_NEEDS: readonly EditionNeed[] = [
  'not-author',
  'signed-no-other-gate',
  'third-person',
  'secrecy-signed',
  'gates-signed',
  'final-signer',
  'gates-owed',
]

/**
 * Why an open cell cannot be used by this person now, as a sentence; undefined where the button works. A button that
 * would only be refused is not drawn: its place says why.
 */
export function obstacle(
  cell: EditionCell,
  standing: Standing,
  gates: readonly Gate[],
  actor: Actor,
  now: Date,
): string | undefined {
  const asked: Asked = { actor, now, gates, findings: [], lacking: [] }
  const unmet = cell.needs.find(need => STANDING_NEEDS.includes(need) && !meets(need, standing, asked))
  if (unmet) return PROBLEM_WORDS[unmet]
  const signing = cell.event === 'sign' || cell.event === 'sign-late'
  if (signing && gatesFor(standing, gates, actor).length === 0) return '由您签署的审查关均已签署。'
  return undefined
}
