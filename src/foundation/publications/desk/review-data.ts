import type { Gate } from '../../../law/gates.ts'
import type { DeskVisit } from '../../../platform/http/routes.ts'
import { type Agency, agencyOf } from '../../agencies/index.ts'
import { columnsOfPublication } from '../../catalogue/index.ts'
import { type Comparison, compareBodies } from '../bodies/compare.ts'
import type { Finding } from '../checks/types.ts'
import type { PublicationContent } from '../content.ts'
import { findingsOf } from '../findings.ts'
import { gatesInForce } from '../gates.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { lackingFields } from '../lacking.ts'
import { publicationSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { eventsOf, hasEditionInWork, lastSignedRevision, revisionContent } from '../store-desk.ts'
import {
  pinnedUntilOf,
  releasedBefore,
  signaturesOfEdition,
  type WarningAnswer,
  warningAnswersOf,
} from '../store-review.ts'
import type { EditionEventRow } from '../tables.ts'
import { type NameOf, namesOf } from './people.ts'
import type { SignedGate } from './timeline.ts'

/** What the page of review shows of one edition. */
export interface Review {
  readonly standing: Standing
  readonly kind: PublicationKind
  readonly agency: Agency
  /** The gates in force before 终审. */
  readonly gates: readonly Gate[]
  readonly emergencyHours: number
  readonly findings: readonly Finding[]
  readonly lacking: readonly string[]
  readonly answers: readonly WarningAnswer[]
  readonly events: readonly EditionEventRow[]
  readonly allSignatures: readonly SignedGate[]
  readonly nameOf: NameOf
  /** The older text with which this one is compared; none where nobody signed or released one. */
  readonly base: Base | undefined
  /** Until when what is live stays at the top of lists. */
  readonly pinnedUntil: Date | null
  /** The columns of the next release, by key. */
  readonly columns: readonly string[]
  /** Another edition of the same publication is in work. */
  readonly inWork: boolean
  readonly now: Date
}

export interface Base {
  /** With what it is compared, in words. */
  readonly label: string
  readonly content: PublicationContent
  readonly comparison: Comparison
}

export async function gatherReview(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  standing: Standing,
): Promise<Review> {
  const { db, now } = visit
  const kind = kindOf(kinds, standing.kind)
  const [agency, settings, findings, answers, events, base, pinnedUntil, columns, inWork, allSignatures] =
    await Promise.all([
      agencyOf(db, standing.agencyId),
      publicationSettings(db, now),
      findingsOf(db, standing.content, now, { kind, publicationId: standing.publicationId }),
      warningAnswersOf(db, standing.revisionId),
      eventsOf(db, standing.editionId),
      baseOf(visit, standing),
      pinnedUntilOf(db, standing.publicationId),
      columnsOfPublication(db, standing.publicationId),
      hasEditionInWork(db, standing.publicationId),
      signaturesOfEdition(db, standing.editionId),
    ])
  const nameOf = await namesOf(db, [
    ...standing.authors,
    ...standing.signatures.map(each => each.personId),
    ...answers.map(each => each.personId),
    ...events.map(each => each.actor_id),
    ...allSignatures.map(each => each.personId),
  ])
  return {
    standing,
    kind,
    agency,
    gates: gatesInForce(settings.policyGate),
    emergencyHours: settings.emergencyHours,
    findings,
    lacking: lackingFields(standing.content, kind),
    answers,
    events,
    nameOf,
    base,
    pinnedUntil,
    columns,
    inWork,
    allSignatures,
    now,
  }
}

/** The last signed text of this edition, or else what the public had before it. */
async function baseOf({ db }: DeskVisit, standing: Standing): Promise<Base | undefined> {
  const signed = await lastSignedRevision(db, standing.editionId, standing.revisionId)
  const released = signed ? undefined : await releasedBefore(db, standing.publicationId, standing.ordinal)
  const revision = signed ?? released?.revisionId
  const content = revision ? await revisionContent(db, revision) : undefined
  if (!content) return undefined
  return {
    label: signed ? '上次签署的稿子' : '公众看到的上一版',
    content,
    comparison: compareBodies(content.body, standing.content.body),
  }
}
