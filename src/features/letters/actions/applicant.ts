import { loadCase } from '../../../foundation/cases/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { sealText } from '../sealing.ts'
import { insertText, letterOf, nextTextSeq, updateLetter } from '../store.ts'
import type { LetterRow, LetterTextRow } from '../tables.ts'
import { letterCase } from '../workflow.ts'
import { type Ground, type Stepped, stepLetter } from './step.ts'

/** The writer takes the letter back, as long as it is not answered. */
export function withdrawLetter(tx: Tx, caseId: string, now: Date): Promise<Outcome<Stepped>> {
  return stepLetter(tx, 'withdraw', { caseId }, 'applicant', now)
}

/** The writer answers a question back; the clock goes on. */
export async function supplementLetter(
  tx: Tx,
  ground: Ground,
  input: { readonly caseId: string; readonly words: string },
  now: Date,
): Promise<Outcome<Stepped>> {
  const done = await stepLetter(
    tx,
    'supplement',
    { caseId: input.caseId, facts: { words: input.words } },
    'applicant',
    now,
  )
  if (!done.ok) return done
  if (done.letter.wrapped_key === null) return refused('', 'erased')
  await appendText(tx, ground, done.letter, {
    role: 'supplement',
    agency_id: done.case.agencyId,
    author_id: null,
    text: input.words,
    at: now,
  })
  return done
}

/** The writer says once how satisfied they are with the answer, in words too where they like. */
export async function rateLetter(
  tx: Tx,
  ground: Ground,
  input: { readonly caseId: string; readonly score: number; readonly words: string },
  now: Date,
): Promise<Outcome<Stepped>> {
  // The lock of the case keeps two ratings apart.
  await loadCase(tx, letterCase, input.caseId, 'lock')
  const letter = await letterOf(tx, input.caseId)
  const done = await stepLetter(
    tx,
    'rate',
    {
      caseId: input.caseId,
      facts: { score: input.score, rated: letter?.score !== null },
      data: { score: input.score },
    },
    'applicant',
    now,
  )
  if (!done.ok) return done
  await updateLetter(tx, input.caseId, { score: input.score, rated_at: now })
  if (input.words !== '' && done.letter.wrapped_key !== null) {
    await appendText(tx, ground, done.letter, {
      role: 'rating',
      agency_id: done.case.agencyId,
      author_id: null,
      text: input.words,
      at: now,
    })
  }
  return done
}

/** The writer takes back the consent to publication. What is public already is for the desk to withdraw. */
export async function takeBackConsent(tx: Tx, caseId: string, now: Date): Promise<Outcome> {
  const standing = await loadCase(tx, letterCase, caseId, 'lock')
  if (!standing) return refused('', 'not-found')
  await updateLetter(tx, caseId, { consents: false })
  await recordFact(
    tx,
    {
      kind: 'letter.consent-taken-back',
      actor: null,
      scope: standing.agencyId,
      subject: { type: 'letter', id: caseId },
    },
    now,
  )
  return { ok: true }
}

/** Appends something that was written about a letter. Answers its place. */
export async function appendText(
  tx: Tx,
  { keys }: Ground,
  letter: LetterRow,
  { text, ...parts }: Omit<LetterTextRow, 'case_id' | 'seq' | 'sealed'> & { readonly text: string },
): Promise<number> {
  const seq = await nextTextSeq(tx, letter.case_id)
  await insertText(tx, { ...parts, case_id: letter.case_id, seq, sealed: sealText(keys, letter, seq, text) })
  return seq
}
