import { issueReceipt, openCase } from '../../../foundation/cases/index.ts'
import { civilDateOf, datePartsOf } from '../../../law/civil-date.ts'
import { nextNumber, PLATFORM_SCOPE } from '../../../platform/counters/counters.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { LetterKind } from '../kinds.ts'
import { CLOCK_ARTICLES } from '../rules.ts'
import { sealed, type Words, type Writer } from '../sealing.ts'
import { insertLetter } from '../store.ts'
import { letterDesks } from '../store-desks.ts'
import { NOTICE_VERSION } from '../words.ts'
import { letterCase } from '../workflow.ts'
import { type Ground, tellWriter } from './step.ts'

/** A letter that is sent. */
export interface Sent {
  readonly kind: LetterKind
  /** The key of the agency that was chosen; '' leaves it to the default desk. */
  readonly agency: string
  readonly writer: Writer
  readonly words: Words
  readonly consents: boolean
  /** Of a report about a website: the key of our site, the agency whose site it is, and what is wrong. */
  readonly site?: { readonly key: string; readonly agencyKey: string | null; readonly error: string }
}

export interface Filed {
  readonly caseId: string
  readonly number: string
  /** Read here once and nowhere again. */
  readonly code: string
}

/**
 * Takes a letter: the desk that answers it, a number without gaps, the case with its clock, the receipt, a message to the
 * writer. One transaction. Refuses where the agency answers no letters here, or nobody does (`no-desk`).
 */
export async function fileLetter(tx: Tx, ground: Ground, sent: Sent, now: Date): Promise<Outcome<Filed>> {
  const desks = await letterDesks(tx)
  const chosen = desks.find(desk => desk.key === sent.agency)
  if (sent.agency !== '' && !chosen) return refused('agency', 'not-offered')
  const ofSite = desks.find(desk => desk.key === sent.site?.agencyKey)
  const desk = chosen ?? ofSite ?? desks.find(each => each.isDefault)
  if (!desk) return refused('agency', desks.length === 0 || sent.site ? 'no-desk' : 'required')
  const today = civilDateOf(now)
  const { year } = datePartsOf(today)
  const serial = await nextNumber(tx, PLATFORM_SCOPE, year, 'letter')
  const number = `L${year}-${String(serial).padStart(5, '0')}`
  const standing = await openCase(
    tx,
    letterCase,
    {
      agencyId: desk.agencyId,
      number,
      event: 'file',
      says: `来信已收到，由${desk.name}受理`,
      clock: { on: today, article: CLOCK_ARTICLES.start },
      data: { kind: sent.kind.key },
    },
    'applicant',
    now,
  )
  const row = {
    case_id: standing.id,
    kind: sent.kind.key,
    addressed_to: chosen?.agencyId ?? null,
    ...sealed(ground.keys, standing.id, sent.writer, sent.words),
    erased_at: null,
    consents: sent.consents,
    notice_version: NOTICE_VERSION,
    site_key: sent.site?.key ?? null,
    error_kind: sent.site?.error ?? null,
    received_on: today,
    referred_to: null,
    answer_seq: null,
    written_by: null,
    approved_by: null,
    answered_on: null,
    answer_due: null,
    answer_workdays: null,
    score: null,
    rated_at: null,
    publication_id: null,
  }
  await insertLetter(tx, row)
  const { code } = await issueReceipt(tx, standing.id, now)
  await tellWriter(tx, ground, 'received', row, standing, now)
  return { ok: true, caseId: standing.id, number, code }
}
