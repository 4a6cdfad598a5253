import { listAgencies } from '../../../../foundation/agencies/index.ts'
import { caseCookie, receiptCookie } from '../../../../foundation/cases/index.ts'
import { settingAt } from '../../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import { carryOut } from '../../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../../../platform/http/routes.ts'
import { clientKey } from '../../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../../platform/limits/limits.ts'
import { acceptsRequests } from '../../parties.ts'
import { receiptAgain } from '../../portal/receipt-again.ts'
import { TITLE } from '../../words.ts'
import { fileCorrection } from '../actions/file.ts'
import { readDemand } from '../forms.ts'
import { CORRECTION_TITLE, spokenHere } from '../words.ts'
import { correctionCase } from '../workflow.ts'
import { CorrectionForm } from './ask-views.tsx'

const PATH = '/requests/correction'
const crumbs = [{ href: '/requests', label: TITLE }]
const OF_A_CLIENT = { limit: 20, windowSeconds: 3600 }
const OF_ALL = { limit: 2000, windowSeconds: 3600 }

/** The form of a demand to correct a record about oneself. */
export const correctionAskRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: PATH,
    private: true,
    handle: visit => formPage(visit, { agency: (visit.query.get('agency') ?? '').slice(0, 80) }, []),
  },
  { method: 'POST', path: PATH, private: true, handle: send },
]

async function send(visit: PrivateVisit): Promise<Answer> {
  const { db, form, client, now, services, origin } = visit
  const again = (problems: readonly Problem[], status?: number) =>
    formPage(visit, typed(form), problems, status)
  const parsed = readDemand(form)
  if (!parsed.ok) return again(parsed.problems)
  const mine = await takeLimit(db, { key: `corrections:client:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return again([{ field: '', code: 'too-many-from-client' }], 429)
  const all = await takeLimit(db, { key: 'corrections:all', ...OF_ALL }, now)
  if (!all.ok) return again([{ field: '', code: 'too-many' }], 429)
  const { keys } = services
  const done = await carryOut(
    visit,
    tx => fileCorrection(tx, { keys, origin }, parsed.value, now),
    made => made.caseId,
  )
  if (!done.ok) return again(done.problems)
  const receipt = done.made ?? (await receiptAgain(visit, correctionCase, done.location))
  if (!receipt) return seeOther(`${PATH}/status`)
  const { caseId, number, code } = receipt
  return seeOther(`${PATH}/receipt`, [
    receiptCookie(keys, origin, { caseId, number, code }, now),
    caseCookie(keys, origin, caseId, now),
  ])
}

async function formPage(
  { db, now }: PrivateVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  status = problems.length > 0 ? 422 : 200,
): Promise<Answer> {
  const today = civilDateOf(now)
  const agencies = (await listAgencies(db)).filter(acceptsRequests)
  const body = (
    <CorrectionForm
      values={values}
      problems={spokenHere(problems)}
      agencies={agencies.map(({ key, name }) => ({ value: key, label: name }))}
      days={await settingAt(db, 'requests.correction-days', today)}
      keepMonths={await settingAt(db, 'requests.keep-months', today)}
      papersDays={await settingAt(db, 'requests.papers-days', today)}
    />
  )
  return page(CORRECTION_TITLE, body, { crumbs, status })
}
