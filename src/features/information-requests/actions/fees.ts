import type { CivilDate } from '../../../law/civil-date.ts'
import { feeForPages, feeForPieces } from '../../../law/fees.ts'
import { requestClock } from '../../../law/request-clock.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { fileOf } from '../file.ts'
import { putFee } from '../store.ts'
import { updateTerm } from '../store-letters.ts'
import { keepText, sendNotice } from './screen.ts'
import { type Ground, type On, type Stepped, stepFile } from './step.ts'

export interface Charge {
  /** By pieces or by pages, never both for one request. */
  readonly basis: 'pieces' | 'pages'
  /** Pieces of this applicant in the calendar month; pages of this request. */
  readonly count: number
}

/**
 * Charges the fee that the law's tiers give, and sends the notice; the applicant has twenty working days from the day after it
 * is served. By pieces only what this piece adds to the month is charged.
 */
export async function chargeFee(
  tx: Tx,
  ground: Ground,
  on: On & Charge,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const amount = amountOf(on)
  const done = await stepFile(
    tx,
    file,
    'charge',
    on,
    { facts: { amount }, data: { amount, basis: on.basis } },
    actor,
    now,
  )
  if (!done.ok) return done
  const term = await sendNotice(
    tx,
    ground,
    file,
    'D13',
    { basis: on.basis, count: String(on.count), amount: String(amount) },
    actor,
    now,
    { kind: 'fee', days: requestClock('fee').length },
  )
  if (!term) throw new Error('a fee notice sets a term')
  await putFee(tx, {
    case_id: on.caseId,
    basis: on.basis,
    count: on.count,
    amount,
    term_seq: term.seq,
    paid_on: null,
    voucher: null,
  })
  return done
}

/** Yuan for one request: by pages of itself; by pieces what it adds as the last of so many in the month. */
export function amountOf({ basis, count }: Charge): number {
  return basis === 'pages'
    ? feeForPages(count).total
    : feeForPieces(count).total - feeForPieces(Math.max(0, count - 1)).total
}

/**
 * What an applicant answers to the notice of a fee: that it was paid, or what they say against it. It moves nothing: the clock starts
 * anew with the day on which the payment is recorded.
 */
export async function answerFeeNotice(
  tx: Tx,
  ground: Ground,
  on: On & { readonly words: string },
  now: Date,
): Promise<Outcome> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  if (file.standing.state !== 'paying') return refused('', 'wrong-state')
  return keepText(tx, ground, file, 'contact', on.words, 'applicant', now)
}

/** Records that the fee was paid in full: the answer's time starts anew with this day. */
export async function payFee(
  tx: Tx,
  on: On & { readonly day: CivilDate; readonly voucher: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const term = file?.terms.findLast(each => each.kind === 'fee')
  if (!file?.fee || !term) return refused('', 'not-found')
  const done = await stepFile(
    tx,
    file,
    'pay',
    on,
    {
      facts: { onDay: { day: on.day, notBefore: term.sent_on as CivilDate, proof: on.voucher } },
      on: on.day,
    },
    actor,
    now,
  )
  if (!done.ok) return done
  await putFee(tx, { ...file.fee, paid_on: on.day, voucher: on.voucher })
  await updateTerm(tx, on.caseId, term.seq, { met_on: on.day, served_on: term.served_on ?? term.sent_on })
  return done
}
