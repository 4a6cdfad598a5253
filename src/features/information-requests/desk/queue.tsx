import { listAgencies } from '../../../foundation/agencies/index.ts'
import { loadCalendar } from '../../../foundation/calendar/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { addDays, civilDateOf } from '../../../law/civil-date.ts'
import { maskPersonalNumbers } from '../../../law/masking.ts'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'
import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayEnter } from '../../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../../platform/room/room.ts'
import { Section } from '../../../ui/section/section.tsx'
import { registerRequests, seeRequests, setRemedies } from '../permissions.ts'
import { countDueChanges } from '../recalculated/store.ts'
import { reviewedUntil } from '../refusal-reviews/desk.tsx'
import { isReviewDue } from '../refusal-reviews/store.ts'
import { wordsOf } from '../sealing.ts'
import type { RequestState } from '../states.ts'
import { runningBeside } from '../store-beside.ts'
import { openByState, PAGE_SIZE, pressing, type QueuedRequest, queuedRequests } from '../store-queue.ts'
import { TITLE } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'
import { readableAgencies } from './access.ts'
import { QueuePage } from './queue-views.tsx'

const STATES = Object.keys(requestWorkflow.states) as RequestState[]
const CURSOR = /^(\d{4}-\d{2}-\d{2})?~([0-9a-f-]{36})$/

/** The requests of one's agencies, by the day on which they must be answered. */
export const queueRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/requests',
  may: seeRequests,
  async handle({ db, services, actor, query, now }) {
    const agencies = readableAgencies(actor)
    const today = civilDateOf(now)
    const state = STATES.find(each => each === query.get('state'))
    const asked = (query.get('number') ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase().slice(0, 40)
    const known = await listAgencies(db)
    const offered = known.filter(each => agencies === 'all' || agencies.includes(each.id))
    const agency = offered.find(each => each.key === query.get('agency'))
    const mine = query.get('mine') === 'yes'
    const closed = query.get('closed') === 'yes' || (state && requestWorkflow.states[state].final) === true
    const cursor = CURSOR.exec(query.get('after') ?? '')
    const found = await queuedRequests(db, {
      agencies,
      agencyId: agency?.id,
      state,
      handlerId: mine ? actor.id : undefined,
      number: asked === '' ? undefined : asked,
      closed,
      ...(cursor?.[2] ? { after: { day: cursor[1] ?? null, id: cursor[2] } } : {}),
    })
    const requests = found.slice(0, PAGE_SIZE)
    const last = found.length > PAGE_SIZE ? requests.at(-1) : undefined
    const day = last && (closed ? last.row.concluded_on : last.row.queue_due)
    return page(
      TITLE,
      <QueuePage
        requests={requests}
        beside={
          await runningBeside(
            db,
            requests.map(({ row }) => row.case_id),
          )
        }
        subjectOf={row => subjectOf(services.keys, row)}
        next={last && `${day ?? ''}~${last.row.case_id}`}
        agencyNames={new Map(known.map(each => [each.id, each.shortName || each.name]))}
        counts={await openByState(db, agencies)}
        query={{ state, agency: agency?.key, number: asked, closed, mine }}
        agencies={agencies === 'all' || agencies.length > 1 ? offered : []}
        today={today}
        calendar={await loadCalendar(db)}
        lights={{
          yellow: await settingAt(db, 'requests.yellow-days', today),
          red: await settingAt(db, 'requests.red-days', today),
        }}
        recalculated={await countDueChanges(db, agencies, addDays(today, -30))}
        // Who oversees every agency sees the list, and is not prompted: deciding is the agency's own.
        reviewDue={agencies === 'all' ? false : await isReviewDue(db, agencies, reviewedUntil(today))}
        registers={mayEnter(actor, registerRequests)}
        oversees={mayEnter(actor, setRemedies)}
      />,
    )
  },
}

const SHOWN = 40

/** The beginning of what is asked for, without the numbers of people. */
function subjectOf(keys: KeyRing, row: QueuedRequest['row']): string {
  const text = wordsOf(keys, row)?.description.replace(/\s+/g, ' ') ?? '（已销毁）'
  return maskPersonalNumbers(text.length > SHOWN ? `${text.slice(0, SHOWN)}……` : text)
}

/** 依申请公开待办, on the first page of the workbench. */
export const requestsPanel: DeskPanel = {
  order: 7,
  may: seeRequests,
  async render({ db, actor, now }) {
    const agencies = readableAgencies(actor)
    if (agencies === 'all') return null
    const today = civilDateOf(now)
    const counts = await openByState(db, agencies)
    const open = [...counts.values()].reduce((sum, n) => sum + n, 0)
    if (open === 0) return null
    const { late, soon } = await pressing(db, agencies, today, addDays(today, 7))
    return (
      <Section
        title="依申请公开"
        id="requests-todo"
        more={{ href: '/desk/requests', label: `全部（${open}）` }}
      >
        <p>
          在办 {open} 件，其中已逾期 {late} 件，七日内到期 {soon} 件，待确认 {counts.get('submitted') ?? 0}{' '}
          件。
        </p>
      </Section>
    )
  },
}
