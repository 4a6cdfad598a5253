import { civilDateOf } from '../../../law/civil-date.ts'
import { formatIndexNumber } from '../../../law/index-numbers.ts'
import { nextNumber, PLATFORM_SCOPE } from '../../../platform/counters/counters.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { addJob, removeJob } from '../../../platform/jobs/jobs.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { agencyOf } from '../../agencies/index.ts'
import { choiceProblems, moveLive, recordRegained, withParents } from '../../catalogue/index.ts'
import { dropEntry, putEntry } from '../../search/index.ts'
import { digest } from '../bodies/digest.ts'
import { gatesInForce } from '../gates.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { searchEntryOf } from '../search-entry.ts'
import { publicationSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { callPin, callRelease, callWithdraw, insertSignature, loadStanding, updateEdition } from '../store.ts'
import { type StepInput, step } from './step.ts'

/** The job that releases what was scheduled. */
export const RELEASE_DUE = 'publications.release-due'

function scheduleKey(editionId: string): string {
  return `${RELEASE_DUE}:${editionId}`
}

/** Sets the moment of release; the releaser who signed 终审 does so, and exactly that revision goes out. */
export function scheduleRelease(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { at: Date },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ standing: Standing }>> {
  return step(tx, kinds, 'schedule', input, actor, now, async standing => {
    await addJob(
      tx,
      RELEASE_DUE,
      { edition: standing.editionId },
      { runAt: input.at, key: scheduleKey(standing.editionId) },
    )
    return { scheduled_for: input.at }
  })
}

export function cancelSchedule(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
) {
  return step(tx, kinds, 'unschedule', input, actor, now, async standing => {
    await removeJob(tx, scheduleKey(standing.editionId))
    return { scheduled_for: null }
  })
}

/** Releases an approved edition now: page, list, feed, API and search row become visible at one commit. */
export async function releaseNow(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ number: number }>> {
  return releasing(tx, kinds, 'release', input, actor, now)
}

/** The worker's part of a schedule. Run twice it does nothing the second time: the state is no longer `scheduled`. */
export async function releaseScheduled(
  tx: Tx,
  kinds: readonly PublicationKind[],
  editionId: string,
  now: Date,
): Promise<Outcome<{ number: number }>> {
  return releasing(tx, kinds, 'release', { editionId }, 'system', now)
}

/**
 * 应急发布: two people and the 保密关 before release (条例 第十七条 knows no exception); the other gates are signed by a
 * third person within the hours of the setting, and the supervising office sees what is owed until then.
 */
export async function releaseUrgently(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ number: number }>> {
  return releasing(tx, kinds, 'release-urgently', input, actor, now)
}

async function releasing(
  tx: Tx,
  kinds: readonly PublicationKind[],
  event: 'release' | 'release-urgently',
  input: StepInput,
  actor: Actor | 'system',
  now: Date,
): Promise<Outcome<{ number: number }>> {
  let number = 0
  const done = await step(tx, kinds, event, input, actor, now, async standing => {
    if (event === 'release-urgently' && actor !== 'system') {
      const { emergencyHours } = await publicationSettings(tx, now)
      await insertSignature(tx, standing, 'final', actor.id, input.reason ?? '', now)
      const due = new Date(now.getTime() + emergencyHours * 3_600_000)
      await updateEdition(tx, standing.editionId, { urgent: true, gates_due: due }, now)
    }
    number = await throughTheDoor(tx, kindOf(kinds, standing.kind), standing, actor, now)
    return undefined
  })
  return done.ok ? { ok: true, number } : done
}

async function throughTheDoor(
  tx: Tx,
  kind: PublicationKind,
  standing: Standing,
  actor: Actor | 'system',
  now: Date,
): Promise<number> {
  // What goes out is what was signed: the text is hashed once more before it leaves.
  if (digest(standing.content) !== standing.digest) {
    throw new Error(`revision ${standing.revisionId} does not match its digest; nothing is released`)
  }
  const agency = await agencyOf(tx, standing.agencyId)
  const { policyGate } = await publicationSettings(tx, now)
  const year = Number(civilDateOf(now).slice(0, 4))
  const number = standing.number ?? (await nextNumber(tx, PLATFORM_SCOPE, 0, 'publication'))
  const indexNumber =
    standing.indexNumber ??
    formatIndexNumber({
      prefix: agency.indexPrefix,
      year,
      serial: await nextNumber(tx, agency.id, year, 'publication-index'),
    })
  const final = standing.signatures.find(each => each.gate === 'final')?.personId
  const releasedBy = actor === 'system' ? final : actor.id
  if (!releasedBy) throw new Error(`edition ${standing.editionId} was scheduled without a final signature`)
  const publication = { id: standing.publicationId, agencyId: agency.id }
  await recordRegained(tx, publication, actor === 'system' ? null : actor, now)
  await callRelease(
    tx,
    {
      editionId: standing.editionId,
      releasedBy,
      number,
      indexNumber,
      agencyKey: agency.key,
      agencyName: agency.name,
      gates: gatesInForce(policyGate).map(gate => gate.key),
      files: standing.content.attachments.map(({ id }) => ({ id })),
    },
    now,
  )
  await putEntry(tx, searchEntryOf(standing, kind, number, agency, now))
  return number
}

/**
 * Takes a publication from the public: its address stays and says when, which agency and why. Texts and files leave
 * the live store at once, also those of older versions; the index number is never given again.
 */
export function withdrawPublication(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ standing: Standing }>> {
  return step(tx, kinds, 'withdraw', input, actor, now, async standing => {
    await callWithdraw(tx, standing.publicationId, input.reason.trim(), now)
    await dropEntry(tx, standing.publicationId)
    return undefined
  })
}

/** Keeps a publication at the top of lists until a moment, or lets it go (`until` null). */
export function pinPublication(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { until: Date | null },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ standing: Standing }>> {
  return step(tx, kinds, 'pin', input, actor, now, async standing => {
    await callPin(tx, standing.publicationId, input.until, now)
    return undefined
  })
}

/**
 * Moves something live to other columns, on every channel at once. The text stays what was signed: columns are stamped at
 * release and lie outside it.
 */
export async function placePublication(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { columns: readonly string[] },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const columns = withParents(input.columns)
  const before = await loadStanding(tx, input.editionId, 'lock')
  if (!before) return refused('', 'not-found')
  const { level } = await agencyOf(tx, before.agencyId)
  const problems = choiceProblems(input.columns, level)
  if (problems.length > 0) return { ok: false, problems }
  return step(tx, kinds, 'place', { ...input, columns }, actor, now, async ({ publicationId, agencyId }) => {
    await moveLive(tx, { publicationId, agencyId, level, columns }, actor, now)
    return undefined
  })
}
