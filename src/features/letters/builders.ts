import { loadCase } from '../../foundation/cases/index.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { approveAnswer, submitAnswer } from './actions/answer.ts'
import { supplementLetter, withdrawLetter } from './actions/applicant.ts'
import { chooseDesks } from './actions/desks.ts'
import { type Filed, fileLetter, type Sent } from './actions/file.ts'
import { acceptLetter, askWriter, referLetter } from './actions/handle.ts'
import type { Ground } from './actions/step.ts'
import { kindOf } from './kinds.ts'
import { opened } from './sealing.ts'
import type { LetterState } from './workflow.ts'
import { letterCase } from './workflow.ts'

/** A letter for a test or the demonstration; what is left out is made up, and says so. */
export function sampleLetter(parts: Partial<Sent> = {}): Sent {
  return {
    kind: kindOf('consult'),
    agency: '',
    writer: { name: '示例来信人', phone: '0539-0000000', mail: '', place: '' },
    words: { subject: '示例来信', body: '这是一封示例来信。', page: '' },
    consents: false,
    ...parts,
  }
}

/** The value of an outcome that a story takes for granted. Throws with the problems where it was refused. */
export function taken<T extends object>(outcome: Outcome<T>): T & { readonly ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome as T & { readonly ok: true }
}

/** Opens letters for some agencies; the first takes those whose writers do not know whom to ask. */
export function openedDesks(db: Db, agencies: readonly [string, ...string[]], now: Date): Promise<unknown> {
  const [byDefault] = agencies
  return inTransaction(db, async tx => taken(await chooseDesks(tx, { agencies, byDefault }, null, now)))
}

/** Sends a letter. */
export function filed(db: Db, ground: Ground, sent: Sent, now: Date): Promise<Filed> {
  return inTransaction(db, async tx => taken(await fileLetter(tx, ground, sent, now)))
}

/** What every letter that is there is about, as its writer put it. */
export async function letterSubjects(db: Db, keys: KeyRing): Promise<readonly string[]> {
  const rows = await db.selectFrom('desk.letters').selectAll().execute()
  return rows.map(row => opened(keys, row)?.words.subject ?? '')
}

/** Who carries a sample letter on. */
export interface Hands {
  readonly handler: Actor
  readonly approver: Actor
}

/** Brings a letter that just came to a state, through the acts that lead there. `at(n)` is the moment of the n-th act. */
export async function brought(
  db: Db,
  ground: Ground,
  caseId: string,
  state: LetterState,
  hands: Hands,
  at: (step: number) => Date,
  words: { readonly answer?: string; readonly question?: string; readonly supplement?: string } = {},
): Promise<void> {
  const { handler, approver } = hands
  const on = async () => {
    const standing = await loadCase(db, letterCase, caseId)
    return { caseId, version: standing?.version ?? 0 }
  }
  const act = async (work: Parameters<typeof inTransaction<Outcome<object>>>[1]) =>
    taken(await inTransaction(db, work))
  if (state === 'received') return
  if (state === 'withdrawn') {
    await act(tx => withdrawLetter(tx, caseId, at(1)))
    return
  }
  if (state === 'elsewhere') {
    const input = { ...(await on()), channel: 'petition' }
    await act(tx => referLetter(tx, ground, input, handler, at(1)))
    return
  }
  const seen = await on()
  await act(tx => acceptLetter(tx, seen, handler, at(1)))
  if (state === 'awaiting' || words.question) {
    const asked = { ...(await on()), words: words.question ?? '请补充示例地点。' }
    await act(tx => askWriter(tx, ground, asked, handler, at(2)))
    if (state === 'awaiting') return
    const supplement = { caseId, words: words.supplement ?? '示例地点。' }
    await act(tx => supplementLetter(tx, ground, supplement, at(3)))
  }
  if (state === 'handling') return
  const written = { ...(await on()), draft: 0, answer: words.answer ?? '这是示例答复。' }
  await act(tx => submitAnswer(tx, ground, written, handler, at(4)))
  if (state === 'drafted') return
  const submitted = await on()
  await act(tx => approveAnswer(tx, ground, submitted, approver, at(5)))
}
