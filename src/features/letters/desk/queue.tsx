import { listAgencies } from '../../../foundation/agencies/index.ts'
import { loadCalendar } from '../../../foundation/calendar/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { page } from '../../../platform/http/answers.ts'
import type { DeskRoute } from '../../../platform/http/routes.ts'
import { mayEnter } from '../../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../../platform/room/room.ts'
import { Section } from '../../../ui/section/section.tsx'
import { byDueDay, clocked } from '../clocks.ts'
import { LETTER_KINDS } from '../kinds.ts'
import { approveAnswers, handleLetters, receiveLetters, seeLetters, setDesks } from '../permissions.ts'
import { urgencyOf } from '../rules.ts'
import { opened } from '../sealing.ts'
import { openByState, queuedLetters } from '../store-queue.ts'
import { type LetterState, letterWorkflow } from '../workflow.ts'
import { readableAgencies } from './access.ts'
import { PressingTable, QueuePage } from './queue-views.tsx'

const STATES = Object.keys(letterWorkflow.states) as LetterState[]

/** The letters of one's agencies, by the day on which they must be answered. */
export const queueRoute: DeskRoute = {
  method: 'GET',
  path: '/desk/letters',
  may: seeLetters,
  async handle({ db, services, actor, query, now }) {
    const agencies = readableAgencies(actor)
    const state = STATES.find(each => each === query.get('state'))
    const kind = LETTER_KINDS.find(each => each.key === query.get('kind'))?.key
    const asked = (query.get('number') ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase().slice(0, 40)
    const known = await listAgencies(db)
    const offered = known.filter(each => agencies === 'all' || agencies.includes(each.id))
    const agency = offered.find(each => each.key === query.get('agency'))
    const closed = query.get('closed') === 'yes' || (state && letterWorkflow.states[state].final) === true
    const calendar = await loadCalendar(db)
    const found = await queuedLetters(db, {
      agencies,
      agencyId: agency?.id,
      kind,
      state,
      number: asked === '' ? undefined : asked,
      closed,
    })
    const letters = await clocked(db, found, calendar)
    return page(
      '来信办理',
      <QueuePage
        letters={closed ? letters : byDueDay(letters)}
        subjectOf={letter => opened(services.keys, letter)?.words.subject ?? '（已销毁）'}
        agencyNames={new Map(known.map(each => [each.id, each.shortName || each.name]))}
        counts={await openByState(db, agencies)}
        query={{ state, kind, agency: agency?.key, number: asked, closed }}
        agencies={agencies === 'all' || agencies.length > 1 ? offered : []}
        today={civilDateOf(now)}
        calendar={calendar}
        settles={mayEnter(actor, setDesks)}
      />,
    )
  },
}

const MOST = 8

/** 来信待办, on the first page of the workbench of whoever must do the next thing. */
export const lettersPanel: DeskPanel = {
  order: 8,
  may: seeLetters,
  async render({ db, actor, now }) {
    const agencies = readableAgencies(actor)
    const handles = mayEnter(actor, handleLetters) || mayEnter(actor, receiveLetters)
    const approves = mayEnter(actor, approveAnswers)
    if ((!handles && !approves) || agencies === 'all') return null
    const calendar = await loadCalendar(db)
    const today = civilDateOf(now)
    const open = await clocked(db, await queuedLetters(db, { agencies, closed: false }), calendar)
    const mine = byDueDay(open).filter(({ standing, clock }) => {
      if (standing.state === 'drafted') return approves
      return handles && (standing.state === 'received' || urgencyOf(clock, today, calendar) !== 'ahead')
    })
    if (mine.length === 0) return null
    return (
      <Section
        title="来信待办"
        id="letters-todo"
        more={{ href: '/desk/letters', label: `全部（${open.length}）` }}
      >
        <PressingTable letters={mine.slice(0, MOST)} today={today} calendar={calendar} />
      </Section>
    )
  },
}
