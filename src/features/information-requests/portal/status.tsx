import { agencyOf, detailsOf } from '../../../foundation/agencies/index.ts'
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
import { answerFeeNotice } from '../actions/fees.ts'
import { openLetter } from '../actions/letters.ts'
import { takeCorrection, takeReasons } from '../actions/screen.ts'
import { readReply, withdrawRequest } from '../actions/serve.ts'
import { complain } from '../complaints/actions.ts'
import { readComplaint } from '../complaints/read.ts'
import { complaintsOf } from '../complaints/store.ts'
import { fileOf, type RequestFile, sentLetters } from '../file.ts'
import { complaintForm, receiptForm, wordsForm } from '../forms.ts'
import { readHandedIn } from '../handed-in/read.ts'
import { FORM_BYTES, sendHandedIn } from '../handed-in/send.ts'
import { printedLetter, readLetterName } from '../printing.tsx'
import { recordDownload } from '../records/actions/open.ts'
import { givenCopies } from '../records/given.ts'
import { servedRecord } from '../records/serve.ts'
import { keyOf, opened } from '../sealing.ts'
import { BEFORE_SIGNED } from '../states.ts'
import { spoken, TITLE } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { ReceiptPage, RedeemPage } from './receipt-views.tsx'
import { StatusPage } from './status-views.tsx'

const HOME = '/requests/status'
const crumbs = [{ href: '/requests', label: TITLE }]
/** Guessing is bounded by the lock of each code; this bounds trying many numbers. */
const OF_A_CLIENT = { limit: 60, windowSeconds: 3600 }

/** The receipt, and one's own request afterwards: opened by number and query code for half an hour. */
export const statusRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/requests/receipt', private: true, handle: showReceipt },
  {
    method: 'POST',
    path: '/requests/receipt/done',
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
  { method: 'GET', path: `${HOME}/letters/:letter`, private: true, handle: printLetter },
  { method: 'GET', path: `${HOME}/records/:release`, private: true, handle: fetchRecord },
  words('correct', 'corrected', (tx, visit, on) =>
    takeCorrection(tx, groundOf(visit), on, 'applicant', visit.now),
  ),
  words('reasons', 'reasoned', (tx, visit, on) =>
    takeReasons(tx, groundOf(visit), on, 'applicant', visit.now),
  ),
  {
    method: 'POST',
    path: `${HOME}/complain`,
    private: true,
    handle: complaining,
  },
  words('fee', 'fee-said', (tx, visit, on) => answerFeeNotice(tx, groundOf(visit), on, visit.now)),
  { method: 'POST', path: `${HOME}/hand-in`, private: true, bodyLimit: FORM_BYTES, handle: handingIn },
  words('withdraw', 'withdrawn', (tx, visit, on) =>
    withdrawRequest(tx, groundOf(visit), on, 'applicant', visit.now),
  ),
  {
    method: 'POST',
    path: `${HOME}/read`,
    private: true,
    async handle(visit) {
      const file = await openRequest(visit)
      if (!file) return seeOther(HOME)
      const done = await carryOut(
        visit,
        tx => readReply(tx, file.standing.id, visit.now),
        () => `${HOME}#reply`,
      )
      return done.ok ? seeOther(done.location) : statusPage(visit, done.problems)
    },
  },
]

/** A letter that went out to the applicant, for the printer and to keep. */
async function printLetter(visit: PrivateVisit): Promise<Answer> {
  const file = await openRequest(visit)
  if (!file) return seeOther(HOME)
  const asked = readLetterName(visit.params.letter ?? '')
  const sent = asked && sentLetters(file).some(letter => letter.seq === asked.seq)
  const answer =
    asked &&
    sent &&
    (await printedLetter(groundOf(visit), file, asked, {
      home: `${HOME}/letters`,
      crumbs: [...crumbs, { href: HOME, label: `申请 ${file.standing.number ?? ''}` }],
      demonstration: visit.demonstration,
      unmasked: true,
    }))
  return answer || refuse(404, '没有这份文书，或者文书的内容已经按期销毁。')
}

/** A released copy that goes with the reply, for the applicant alone; each fetching is recorded. */
async function fetchRecord(visit: PrivateVisit): Promise<Answer> {
  const { db, services, now, params } = visit
  const file = await openRequest(visit)
  if (!file) return seeOther(HOME)
  const copy = (await givenCopies(db, services.keys, file)).find(each => each.id === params.release)
  const key = keyOf(services.keys, file.row)
  if (!copy || !key) return refuse(404, '没有这份材料，或者材料已经按期销毁。')
  const on = { caseId: file.standing.id, agencyId: file.row.agency_id, releaseId: copy.id }
  await recordDownload(db, on, now)
  return servedRecord(services.files, key, copy)
}

/** A copy of a card, a mandate: sealed under the key of the request that this browser has open. */
async function handingIn(visit: PrivateVisit): Promise<Answer> {
  const file = await openRequest(visit)
  if (!file) return seeOther(HOME)
  const key = keyOf(visit.services.keys, file.row)
  if (!key) return statusPage(visit, [{ field: '', code: 'erased' }])
  const on = { kind: requestCase, caseId: file.standing.id, open: BEFORE_SIGNED, key }
  const done = await sendHandedIn(visit, on, 'applicant', `${HOME}?done=handed-in#handed-in`)
  return done.ok ? seeOther(done.location) : statusPage(visit, done.problems, { file, act: 'hand-in' })
}

