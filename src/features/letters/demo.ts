import { loadCase } from '../../foundation/cases/index.ts'
import { addDays, civilDateOf, shanghaiInstant } from '../../law/civil-date.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import { rateLetter } from './actions/applicant.ts'
import { transferLetter } from './actions/handle.ts'
import { brought, filed, type Hands, openedDesks, sampleLetter, taken } from './builders.ts'
import { kindOf } from './kinds.ts'
import { projectCounts } from './store-counts.ts'
import { type LetterState, letterCase } from './workflow.ts'

/** A letter of the demonstration: invented, and marked as such. */
export interface DemoLetter {
  readonly kind: string
  /** The key of the agency that is addressed; '' leaves it open. */
  readonly agency: string
  /** How many days ago it came. */
  readonly daysAgo: number
  readonly state: LetterState
  readonly subject: string
  readonly body: string
  readonly consents?: boolean
  readonly answer?: string
  readonly score?: number
  /** Handed on first, to an agency of this key. */
  readonly transferredTo?: string
  /** Of a report about the site. */
  readonly error?: string
}

export interface DemoCast {
  /** The agencies that answer letters, by key; the first takes those whose writers do not know whom to ask. */
  readonly desks: readonly { readonly key: string; readonly id: string; readonly hands: Hands }[]
}

/** Brings every letter to its state by the room's own acts, at the hours of its own days. */
export async function loadDemoLetters(
  db: Db,
  keys: KeyRing,
  cast: DemoCast,
  letters: readonly DemoLetter[],
  now: Date,
): Promise<void> {
  const [first] = cast.desks
  if (!first) throw new Error('the demonstration has no agency that answers letters')
  await openedDesks(db, [first.id, ...cast.desks.slice(1).map(desk => desk.id)], now)
  const ground = { keys, origin: 'http://localhost:8080' }
  for (const letter of letters) {
    const came = addDays(civilDateOf(now), -letter.daysAgo)
    // A day later for each act, and never later than now.
    const at = (step: number) => {
      const moment = shanghaiInstant(
        addDays(came, Math.floor((step + 1) / 2)),
        step % 2 === 0 ? '09:20' : '15:10',
      )
      return moment < now ? moment : now
    }
    const sent = sampleLetter({
      kind: kindOf(letter.kind),
      agency: letter.agency,
      writer: { name: '示例来信人', phone: '0539-0000000', mail: '', place: '' },
      words: { subject: letter.subject, body: letter.body, page: letter.error ? '/d/1' : '' },
      consents: letter.consents ?? false,
      ...(letter.error ? { site: { key: 'main', agencyKey: null, error: letter.error } } : {}),
    })
    const { caseId } = await filed(db, ground, sent, at(0))
    let desk = cast.desks.find(each => each.key === letter.agency) ?? first
    const target = cast.desks.find(each => each.key === letter.transferredTo)
    if (target) {
      const version = (await loadCase(db, letterCase, caseId))?.version ?? 1
      const input = { caseId, version, to: target.id, reason: '示例：由职责机关办理' }
      const { handler } = desk.hands
      await inTransaction(db, async tx => taken(await transferLetter(tx, ground, input, handler, at(0))))
      desk = target
    }
    await brought(db, ground, caseId, letter.state, desk.hands, at, {
      ...(letter.answer ? { answer: letter.answer } : {}),
    })
    const { score } = letter
    if (score !== undefined) {
      await inTransaction(db, async tx =>
        taken(await rateLetter(tx, ground, { caseId, score, words: '' }, at(6))),
      )
    }
  }
  await projectCounts(db, now)
}
