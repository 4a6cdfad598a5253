import { civilDate } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { carryOut, statusOf } from '../../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../../platform/forms/form.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import { type Answer, page, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { decideDefect } from '../actions/decide-defects.ts'
import { checkPlan, decideDue, setPlanAside } from '../actions/decide-tasks.ts'
import { decideOpen, decideUnit } from '../actions/decide-units.ts'
import { bookOf } from '../book-of.ts'
import { defectForm, dueForm, openForm, unitForm } from '../forms.ts'
import { planPermissions } from '../permissions.ts'
import type { StandingPlan } from '../standing.ts'
import { decisionsOf } from '../store-plans.ts'
import { spoken } from '../words.ts'
import { crumbsOf, HOME, withPlan } from './on-plan.ts'
import { ReviewPage } from './review-views.tsx'

const path = `${HOME}/:id`
const may = planPermissions.review

/** What a form of the review page asks for: the act, and which of the page's many forms it is. */
type Asked =
  | {
      readonly ok: true
      /** Tells this form from others of its kind; its fields' ids end with it. */
      readonly key: string
      readonly anchor: string
      act(tx: Tx): Promise<Outcome>
    }
  | { readonly ok: false; readonly key: string; readonly problems: readonly Problem[] }

/** One page on which a person decides all that the reading could not: names, open words, defects, days. */
export const reviewRoutes: readonly DeskRoute[] = [
  { method: 'GET', path, may, handle: visit => withPlan(visit, plan => drawn(visit, plan, '', [])) },
  post('units', (visit, plan) => {
    const key = `unit-${visit.form.get('key')}`
    const read = parseForm(unitForm, visit.form)
    if (!read.ok) return { ...read, key }
    const act = (tx: Tx) => decideUnit(tx, { planId: plan.id, ...read.value }, visit.actor, visit.now)
    return { ok: true, key, anchor: 'units', act }
  }),
  post('open', (visit, plan) => {
    const key = `open-${visit.form.get('number')}`
    const read = parseForm(openForm, visit.form)
    if (!read.ok) return { ...read, key }
    const { number = null } = read.value
    const agencies = visit.form.get('keep') === 'yes' ? '' : read.value.agencies
    if (number !== null && agencies === '' && visit.form.get('keep') !== 'yes') {
      return { ok: false, key, problems: [{ field: 'agencies', code: 'required' }] }
    }
    const act = (tx: Tx) => decideOpen(tx, { planId: plan.id, number, agencies }, visit.actor, visit.now)
    return { ok: true, key, anchor: number === null ? 'open' : key, act }
  }),
  post('defects', (visit, plan) => {
    const key = `defect-${visit.form.get('defect')}`
    const read = parseForm(defectForm, visit.form)
    if (!read.ok) return { ...read, key }
    const { defect: defectId, decision, note } = read.value
    const act = (tx: Tx) =>
      decideDefect(tx, { planId: plan.id, defectId, decision, note }, visit.actor, visit.now)
    return { ok: true, key, anchor: key, act }
  }),
  post('dues', (visit, plan) => {
    const key = `due-${visit.form.get('number')}`
    const read = parseForm(dueForm, visit.form)
    if (!read.ok) return { ...read, key }
    const due = read.value.due === null ? null : civilDate(read.value.due)
    const act = (tx: Tx) =>
      decideDue(tx, { planId: plan.id, number: read.value.number, due }, visit.actor, visit.now)
    return { ok: true, key, anchor: key, act }
  }),
  post('check', (visit, plan) => ({
    ...{ ok: true, key: 'check', anchor: 'top' },
    act: tx => checkPlan(tx, plan.id, visit.actor, visit.now),
  })),
  {
    method: 'POST',
    path: `${path}/set-aside`,
    may,
    handle: visit =>
      withPlan(visit, async plan => {
        const done = await carryOut(
          visit,
          tx => setPlanAside(tx, plan.id, visit.actor, visit.now),
          () => `${HOME}?done=set-aside`,
        )
        return done.ok ? seeOther(done.location) : drawn(visit, plan, 'check', done.problems)
      }),
  },
]

function post(name: string, ask: (visit: DeskVisit, plan: StandingPlan) => Asked): DeskRoute {
  return {
    method: 'POST',
    path: `${path}/${name}`,
    may,
    handle: visit =>
      withPlan(visit, async plan => {
        const asked = ask(visit, plan)
        if (!asked.ok) return drawn(visit, plan, asked.key, asked.problems)
        const done = await carryOut(visit, asked.act, () => `${HOME}/${plan.id}?done=${name}#${asked.anchor}`)
        return done.ok ? seeOther(done.location) : drawn(visit, plan, asked.key, done.problems)
      }),
  }
}

/** The page, with the problems of the one form that came back. */
async function drawn(
  visit: DeskVisit,
  plan: StandingPlan,
  key: string,
  problems: readonly Problem[],
): Promise<Answer> {
  const book = await bookOf(visit.db)
  const decisions = await decisionsOf(visit.db, plan.id)
  // Many forms share their fields' names: an id is the name and the key of the form.
  const errors = spoken(problems.map(problem => problem)).map(error =>
    error.field === undefined ? error : { ...error, field: `${error.field}-${key}` },
  )
  const done = problems.length === 0 ? visit.query.get('done') : null
  const body = (
    <ReviewPage {...{ plan, book, decisions, errors, done }} typed={{ key, values: typed(visit.form) }} />
  )
  return page(plan.title, body, { crumbs: crumbsOf(), status: statusOf(problems) })
}
