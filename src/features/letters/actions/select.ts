import { agencyOf } from '../../../foundation/agencies/index.ts'
import { loadCase } from '../../../foundation/cases/index.ts'
import {
  emptyContent,
  type PublicationKind,
  startPublication,
} from '../../../foundation/publications/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { kindOf } from '../kinds.ts'
import { letterKinds } from '../publication-kinds.ts'
import { personalTraces } from '../rules.ts'
import { opened } from '../sealing.ts'
import { letterOf, updateLetter } from '../store.ts'
import { letterCase } from '../workflow.ts'
import type { Ground } from './step.ts'

/** A question and an answer as a person rewrote them for the public. */
export interface Rewritten {
  readonly caseId: string
  readonly kind: PublicationKind['key']
  readonly title: string
  readonly question: string
  readonly answer: string
}

/**
 * Begins a publication of what a person rewrote: only with the writer's consent (个人信息保护法 第二十五条), only of an
 * answered letter, once, and only where the machine sees nothing personal in it. It goes through the gates like any text.
 */
export async function selectLetter(
  tx: Tx,
  { keys }: Ground,
  rewritten: Rewritten,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly editionId: string }>> {
  const standing = await loadCase(tx, letterCase, rewritten.caseId, 'lock')
  const letter = standing && (await letterOf(tx, standing.id))
  if (!standing || !letter) return refused('', 'not-found')
  if (standing.state !== 'answered') return refused('', 'not-answered')
  if (kindOf(letter.kind).publishedAs === null) return refused('', 'not-selectable')
  if (!letter.consents) return refused('', 'no-consent')
  if (letter.publication_id !== null) return refused('', 'selected-before')
  const known = opened(keys, letter)
  const kind = letterKinds.find(each => each.key === rewritten.kind)
  if (!known || !kind) return refused('', 'erased')
  const problems = (['title', 'question', 'answer'] as const).flatMap(field =>
    personalTraces(rewritten[field], known.writer)
      .slice(0, 1)
      .map(code => ({ field, code })),
  )
  if (problems.length > 0) return { ok: false, problems }
  const { name } = await agencyOf(tx, standing.agencyId)
  const content = {
    ...emptyContent(),
    title: rewritten.title,
    issuers: [name],
    body: `<h2>来信</h2>${paragraphs(rewritten.question)}<h2>答复</h2>${paragraphs(rewritten.answer)}`,
  }
  const started = await startPublication(tx, kind, standing.agencyId, content, actor, now)
  if (!started.ok) return started
  await updateLetter(tx, standing.id, { publication_id: started.publicationId })
  await recordFact(
    tx,
    {
      kind: 'letter.selected',
      actor,
      scope: standing.agencyId,
      subject: { type: 'letter', id: standing.id },
    },
    now,
  )
  return { ok: true, editionId: started.editionId }
}

/** Plain text as paragraphs; whatever looks like markup is text. */
function paragraphs(text: string): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return safe
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .map(line => `<p>${line.trim()}</p>`)
    .join('')
}
