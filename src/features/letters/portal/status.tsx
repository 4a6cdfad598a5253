import {
  caseCookie,
  endedCaseCookie,
  endedReceiptCookie,
  freshReceipt,
  openedCase,
  redeemReceipt,
} from '../../../foundation/cases/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { inTransaction, type Tx } from '../../../platform/db/db.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../../platform/http/routes.ts'
import { clientKey } from '../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../platform/limits/limits.ts'
import { rateLetter, supplementLetter, takeBackConsent, withdrawLetter } from '../actions/applicant.ts'
import { ratingForm, receiptForm, supplementForm } from '../forms.ts'
import { type WholeLetter, wholeLetter } from '../whole-letter.ts'
import { spoken, TITLE } from '../words.ts'
import { letterCase } from '../workflow.ts'
import { ReceiptPage, RedeemPage } from './receipt-views.tsx'
import { StatusPage } from './status-views.tsx'

const HOME = '/letters/status'
const crumbs = [{ href: '/letters', label: TITLE }]
/** Guessing is bounded by the lock of each code; this bounds trying many numbers. */
const OF_A_CLIENT = { limit: 60, windowSeconds: 3600 }

/** The receipt, and one's own letter afterwards: opened by number and query code for half an hour. */
export const statusRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/letters/receipt', private: true, handle: showReceipt },
  {
    method: 'POST',
    path: '/letters/receipt/done',
    private: true,
    handle: async ({ origin }) => seeOther(HOME, [endedReceiptCookie(origin)]),
  },
  { method: 'GET', path: HOME, private: true, handle: visit => statusPage(visit, []) },
  { method: 'POST', path: HOME, private: true, handle: redeem },
  {
    method: 'POST',
    path: `${HOME}/close`,
    private: true,
    handle: async ({ origin }) => seeOther('/letters', [endedCaseCookie(origin)]),
  },
  act('withdraw', 'withdrawn', (visit, caseId) => ({
    ok: true,
    work: tx => withdrawLetter(tx, caseId, visit.now),
  })),
  act('consent', 'consent', (visit, caseId) => ({
    ok: true,
    work: tx => takeBackConsent(tx, caseId, visit.now),
  })),
  act('supplement', 'supplemented', (visit, caseId) => {
    const parsed = parseForm(supplementForm, visit.form)
    if (!parsed.ok) return parsed
    return {
      ok: true,
      work: tx => supplementLetter(tx, groundOf(visit), { caseId, ...parsed.value }, visit.now),
    }
  }),
  act('rate', 'rated', (visit, caseId) => {
    const parsed = parseForm(ratingForm, visit.form)
    if (!parsed.ok) return parsed
    return { ok: true, work: tx => rateLetter(tx, groundOf(visit), { caseId, ...parsed.value }, visit.now) }
  }),
]

const groundOf = ({ services, origin }: PrivateVisit) => ({ keys: services.keys, origin })

async function showReceipt(visit: PrivateVisit): Promise<Answer> {
  const { db, services, cookies, now } = visit
  const receipt = freshReceipt(services.keys, cookies, now)
  const whole = receipt && (await wholeLetter(db, services.keys, receipt.caseId))
  if (!receipt || !whole) return seeOther(HOME)
  return page('来信回执', <ReceiptPage receipt={receipt} whole={whole} today={civilDateOf(now)} />, {
    crumbs,
  })
}

async function redeem(visit: PrivateVisit): Promise<Answer> {
  const { db, form, client, now, services, origin } = visit
  const again = (problems: readonly Problem[], status = 422) =>
    redeemPage(form.get('number'), problems, status)
  const parsed = parseForm(receiptForm, form)
  if (!parsed.ok) return again(parsed.problems)
  const mine = await takeLimit(db, { key: `letters:status:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return refuse(429, '从您的网络发出的查询过多，请一小时后再试。', mine.retryAfter)
  // Committed also where it is refused, so that the failure is counted.
  const opened = await inTransaction(db, tx => redeemReceipt(tx, [letterCase.key], parsed.value, now))
  if (!opened.ok) return again(opened.problems)
  return seeOther(HOME, [caseCookie(services.keys, origin, opened.caseId, now)])
}

function redeemPage(number: string | undefined, problems: readonly Problem[], status = 200): Answer {
  return page('查询来信进度', <RedeemPage number={number} problems={spoken(problems)} />, { crumbs, status })
}

/** The letter that this browser has open. */
async function openLetter({ db, services, cookies, now }: PrivateVisit): Promise<WholeLetter | undefined> {
  const caseId = openedCase(services.keys, cookies, now)
  return caseId === undefined ? undefined : wholeLetter(db, services.keys, caseId)
}

async function statusPage(
  visit: PrivateVisit,
  problems: readonly Problem[],
  whole?: WholeLetter,
): Promise<Answer> {
  const letter = whole ?? (await openLetter(visit))
  if (!letter) return redeemPage(undefined, [])
  const { services, origin, now, query } = visit
  const body = (
    <StatusPage
      whole={letter}
      today={civilDateOf(now)}
      values={typed(visit.form)}
      problems={spoken(problems)}
      done={query.get('done')}
    />
  )
  return page(`来信 ${letter.standing.number ?? ''}`, body, {
    crumbs,
    status: problems.length > 0 ? 422 : 200,
    headers: { 'set-cookie': caseCookie(services.keys, origin, letter.standing.id, now) },
  })
}

type Prepared =
  | { readonly ok: true; readonly work: (tx: Tx) => Promise<Outcome> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** One act of the writer on the letter that this browser has open. */
function act(
  name: string,
  done: string,
  prepare: (visit: PrivateVisit, caseId: string) => Prepared,
): PortalRoute {
  return {
    method: 'POST',
    path: `${HOME}/${name}`,
    private: true,
    async handle(visit) {
      const whole = await openLetter(visit)
      if (!whole) return seeOther(HOME)
      const prepared = prepare(visit, whole.standing.id)
      if (!prepared.ok) return statusPage(visit, prepared.problems, whole)
      const carried = await carryOut(visit, prepared.work, () => `${HOME}?done=${done}`)
      return carried.ok ? seeOther(carried.location) : statusPage(visit, carried.problems)
    },
  }
}
