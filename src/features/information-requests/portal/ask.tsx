import { listAgencies } from '../../../foundation/agencies/index.ts'
import { caseCookie, receiptCookie } from '../../../foundation/cases/index.ts'
import type { SearchHit } from '../../../foundation/search/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../../platform/http/routes.ts'
import { clientKey } from '../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../platform/limits/limits.ts'
import { fileRequest } from '../actions/file.ts'
import { readAsking } from '../forms-asking.ts'
import { acceptsRequests } from '../parties.ts'
import { countOffer } from '../store-offers.ts'
import { spoken, TITLE } from '../words.ts'
import { requestCase } from '../workflow.ts'
import { AskPage } from './ask-views.tsx'
import { offersFor } from './offers.ts'
import { receiptAgain } from './receipt-again.ts'

const crumbs = [{ href: '/requests', label: TITLE }]

/** Whole offices sit behind one address; a person files no more requests than this in an hour. */
const OF_A_CLIENT = { limit: 20, windowSeconds: 3600 }
/** More than a city's people ever file in an hour, and less than fills the desks. */
const OF_ALL = { limit: 2000, windowSeconds: 3600 }

/** An address within this site, and not one that a browser would take for another host. */
const OWN_PAGE = /^\/(?![/\\])[\w\-/.%?=&#~]*$/

/** Asking for information: search first, then the form. */
export const askRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/requests/new',
    private: true,
    handle: visit =>
      askPage(
        visit,
        {
          agency: (visit.query.get('agency') ?? '').slice(0, 80),
          // A page of ours may say what is looked for, such as a search that found nothing.
          description: (visit.query.get('description') ?? '').slice(0, 300),
        },
        [],
        undefined,
      ),
  },
  { method: 'POST', path: '/requests/new', private: true, handle: ask },
  {
    // An offer is opened: counted, then shown. Only pages of ours.
    method: 'GET',
    path: '/requests/found',
    private: true,
    async handle({ db, now, query }) {
      const to = query.get('to') ?? ''
      if (!OWN_PAGE.test(to)) return seeOther('/requests')
      await countOffer(db, civilDateOf(now), 'opened')
      return seeOther(to)
    },
  },
  {
    method: 'POST',
    path: '/requests/found',
    private: true,
    async handle({ db, now }) {
      await countOffer(db, civilDateOf(now), 'sufficed')
      return seeOther('/requests?done=found')
    },
  },
]

async function ask(visit: PrivateVisit): Promise<Answer> {
  const { db, form, live, now } = visit
  const again = (problems: readonly Problem[], offers?: readonly SearchHit[], status?: number) =>
    askPage(visit, typed(form), problems, offers, status)
  const look = async () => {
    const found = await offersFor(live, form.get('description'))
    if (found.length > 0) await countOffer(db, civilDateOf(now), 'shown')
    return found
  }
  if (form.get('step') === 'look') return again([], await look(), 200)
  const looked = form.get('looked') !== ''
  const parsed = readAsking(form, 'online')
  if (!parsed.ok) return again(parsed.problems, looked ? [] : undefined)
  if (!looked) {
    // What is public already is shown once before anything is filed; the next press files it.
    const found = await look()
    if (found.length > 0) return again([], found, 200)
  }
  return send(visit, parsed.value, again)
}

type Again = (problems: readonly Problem[], offers?: readonly SearchHit[], status?: number) => Promise<Answer>

/** Takes the request once, however often the form is sent, and leads to the receipt. */
async function send(
  visit: PrivateVisit,
  asking: Parameters<typeof fileRequest>[2],
  again: Again,
): Promise<Answer> {
  const { db, client, now, services, origin } = visit
  const mine = await takeLimit(db, { key: `requests:client:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return again([{ field: '', code: 'too-many-from-client' }], [], 429)
  const all = await takeLimit(db, { key: 'requests:all', ...OF_ALL }, now)
  if (!all.ok) return again([{ field: '', code: 'too-many' }], [], 429)
  const { keys } = services
  const done = await carryOut(
    visit,
    tx => fileRequest(tx, { keys, origin }, asking, now),
    made => made.caseId,
  )
  if (!done.ok) return again(done.problems, [])
  const receipt = done.made ?? (await receiptAgain(visit, requestCase, done.location))
  if (!receipt) return seeOther('/requests/status')
  const { caseId, number, code } = receipt
  return seeOther('/requests/receipt', [
    receiptCookie(keys, origin, { caseId, number, code }, now),
    caseCookie(keys, origin, caseId, now),
  ])
}

async function askPage(
  { db, now }: PrivateVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  offers: readonly SearchHit[] | undefined,
  status = problems.length > 0 ? 422 : 200,
): Promise<Answer> {
  const agencies = (await listAgencies(db)).filter(acceptsRequests)
  const body = (
    <AskPage
      values={values}
      problems={spoken(problems)}
      agencies={agencies.map(({ key, name }) => ({ value: key, label: name }))}
      offers={offers}
      keepMonths={await settingAt(db, 'requests.keep-months', civilDateOf(now))}
      papersDays={await settingAt(db, 'requests.papers-days', civilDateOf(now))}
    />
  )
  return page('申请公开政府信息', body, { crumbs, status })
}
