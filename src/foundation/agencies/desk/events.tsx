import type { VNode } from 'preact'
import type { z } from 'zod'
import { civilDateOf } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import type { Permission } from '../../../platform/permissions/permission.ts'
import type { Agency } from '../agency.ts'
import { agencyByKey } from '../store.ts'
import { spoken, TITLE } from '../words.ts'
import { EventForm, type Filling } from './event-form.tsx'

const HOME = '/desk/agencies'

/** One sort of dated event: its page, its form, and what the form does. */
export interface EventPage<S extends z.ZodObject> {
  /** The last part of its address, and of the notice that follows. */
  readonly slug: string
  readonly title: string
  readonly submit: string
  readonly danger?: boolean
  readonly may: Permission
  readonly form: S
  lead(agency: Agency): string
  fields(filling: Filling): VNode
  /** Reads what needs the database (written names), and answers the work of the transaction. */
  prepare(
    visit: DeskVisit,
    agency: Agency,
    input: z.output<S>,
  ): Promise<Outcome<{ work: (tx: Tx) => Promise<Outcome> }>>
}

/** The two routes of an event. */
export function eventRoutes<S extends z.ZodObject>(event: EventPage<S>): readonly DeskRoute[] {
  const path = `${HOME}/:key/${event.slug}`
  const drawn = (visit: DeskVisit, agency: Agency, problems: readonly Problem[]): Answer => {
    const filling: Filling = { typed: typed(visit.form), problems: spoken(problems) }
    const back = `${HOME}/${agency.key}`
    const body = (
      <EventForm
        {...filling}
        action={`${back}/${event.slug}`}
        back={back}
        submit={event.submit}
        danger={event.danger}
        today={civilDateOf(visit.now)}
        lead={<p>{event.lead(agency)}</p>}
      >
        {event.fields(filling)}
      </EventForm>
    )
    const crumbs = [
      { href: HOME, label: TITLE },
      { href: back, label: agency.shortName || agency.name },
    ]
    return page(event.title, body, { crumbs, status: statusOf(problems) })
  }
  return [
    {
      method: 'GET',
      path,
      may: event.may,
      handle: visit => onAgency(visit, async agency => drawn(visit, agency, [])),
    },
    {
      method: 'POST',
      path,
      may: event.may,
      handle: visit =>
        onAgency(visit, async agency => {
          const parsed = parseForm(event.form, visit.form)
          if (!parsed.ok) return drawn(visit, agency, parsed.problems)
          const ready = await event.prepare(visit, agency, parsed.value)
          if (!ready.ok) return drawn(visit, agency, ready.problems)
          const location = `${HOME}/${agency.key}?done=${event.slug}`
          const done = await carryOut(visit, ready.work, () => location)
          return done.ok ? seeOther(done.location) : drawn(visit, agency, done.problems)
        }),
    },
  ]
}

/** Answers for the agency of the address. */
export async function onAgency(visit: DeskVisit, then: (agency: Agency) => Promise<Answer>): Promise<Answer> {
  const agency = await agencyByKey(visit.db, visit.params.key ?? '')
  return agency ? then(agency) : refuse(404, '没有这个机构。请从机构列表重新选择。')
}
