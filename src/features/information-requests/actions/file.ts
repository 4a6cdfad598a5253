import { type Agency, agencyByKey } from '../../../foundation/agencies/index.ts'
import {
  type CaseActor,
  type CaseStanding,
  type HouseActor,
  issueReceipt,
  openCase,
} from '../../../foundation/cases/index.ts'
import { type CivilDate, civilDateOf, datePartsOf } from '../../../law/civil-date.ts'
import type { ApplicantColumn } from '../../../law/report-form.ts'
import { nextNumber, PLATFORM_SCOPE } from '../../../platform/counters/counters.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { fileOf } from '../file.ts'
import { marksOf } from '../marks.ts'
import { acceptsRequests } from '../parties.ts'
import { type Sealed, sealed } from '../sealing.ts'
import { insertRequest, requestOf } from '../store.ts'
import type { ChannelIn, RequestRow } from '../tables.ts'
import { NOTICE_VERSION } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { sendNotice } from './screen.ts'
import { type Ground, type On, type Stepped, stepRequest } from './step.ts'
import { tellApplicant } from './tell.ts'

/** A request as it comes in. */
export interface Asking extends Sealed {
  /** The key of the agency that is asked. */
  readonly agency: string
  readonly column: ApplicantColumn
  readonly channel: ChannelIn
  readonly needsHelp: boolean
}

/** How the day of receipt was fixed (Regulation art. 31): the day, and what proves it. */
export interface Receipt {
  readonly day: CivilDate
  readonly proof: string
}

export interface Filed {
  readonly caseId: string
  readonly number: string
  /** Read here once and nowhere again. */
  readonly code: string
}

/**
 * Takes a request that an applicant sends online: a number without gaps, the case, the receipt. One transaction. The clock
 * starts when both sides have confirmed (art. 31 (3)). Refuses where nobody of that key is asked (`not-offered`).
 */
export async function fileRequest(
  tx: Tx,
  ground: Ground,
  asking: Asking,
  now: Date,
): Promise<Outcome<Filed>> {
  const filed = await file(tx, ground, asking, 'applicant', now)
  const row = filed.ok ? await requestOf(tx, filed.caseId) : undefined
  if (filed.ok && row) await tellApplicant(tx, ground, 'submitted', row, filed.number, now)
  return filed
}

/**
 * Takes down a request that came to the counter, by post or by fax. With the day of receipt the clock starts at once; a
 * plain letter and a fax wait until the applicant has been asked.
 */
export async function registerRequest(
  tx: Tx,
  ground: Ground,
  asking: Asking,
  receipt: Receipt | undefined,
  actor: Actor,
  now: Date,
): Promise<Outcome<Filed>> {
  const filed = await file(tx, ground, asking, actor, now)
  if (!filed.ok || !receipt) return filed
  const confirmed = await confirmRequest(tx, ground, { caseId: filed.caseId }, receipt, actor, now)
  return confirmed.ok ? filed : confirmed
}

/** Fixes the day of receipt, from which the law counts, and says so in the receipt (D03); the house itself where one request follows from another. */
export async function confirmRequest(
  tx: Tx,
  ground: Ground,
  on: On,
  receipt: Receipt,
  actor: HouseActor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const done = await stepRequest(
    tx,
    'confirm',
    on,
    {
      facts: { onDay: { ...receipt, notBefore: undefined } },
      on: receipt.day,
      note: receipt.proof,
      change: { received_on: receipt.day },
    },
    actor,
    now,
  )
  if (!done.ok) return done
  // What follows from another request has a receipt already: that of the other.
  const file = actor === 'system' ? undefined : await fileOf(tx, on.caseId)
  if (file && actor !== 'system') await sendNotice(tx, ground, file, 'D03', {}, actor, now)
  else await tellApplicant(tx, ground, 'received', done.file.row, done.case.number, now)
  return done
}

async function file(
  tx: Tx,
  ground: Ground,
  asking: Asking,
  actor: Actor | 'applicant',
  now: Date,
): Promise<Outcome<Filed>> {
  const agency = await agencyByKey(tx, asking.agency)
  if (!agency || !acceptsRequests(agency)) return refused('agency', 'not-offered')
  const { standing, number } = await openRequest(tx, ground, agency, asking, {}, actor, now)
  const { code } = await issueReceipt(tx, standing.id, now)
  return { ok: true, caseId: standing.id, number, code }
}

/** Opens the case of a request with its number: also for one that is split off, or decided anew. */
export async function openRequest(
  tx: Tx,
  { keys }: Ground,
  agency: Pick<Agency, 'id' | 'name'>,
  asking: Omit<Asking, 'agency'>,
  linked: Partial<Pick<RequestRow, 'redo_of' | 'split_of' | 'reply_group'>>,
  actor: CaseActor,
  now: Date,
): Promise<{ readonly standing: CaseStanding; readonly number: string }> {
  const { year } = datePartsOf(civilDateOf(now))
  const serial = await nextNumber(tx, PLATFORM_SCOPE, year, 'information-request')
  const number = `Q${year}-${String(serial).padStart(5, '0')}`
  const standing = await openCase(
    tx,
    requestCase,
    {
      agencyId: agency.id,
      number,
      event: 'file',
      says: `申请已提交${agency.name}，待确认`,
      data: { channel: asking.channel, column: asking.column },
    },
    actor,
    now,
  )
  await insertRequest(tx, {
    case_id: standing.id,
    agency_id: agency.id,
    channel: asking.channel,
    applicant_column: asking.column,
    ...sealed(keys, standing.id, asking),
    papers_purged_at: null,
    erased_at: null,
    ...marksOf(keys, asking.applicant, asking.papers, asking.request.description),
    notice_version: NOTICE_VERSION,
    needs_help: asking.needsHelp,
    received_on: null,
    handler_id: null,
    open_state: standing.state,
    queue_due: null,
    queue_calendar: null,
    outcome: null,
    outcome_choice: null,
    reply_seq: null,
    answer_due: null,
    dispatched_on: null,
    served_on: null,
    concluded_on: null,
    redo_of: null,
    split_of: null,
    reply_group: null,
    ...linked,
  })
  return { standing, number }
}
