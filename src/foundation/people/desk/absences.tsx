import { civilDateOf } from '../../../law/civil-date.ts'
import { PLATFORM_SCOPE } from '../../../platform/counters/counters.ts'
import { type Problem, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { scopesOf } from '../../../platform/permissions/permission.ts'
import { cancelAbsence, declareAbsence, handOver } from '../actions/absences.ts'
import { permissions } from '../permissions.ts'
import { absencesFor } from '../store/absences.ts'
import { peopleOfAgencies } from '../store/people.ts'
import { spoken } from '../words.ts'
import { Absences } from './absences-views.tsx'
import { doOnce, isId, statusOf } from './doing.ts'

const HOME = '/desk/absences'

const DONE_WORDS: Readonly<Record<string, string>> = {
  declared: '缺勤已登记，待办事项由代理人办理。',
  cancelled: '缺勤登记已撤销。',
  'handed-over': '工作已移交，待办事项转由接收人办理。',
}

/** The absences that concern the person, with the forms; what was typed comes back with the problems of its form. */
async function absences(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const { db, actor, now, query, form } = visit
  const headed = scopesOf(actor, permissions.absenceOfOthers)
  const agencies = [...new Set([actor.home, ...(headed === 'all' ? [] : headed)])].filter(
    id => id !== PLATFORM_SCOPE,
  )
  const today = civilDateOf(now)
  const [entries, colleagues, former] = await Promise.all([
    absencesFor(db, actor.id, headed === 'all' ? [] : headed, today),
    peopleOfAgencies(db, agencies, ['active']),
    peopleOfAgencies(db, headed === 'all' ? [] : headed, ['locked', 'left']),
  ])
  const body = (
    <Absences
      actor={actor}
      today={today}
      entries={entries}
      colleagues={colleagues}
      mine={colleagues.filter(each => each.id === actor.id || headed.includes(each.agency_id ?? ''))}
      former={former}
      headed={headed === 'all' ? [] : headed}
      problems={spoken(problems)}
      typed={problems.length > 0 ? typed(form) : {}}
      done={problems.length > 0 ? undefined : DONE_WORDS[query.get('done') ?? '']}
    />
  )
  return page('缺勤与移交', body, { status: statusOf(problems) })
}

/** A person whom the form names: an id, or one that belongs to nobody. */
function chosen(visit: DeskVisit, field: string): string {
  const id = visit.form.get(field)
  return isId(id) ? id : PLATFORM_SCOPE
}

export const absenceRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: HOME, may: permissions.ownAbsence, handle: visit => absences(visit, []) },
  {
    method: 'POST',
    path: HOME,
    may: permissions.ownAbsence,
    async handle(visit) {
      const { form, actor, now } = visit
      const wanted = {
        personId: chosen(visit, 'person'),
        deputyId: chosen(visit, 'deputy'),
        from: form.get('from'),
        until: form.get('until'),
      }
      const done = await doOnce(
        visit,
        tx => declareAbsence(tx, wanted, actor, now),
        () => `${HOME}?done=declared`,
      )
      return done.ok ? seeOther(done.location) : absences(visit, done.problems)
    },
  },
  {
    method: 'POST',
    path: `${HOME}/:absence/cancel`,
    may: permissions.ownAbsence,
    async handle(visit) {
      const { params, actor, now } = visit
      const id = isId(params.absence) ? params.absence : PLATFORM_SCOPE
      const done = await doOnce(
        visit,
        tx => cancelAbsence(tx, id, actor, now),
        () => `${HOME}?done=cancelled`,
      )
      return done.ok ? seeOther(done.location) : absences(visit, done.problems)
    },
  },
  {
    method: 'POST',
    path: `${HOME}/handovers`,
    may: permissions.ownHandover,
    async handle(visit) {
      const { actor, now } = visit
      const done = await doOnce(
        visit,
        tx => handOver(tx, chosen(visit, 'from-person'), chosen(visit, 'to'), actor, now),
        () => `${HOME}?done=handed-over`,
      )
      if (done.ok) return seeOther(done.location)
      // The other form of the page has a box of that name as well.
      const mine = (problem: Problem) =>
        problem.field === 'person' ? { ...problem, field: 'from-person' } : problem
      return absences(visit, done.problems.map(mine))
    },
  },
]
