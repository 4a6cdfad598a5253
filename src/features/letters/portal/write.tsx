import { caseCookie, issueReceipt, loadCase, receiptCookie } from '../../../foundation/cases/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { liveSiteAt } from '../../../foundation/sites/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../../platform/http/routes.ts'
import { clientKey } from '../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../platform/limits/limits.ts'
import { fileLetter, type Sent } from '../actions/file.ts'
import { MOST_SUBJECT, readLetter, readSiteError } from '../forms.ts'
import { kindOf, type LetterKind, SITE_ERROR, WRITTEN_KINDS } from '../kinds.ts'
import { letterDesks } from '../store-desks.ts'
import { SITE_ERROR_TITLE, spoken, TITLE } from '../words.ts'
import { letterCase } from '../workflow.ts'
import { isOffered, type Offers, offersFor } from './offers.ts'
import { ChoosePage, type FormState, SiteErrorPage, WritePage } from './write-views.tsx'

const crumbs = [{ href: '/letters', label: TITLE }]
const RECEIPT = '/letters/receipt'

/** Whole offices sit behind one address; a person writes no more letters than this in an hour. */
const OF_A_CLIENT = { limit: 20, windowSeconds: 3600 }
/** More than a city's people ever write in an hour, and less than fills the desks. */
const OF_ALL = { limit: 2000, windowSeconds: 3600 }

/** Writing a letter, and reporting what is wrong with the site. */
export const writeRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/letters/new',
    private: true,
    async handle(visit) {
      const kind = writtenKind(visit.query.get('kind'))
      if (!kind) return page('写信', <ChoosePage />, { crumbs })
      const agency = visit.query.get('agency') ?? ''
      // A page of ours may say what the letter is about, such as a task that somebody asks after.
      const subject = (visit.query.get('subject') ?? '').slice(0, MOST_SUBJECT)
      return writePage(visit, kind, { agency, subject }, [], undefined)
    },
  },
  { method: 'POST', path: '/letters/new', private: true, handle: write },
  {
    method: 'GET',
    path: '/letters/site-error',
    private: true,
    handle: visit => siteErrorPage(visit, { page: (visit.query.get('page') ?? '').slice(0, 500) }, []),
  },
  { method: 'POST', path: '/letters/site-error', private: true, handle: reportError },
]

function writtenKind(key: string | null): LetterKind | undefined {
  return WRITTEN_KINDS.find(kind => kind.key === key)
}

async function write(visit: PrivateVisit): Promise<Answer> {
  const { form, live } = visit
  const kind = writtenKind(form.get('kind'))
  if (!kind) return page('写信', <ChoosePage />, { crumbs, status: 422 })
  const again = (problems: readonly Problem[], offers?: Offers, status?: number) =>
    writePage(visit, kind, typed(form), problems, offers, status)
  if (form.get('step') === 'look') return again([], await offersFor(live, form.get('subject')), 200)
  const parsed = readLetter(form, kind)
  const looked = form.get('looked') !== ''
  const found = looked || !parsed.ok ? undefined : await offersFor(live, parsed.value.words.subject)
  if (!parsed.ok) return again(parsed.problems, looked ? { answers: [], documents: [] } : undefined)
  // A question of policy is first shown the answers that are there already; the next press sends it.
  if (kind.key === 'policy' && found && isOffered(found)) return again([], found, 200)
  return send(visit, { kind, ...parsed.value }, again)
}

async function reportError(visit: PrivateVisit): Promise<Answer> {
  const again = (problems: readonly Problem[], _offers?: Offers, status?: number) =>
    siteErrorPage(visit, typed(visit.form), problems, status)
  const parsed = readSiteError(visit.form)
  if (!parsed.ok) return again(parsed.problems)
  const { error, writer, words } = parsed.value
  const { key, agencyKey } = await liveSiteAt(visit.live, visit.host)
  const kind = kindOf(SITE_ERROR)
  const site = { key, agencyKey, error }
  return send(visit, { kind, agency: '', writer, words, consents: false, site }, again)
}

type Again = (problems: readonly Problem[], offers?: Offers, status?: number) => Promise<Answer>

/** Takes the letter once, however often the form is sent, and leads to the receipt. */
async function send(visit: PrivateVisit, sent: Sent, again: Again): Promise<Answer> {
  const { db, client, now, services, origin } = visit
  const mine = await takeLimit(db, { key: `letters:client:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return again([{ field: '', code: 'too-many-from-client' }], undefined, 429)
  const all = await takeLimit(db, { key: 'letters:all', ...OF_ALL }, now)
  if (!all.ok) return again([{ field: '', code: 'too-many' }], undefined, 429)
  const { keys } = services
  const done = await carryOut(
    visit,
    tx => fileLetter(tx, { keys, origin }, sent, now),
    made => made.caseId,
  )
  if (!done.ok) return again(done.problems)
  const receipt = done.made ?? (await receiptAgain(visit, done.location))
  if (!receipt) return seeOther('/letters/status')
  const { caseId, number, code } = receipt
  return seeOther(RECEIPT, [
    receiptCookie(keys, origin, { caseId, number, code }, now),
    caseCookie(keys, origin, caseId, now),
  ])
}

const AGAIN_MINUTES = 10

/**
 * The form was sent before and its answer was perhaps lost on the way. Only whoever has the page that the form stood on can
 * send its once-key, so they get a new query code, for some minutes; the older one opens nothing any more.
 */
async function receiptAgain(visit: PrivateVisit, caseId: string) {
  const { db, now } = visit
  return inTransaction(db, async tx => {
    const standing = await loadCase(tx, letterCase, caseId, 'lock')
    if (!standing?.number || now.getTime() - standing.openedAt.getTime() > AGAIN_MINUTES * 60_000)
      return undefined
    return { caseId, number: standing.number, ...(await issueReceipt(tx, caseId, now)) }
  })
}

async function writePage(
  visit: PrivateVisit,
  kind: LetterKind,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  offers: Offers | undefined,
  status = problems.length > 0 ? 422 : 200,
): Promise<Answer> {
  const body = (
    <WritePage
      {...(await formState(visit, kind, values, problems))}
      kind={kind}
      desks={await letterDesks(visit.db)}
      offers={offers}
    />
  )
  return page(`写信：${kind.label}`, body, { crumbs, status })
}

async function siteErrorPage(
  visit: PrivateVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  status = problems.length > 0 ? 422 : 200,
): Promise<Answer> {
  const state = await formState(visit, kindOf(SITE_ERROR), values, problems)
  return page(SITE_ERROR_TITLE, <SiteErrorPage {...state} />, { crumbs, status })
}

async function formState(
  { db, now }: PrivateVisit,
  kind: LetterKind,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<FormState> {
  const today = civilDateOf(now)
  return {
    values,
    problems: spoken(problems),
    keepMonths: await settingAt(db, 'letters.keep-months', today),
    days: await settingAt(db, kind.days, today),
  }
}
