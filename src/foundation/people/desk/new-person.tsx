import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { listAgencies } from '../../agencies/index.ts'
import { createPerson } from '../actions/accounts.ts'
import { newPersonForm } from '../forms.ts'
import { permissions } from '../permissions.ts'
import { spoken } from '../words.ts'
import { doOnce, statusOf } from './doing.ts'
import { NewPersonPage, OneTimePassword } from './person-forms.tsx'

const HOME = '/desk/people'
const may = permissions.create
const crumbs = [{ href: HOME, label: '账号管理' }]

async function newPerson(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const agencies = await listAgencies(visit.db)
  const body = <NewPersonPage agencies={agencies} typed={typed(visit.form)} problems={spoken(problems)} />
  return page('建立账号', body, { crumbs, status: statusOf(problems) })
}

export const newPersonRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: `${HOME}/new`, may, handle: visit => newPerson(visit, []) },
  {
    method: 'POST',
    path: HOME,
    may,
    async handle(visit) {
      const { db, actor, form, now } = visit
      const parsed = parseForm(newPersonForm, form)
      if (!parsed.ok) return newPerson(visit, parsed.problems)
      const { agency, ...details } = parsed.value
      if (agency !== undefined && !(await listAgencies(db)).some(each => each.id === agency)) {
        return newPerson(visit, [{ field: 'agency', code: 'not-offered' }])
      }
      const done = await doOnce(
        visit,
        tx => createPerson(tx, { ...details, agencyId: agency ?? null }, actor, now),
        made => `${HOME}/${made.personId}`,
      )
      if (!done.ok) return newPerson(visit, done.problems)
      if (!done.made) return seeOther(done.location)
      const body = (
        <OneTimePassword account={details.account} password={done.made.password} next={done.location} isNew />
      )
      return page('账号已建立', body, { crumbs })
    },
  },
]
