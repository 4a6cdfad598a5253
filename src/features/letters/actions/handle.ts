import { issueReceipt, loadCase } from '../../../foundation/cases/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { channelOf } from '../../../law/channels.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayDo, type Permission } from '../../../platform/permissions/permission.ts'
import { renewCodes, unmaskWriters } from '../permissions.ts'
import { insertUnmasking, letterOf, updateLetter } from '../store.ts'
import { letterDesks } from '../store-desks.ts'
import type { UnmaskPurpose } from '../tables.ts'
import { letterCase } from '../workflow.ts'
import { appendText } from './applicant.ts'
import { type Ground, type Stepped, stepLetter, tellWriter } from './step.ts'

interface On {
  readonly caseId: string
  readonly version: number
}

/** The agency takes the letter up. */
export function acceptLetter(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome<Stepped>> {
  return stepLetter(tx, 'accept', on, actor, now)
}

/**
 * Hands a letter to another agency, with a reason for its staff. The clock goes on: whom a letter belongs to is the
 * government's concern, and its writer does not wait longer for it.
 */
export async function transferLetter(
  tx: Tx,
  ground: Ground,
  on: On & { readonly to: string; readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const desk = (await letterDesks(tx)).find(each => each.agencyId === on.to)
  if (!desk) return refused('to', 'not-offered')
  const done = await stepLetter(
    tx,
    'transfer',
    {
      caseId: on.caseId,
      version: on.version,
      facts: {
        to: on.to,
        reason: on.reason,
        settles: actor.grants.some(grant => grant.role === 'supervising-office'),
      },
      note: on.reason,
      agencyId: on.to,
      says: `已转交${desk.name}办理，期限不重新计算`,
    },
    actor,
    now,
  )
  if (done.ok) await tellWriter(tx, ground, 'transferred', done.letter, done.case, now)
  return done
}

/** Ends the letter by telling its writer where the matter belongs: a way of law/channels.ts. */
export async function referLetter(
  tx: Tx,
  ground: Ground,
  on: On & { readonly channel: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const channel = channelOf(on.channel)
  const done = await stepLetter(
    tx,
    'refer',
    {
      caseId: on.caseId,
      version: on.version,
      ...(channel ? { facts: { channel: channel.key }, data: { channel: channel.key } } : {}),
      ...(channel ? { says: `不属于来信办理范围，已告知通过“${channel.name}”办理` } : {}),
    },
    actor,
    now,
  )
  if (!done.ok) return done
  await updateLetter(tx, on.caseId, { referred_to: on.channel })
  await tellWriter(tx, ground, 'referred', done.letter, done.case, now)
  return done
}

/** Asks the writer back; the clock waits. */
export async function askWriter(
  tx: Tx,
  ground: Ground,
  on: On & { readonly words: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const done = await stepLetter(tx, 'ask', { ...on, facts: { words: on.words } }, actor, now)
  if (!done.ok) return done
  await appendText(tx, ground, done.letter, {
    role: 'question',
    agency_id: done.case.agencyId,
    author_id: actor.id,
    text: on.words,
    at: now,
  })
  await tellWriter(tx, ground, 'asked', done.letter, done.case, now)
  return done
}

/** Goes on without what was asked for, once the time of waiting is over. */
export async function proceedWithout(tx: Tx, on: On, actor: Actor, now: Date): Promise<Outcome<Stepped>> {
  const waitDays = await settingAt(tx, 'letters.wait-days', civilDateOf(now))
  return stepLetter(tx, 'proceed', { ...on, facts: { waitDays } }, actor, now)
}

/** Gives a difficult letter more time, once, and tells its writer. */
export async function extendLetter(
  tx: Tx,
  ground: Ground,
  on: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const days = await settingAt(tx, 'letters.extension-days', civilDateOf(now))
  const done = await stepLetter(
    tx,
    'extend',
    {
      caseId: on.caseId,
      version: on.version,
      facts: { reason: on.reason },
      note: on.reason,
      says: `情况复杂，办理期限延长 ${days} 个工作日`,
      days,
    },
    actor,
    now,
  )
  if (done.ok) await tellWriter(tx, ground, 'extended', done.letter, done.case, now)
  return done
}

/** Notes that a person looks at what is masked, and for what; they may for the next minutes. */
export async function unmaskWriter(
  tx: Tx,
  on: { readonly caseId: string; readonly purpose: UnmaskPurpose },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const standing = await heldBy(tx, on.caseId, actor, unmaskWriters)
  if (!standing.ok) return standing
  await insertUnmasking(tx, { case_id: on.caseId, person_id: actor.id, purpose: on.purpose, at: now })
  await recordFact(
    tx,
    {
      kind: 'letter.unmasked',
      actor,
      scope: standing.agencyId,
      subject: { type: 'letter', id: on.caseId },
      data: { purpose: on.purpose },
    },
    now,
  )
  return { ok: true }
}

/** Gives the writer who came to the counter a new query code; the older one opens nothing any more. */
export async function renewCode(
  tx: Tx,
  caseId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly code: string }>> {
  const standing = await heldBy(tx, caseId, actor, renewCodes)
  if (!standing.ok) return standing
  const { code } = await issueReceipt(tx, caseId, now)
  await recordFact(
    tx,
    {
      kind: 'letter.code-renewed',
      actor,
      scope: standing.agencyId,
      subject: { type: 'letter', id: caseId },
    },
    now,
  )
  return { ok: true, code }
}

/** The agency that holds a letter, where the actor has a power in it. */
async function heldBy(
  tx: Tx,
  caseId: string,
  actor: Actor,
  permission: Permission,
): Promise<Outcome<{ readonly agencyId: string }>> {
  const standing = await loadCase(tx, letterCase, caseId, 'lock')
  if (!standing || !(await letterOf(tx, caseId))) return refused('', 'not-found')
  if (!mayDo(actor, permission, standing.agencyId)) return refused('', 'wrong-role')
  return { ok: true, agencyId: standing.agencyId }
}