const groundOf = ({ services, origin }: PrivateVisit) => ({ keys: services.keys, origin })

async function showReceipt(visit: PrivateVisit): Promise<Answer> {
  const { db, services, cookies, now } = visit
  const receipt = freshReceipt(services.keys, cookies, now)
  const file = receipt && (await fileOf(db, receipt.caseId))
  if (!receipt || !file) return seeOther(HOME)
  const agency = await agencyOf(db, file.row.agency_id)
  const { details } = await detailsOf(db, agency.id)
  return page(
    '申请回执',
    <ReceiptPage receipt={receipt} file={file} agencyName={agency.name} telephone={details.telephone} />,
    { crumbs },
  )
}

async function redeem(visit: PrivateVisit): Promise<Answer> {
  const { db, form, client, now, services, origin } = visit
  const again = (problems: readonly Problem[]) => redeemPage(form.get('number'), problems, 422)
  const parsed = parseForm(receiptForm, form)
  if (!parsed.ok) return again(parsed.problems)
  const mine = await takeLimit(db, { key: `requests:status:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return refuse(429, '从您的网络发出的查询过多，请一小时后再试。', mine.retryAfter)
  // Committed also where it is refused, so that the failure is counted.
  const found = await inTransaction(db, tx => redeemReceipt(tx, [requestCase.key], parsed.value, now))
  if (!found.ok) return again(found.problems)
  return seeOther(HOME, [caseCookie(services.keys, origin, found.caseId, now)])
}

function redeemPage(number: string | undefined, problems: readonly Problem[], status = 200): Answer {
  return page('查询申请进度', <RedeemPage number={number} problems={spoken(problems)} />, { crumbs, status })
}

/** The request that this browser has open. */
async function openRequest({ db, services, cookies, now }: PrivateVisit): Promise<RequestFile | undefined> {
  const caseId = openedCase(services.keys, cookies, now)
  return caseId === undefined ? undefined : fileOf(db, caseId)
}

async function statusPage(
  visit: PrivateVisit,
  problems: readonly Problem[],
  failed?: { readonly file: RequestFile; readonly act: string },
): Promise<Answer> {
  const file = failed?.file ?? (await openRequest(visit))
  if (!file) return redeemPage(undefined, [])
  const { db, services, origin, now, query } = visit
  const agency = await agencyOf(db, file.row.agency_id)
  const ground = groundOf(visit)
  const key = keyOf(services.keys, file.row)
  const complaints = (await complaintsOf(db, file.standing.id)).map(each =>
    readComplaint(services.keys, file.row, each),
  )
  const body = (
    <StatusPage
      file={file}
      agency={{ name: agency.name, key: agency.key, details: (await detailsOf(db, agency.id)).details }}
      open={opened(services.keys, file.row)}
      letterOf={letter => openLetter(ground, file.row, letter)}
      today={civilDateOf(now)}
      handedIn={key ? await readHandedIn(db, key, file.standing.id) : []}
      given={await givenCopies(db, services.keys, file)}
      complaints={complaints}
      act={failed?.act}
      values={typed(visit.form)}
      problems={spoken(problems)}
      done={query.get('done')}
    />
  )
  return page(`申请 ${file.standing.number ?? ''}`, body, {
    crumbs,
    status: problems.length > 0 ? 422 : 200,
    headers: { 'set-cookie': caseCookie(services.keys, origin, file.standing.id, now) },
  })
}

async function complaining(visit: PrivateVisit): Promise<Answer> {
  const file = await openRequest(visit)
  if (!file) return seeOther(HOME)
  const again = (problems: readonly Problem[]) => statusPage(visit, problems, { file, act: 'complain' })
  const parsed = parseForm(complaintForm, visit.form)
  if (!parsed.ok) return again(parsed.problems)
  const done = await carryOut(
    visit,
    tx => complain(tx, groundOf(visit), { caseId: file.standing.id, ...parsed.value }, visit.now),
    () => `${HOME}?done=complained#complaints`,
  )
  return done.ok ? seeOther(done.location) : again(done.problems)
}

/** An act of the applicant that brings words, on the request that this browser has open. */
function words(
  name: string,
  done: string,
  work: (
    tx: Tx,
    visit: PrivateVisit,
    on: { readonly caseId: string; readonly words: string },
  ) => Promise<Outcome>,
): PortalRoute {
  return {
    method: 'POST',
    path: `${HOME}/${name}`,
    private: true,
    async handle(visit) {
      const file = await openRequest(visit)
      if (!file) return seeOther(HOME)
      const parsed = parseForm(wordsForm, visit.form)
      if (!parsed.ok) return statusPage(visit, parsed.problems, { file, act: name })
      const on = { caseId: file.standing.id, words: parsed.value.words }
      const carried = await carryOut(
        visit,
        tx => work(tx, visit, on),
        () => `${HOME}?done=${done}`,
      )
      return carried.ok
        ? seeOther(carried.location)
        : statusPage(visit, carried.problems, { file, act: name })
    },
  }
}
