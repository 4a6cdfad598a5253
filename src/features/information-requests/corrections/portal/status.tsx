import { agencyOf, detailsOf } from '../../../../foundation/agencies/index.ts'
import {
  caseCookie,
  endedCaseCookie,
  endedReceiptCookie,
  freshReceipt,
  openedCase,
  redeemReceipt,
} from '../../../../foundation/cases/index.ts'
import { inTransaction, type Tx } from '../../../../platform/db/db.ts'
import { carryOut } from '../../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../../platform/forms/form.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import { type Answer, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../../../platform/http/routes.ts'
import { clientKey } from '../../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../../platform/limits/limits.ts'
import { receiptForm } from '../../forms.ts'
import { readHandedIn } from '../../handed-in/read.ts'
import { FORM_BYTES, sendHandedIn } from '../../handed-in/send.ts'
import { RedeemPage } from '../../portal/receipt-views.tsx'
import { keyOf } from '../../sealing.ts'
import { TITLE } from '../../words.ts'
import { readCorrection, withdrawCorrection } from '../actions/answer.ts'
import { type CorrectionFile, correctionFileOf, openCorrectionLetter } from '../file.ts'
import { openedCorrection } from '../sealing.ts'
import { CORRECTION_TITLE, spokenHere } from '../words.ts'
import { BEFORE_ANSWER, correctionCase } from '../workflow.ts'
import { CorrectionReceipt, CorrectionStatus } from './status-views.tsx'

const PATH = '/requests/correction'
const HOME = `${PATH}/status`
const crumbs = [
  { href: '/requests', label: TITLE },
  { href: PATH, label: CORRECTION_TITLE },
]
/** Guessing is bounded by the lock of each code; this bounds trying many numbers. */
const OF_A_CLIENT = { limit: 60, windowSeconds: 3600 }

/** The receipt, and one's own demand afterwards: opened by number and query code for half an hour. */
export const correctionStatusRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: `${PATH}/receipt`, private: true, handle: showReceipt },
  {
    method: 'POST',
    path: `${PATH}/receipt/done`,
    private: true,
    handle: async ({ origin }) => seeOther(HOME, [endedReceiptCookie(origin)]),
  },
  { method: 'GET', path: HOME, private: true, handle: visit => statusPage(visit, []) },
  { method: 'POST', path: HOME, private: true, handle: redeem },
  {
    method: 'POST',
    path: `${HOME}/close`,
    private: true,
    handle: async ({ origin }) => seeOther('/requests', [endedCaseCookie(origin)]),
  },
  { method: 'POST', path: `${HOME}/hand-in`, private: true, bodyLimit: FORM_BYTES, handle: handingIn },
  own('read', readCorrection),
  own('withdraw', withdrawCorrection),
]

async function showReceipt(visit: PrivateVisit): Promise<Answer> {
  const { db, services, cookies, now } = visit
  const receipt = freshReceipt(services.keys, cookies, now)
  const file = receipt && (await correctionFileOf(db, receipt.caseId))
  if (!receipt || !file) return seeOther(HOME)
  const agency = await agencyOf(db, file.row.agency_id)
  const { details } = await detailsOf(db, agency.id)
  const body = (
    <CorrectionReceipt receipt={receipt} file={file} agencyName={agency.name} telephone={details.telephone} />
  )
  return page('更正申请回执', body, { crumbs })
}

async function redeem(visit: PrivateVisit): Promise<Answer> {
  const { db, form, client, now, services, origin } = visit
  const again = (problems: readonly Problem[]) => redeemPage(form.get('number'), problems, 422)
  const parsed = parseForm(receiptForm, form)
  if (!parsed.ok) return again(parsed.problems)
  const mine = await takeLimit(db, { key: `requests:status:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return refuse(429, '从您的网络发出的查询过多，请一小时后再试。', mine.retryAfter)
  // Committed also where it is refused, so that the failure is counted.
  const found = await inTransaction(db, tx => redeemReceipt(tx, [correctionCase.key], parsed.value, now))
  if (!found.ok) return again(found.problems)
  return seeOther(HOME, [caseCookie(services.keys, origin, found.caseId, now)])
}

function redeemPage(number: string | undefined, problems: readonly Problem[], status = 200): Answer {
  const body = (
    <RedeemPage number={number} problems={spokenHere(problems)} action={HOME} example="G2026-00001" />
  )
  return page('查询更正申请', body, { crumbs, status })
}

/** The demand that this browser has open. */
async function openDemand({ db, services, cookies, now }: PrivateVisit): Promise<CorrectionFile | undefined> {
  const caseId = openedCase(services.keys, cookies, now)
  return caseId === undefined ? undefined : correctionFileOf(db, caseId)
}

/** Evidence that a record is wrong (Regulation art. 41), and proof of identity. */
async function handingIn(visit: PrivateVisit): Promise<Answer> {
  const file = await openDemand(visit)
  const key = file && keyOf(visit.services.keys, file.row)
  if (!file || !key) return seeOther(HOME)
  const on = { kind: correctionCase, caseId: file.standing.id, open: BEFORE_ANSWER, key }
  const done = await sendHandedIn(visit, on, 'applicant', `${HOME}#handed-in`)
  return done.ok ? seeOther(done.location) : statusPage(visit, done.problems, 'hand-in')
}

async function statusPage(visit: PrivateVisit, problems: readonly Problem[], act = ''): Promise<Answer> {
  const file = await openDemand(visit)
  if (!file) return redeemPage(undefined, [])
  const { db, services, origin, now } = visit
  const key = keyOf(services.keys, file.row)
  const letter = file.letters.find(each => each.seq === file.row.letter_seq)
  const body = (
    <CorrectionStatus
      file={file}
      agencyName={(await agencyOf(db, file.row.agency_id)).name}
      open={openedCorrection(services.keys, file.row)}
      letter={letter && openCorrectionLetter(services.keys, file.row, letter)}
      handedIn={key ? await readHandedIn(db, key, file.standing.id) : []}
      act={act}
      values={typed(visit.form)}
      problems={spokenHere(problems)}
    />
  )
  return page(`更正申请 ${file.standing.number ?? ''}`, body, {
    crumbs,
    status: problems.length === 0 ? 200 : act === '' ? 409 : 422,
    headers: { 'set-cookie': caseCookie(services.keys, origin, file.standing.id, now) },
  })
}

/** An act of the applicant without words, on the demand that this browser has open. */
function own(name: string, work: (tx: Tx, caseId: string, now: Date) => Promise<Outcome>): PortalRoute {
  return {
    method: 'POST',
    path: `${HOME}/${name}`,
    private: true,
    async handle(visit) {
      const file = await openDemand(visit)
      if (!file) return seeOther(HOME)
      const done = await carryOut(
        visit,
        tx => work(tx, file.standing.id, visit.now),
        () => HOME,
      )
      return done.ok ? seeOther(done.location) : statusPage(visit, done.problems)
    },
  }
}
