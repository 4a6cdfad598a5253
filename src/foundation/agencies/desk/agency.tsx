import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { addAlias } from '../actions/details.ts'
import type { Agency } from '../agency.ts'
import { aliasForm } from '../forms.ts'
import { permissions } from '../permissions.ts'
import { listAgencies } from '../store.ts'
import { detailsOf, eventsOf, namesOf } from '../store-history.ts'
import { spoken, TITLE } from '../words.ts'
import { AgencyDeskPage } from './agency-views.tsx'
import { onAgency } from './events.tsx'

const HOME = '/desk/agencies'

/** One agency at work: what it is, what may be done with it, its names, its history. */
export const agencyRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: `${HOME}/:key`,
    may: permissions.open,
    handle: visit => onAgency(visit, agency => agencyPage(visit, agency, [])),
  },
  {
    method: 'POST',
    path: `${HOME}/:key/aliases`,
    may: permissions.addAlias,
    handle: visit =>
      onAgency(visit, async agency => {
        const parsed = parseForm(aliasForm, visit.form)
        if (!parsed.ok) return agencyPage(visit, agency, parsed.problems)
        const alias = { agencyId: agency.id, ...parsed.value }
        const done = await carryOut(
          visit,
          tx => addAlias(tx, alias, visit.actor, visit.now),
          () => `${HOME}/${agency.key}?done=alias`,
        )
        return done.ok ? seeOther(done.location) : agencyPage(visit, agency, done.problems)
      }),
  },
]

async function agencyPage(visit: DeskVisit, agency: Agency, problems: readonly Problem[]): Promise<Answer> {
  const { db, actor, query, form } = visit
  const [all, names, events, { details, offices }] = await Promise.all([
    listAgencies(db),
    namesOf(db, agency.id),
    eventsOf(db, agency.id),
    detailsOf(db, agency.id),
  ])
  const body = (
    <AgencyDeskPage
      actor={actor}
      agency={agency}
      all={all}
      names={names}
      events={events}
      details={details}
      offices={offices}
      done={query.get('done') ?? ''}
      typed={typed(form)}
      problems={spoken(problems)}
    />
  )
  return page(agency.name, body, { crumbs: [{ href: HOME, label: TITLE }], status: statusOf(problems) })
}
