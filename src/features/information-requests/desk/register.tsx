import { listAgencies } from '../../../foundation/agencies/index.ts'
import { receiptCookie } from '../../../foundation/cases/index.ts'
import { civilDateOf, parseCivilDate } from '../../../law/civil-date.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo, scopesOf } from '../../../platform/permissions/permission.ts'
import { type Receipt, registerRequest } from '../actions/file.ts'
import { readAsking } from '../forms-asking.ts'
import { acceptsRequests } from '../parties.ts'
import { registerRequests } from '../permissions.ts'
import { CHANNELS_IN, type ChannelIn } from '../tables.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { RegisterPage } from './register-views.tsx'

const crumbs = [{ href: '/desk/requests', label: TITLE }]
const AT_COUNTER = CHANNELS_IN.filter(channel => channel !== 'online')
/** The ways in whose day of receipt is known when they are taken down (Regulation art. 31 (1), (2)). */
const KNOWN: readonly ChannelIn[] = ['counter', 'oral', 'post']

/** Taking down what comes to the counter, by post and by fax. */
export const registerRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: '/desk/requests/new',
    may: registerRequests,
    handle: visit => registerPage(visit, {}, []),
  },
  { method: 'POST', path: '/desk/requests/new', may: registerRequests, handle: register },
]

async function register(visit: DeskVisit): Promise<Answer> {
  const { form, actor, db, now, services, origin } = visit
  const values = typed(form)
  const again = (problems: readonly Problem[]) => registerPage(visit, values, problems)
  const channel = AT_COUNTER.find(each => each === form.get('channel'))
  if (!channel) return again([{ field: 'channel', code: 'required' }])
  const parsed = readAsking(form, channel)
  const receipt = readReceipt(visit, channel)
  const problems = [...(parsed.ok ? [] : parsed.problems), ...(receipt.ok ? [] : receipt.problems)]
  if (!parsed.ok || !receipt.ok) return again(problems)
  const agency = (await listAgencies(db)).find(each => each.key === parsed.value.agency)
  if (!agency || !mayDo(actor, registerRequests, agency.id))
    return refuse(403, problemWords({ field: '', code: 'wrong-role' }))
  const { keys } = services
  const done = await carryOut(
    visit,
    tx => registerRequest(tx, { keys, origin }, parsed.value, receipt.value, actor, now),
    made => `/desk/requests/${made.caseId}/receipt`,
  )
  if (!done.ok) return again(done.problems)
  return seeOther(done.location, done.made ? [receiptCookie(keys, origin, done.made, now)] : [])
}

type ReadReceipt =
  | { readonly ok: true; readonly value: Receipt | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] }

function readReceipt({ form, now }: DeskVisit, channel: ChannelIn): ReadReceipt {
  if (!KNOWN.includes(channel)) return { ok: true, value: undefined }
  const day = parseCivilDate(form.get('receivedOn'))
  const proof = form.get('proof')
  const problems: Problem[] = []
  if (!day || day > civilDateOf(now)) problems.push({ field: 'receivedOn', code: 'wrong-day' })
  if (proof.length < 2) problems.push({ field: 'proof', code: 'required' })
  return day && problems.length === 0 ? { ok: true, value: { day, proof } } : { ok: false, problems }
}

async function registerPage(
  { db, actor, now }: DeskVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const scopes = scopesOf(actor, registerRequests)
  const agencies = (await listAgencies(db)).filter(
    agency => acceptsRequests(agency) && (scopes === 'all' || scopes.includes(agency.id)),
  )
  const body = (
    <RegisterPage
      values={{ receivedOn: civilDateOf(now), agency: agencies[0]?.key ?? '', ...values }}
      problems={spoken(problems)}
      agencies={agencies.map(({ key, name }) => ({ value: key, label: name }))}
      channels={AT_COUNTER}
    />
  )
  return page('登记申请', body, { crumbs, status: problems.length > 0 ? 422 : 200 })
}
