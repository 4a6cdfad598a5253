import { openCells } from '../../../foundation/cases/index.ts'
import { EVIDENCE, OUTCOMES, outcomeOf } from '../../../law/outcomes.ts'
import { missingFields, replyFields } from '../../../law/reply-words.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { openLetter } from '../actions/letters.ts'
import { draftReply } from '../actions/reply.ts'
import { type RequestFile, replyOf } from '../file.ts'
import { registerRequests } from '../permissions.ts'
import { AT_ONCE } from '../rules.ts'
import { keyOf } from '../sealing.ts'
import { problemWords, spoken, TITLE } from '../words.ts'
import { requestWorkflow } from '../workflow.ts'
import { requestAt } from './access.ts'
import { ReplyPage } from './reply-views.tsx'
import { statusOf } from './status.ts'

const path = '/desk/requests/:id/reply'
/** What an outcome follows from by itself: it is not chosen. */
const FIXED = ['R20', 'R22', 'R23']

/** Choosing one of the legal outcomes, its evidence and the words of its letter. */
export const replyRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: registerRequests,
    async handle(visit) {
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      return replyPage(file, valuesOf(visit, file), [])
    },
  },
  {
    method: 'POST',
    path,
    may: registerRequests,
    async handle(visit) {
      const file = await requestAt(visit)
      if (!file) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const { form, actor, now, services, origin } = visit
      const values = Object.fromEntries(form.names().map(name => [name, form.get(name)]))
      const outcome = outcomeOf(form.get('outcome'))
      const event = draftEvent(visit, file)
      const again = (problems: readonly Problem[]) => replyPage(file, values, problems)
      if (!event) return again([{ field: '', code: 'wrong-state' }])
      if (!outcome) return again([{ field: 'outcome', code: 'required' }])
      // The choice of an outcome shows its own questions; nothing is kept yet.
      if (form.get('step') === 'choose') return replyPage(file, values, [], 200)
      const fields = pick(values, 'field-')
      const evidence = pick(values, 'evidence-')
      const problems: Problem[] = missingFields(outcome, fields).map(key => ({
        field: `field-${key}`,
        code: 'required',
      }))
      if (outcome.choices.length > 0 && !outcome.choices.some(each => each.key === form.get('choice'))) {
        problems.unshift({ field: 'choice', code: 'required' })
      }
      if (problems.length > 0) return again(problems)
      const drafted = { outcome: outcome.code, choice: form.get('choice'), fields, evidence }
      const on = { caseId: file.standing.id, version: Number(form.get('version')) }
      const done = await carryOut(
        visit,
        tx => draftReply(tx, { keys: services.keys, origin }, event, { ...on, ...drafted }, actor, now),
        () => `/desk/requests/${file.standing.id}`,
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

function draftEvent({ actor }: DeskVisit, { standing, row }: RequestFile) {
  const cells = openCells(requestWorkflow, { state: standing.state, agencyId: row.agency_id }, actor)
  return (['dispose', 'draft', 'revise'] as const).find(event => cells.some(cell => cell.event === event))
}

function replyPage(
  file: RequestFile,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  status = problems.length > 0 ? statusOf(problems) : 200,
): Answer {
  const fixed = FIXED.find(code => code === file.row.outcome)
  const offered = OUTCOMES.filter(({ code }) =>
    fixed
      ? code === fixed
      : file.standing.state === 'received'
        ? AT_ONCE.includes(code)
        : !FIXED.includes(code),
  )
  const outcome = outcomeOf(values.outcome ?? '')
  const { number, id, version } = file.standing
  const crumbs = [
    { href: '/desk/requests', label: TITLE },
    { href: `/desk/requests/${id}`, label: number ?? '' },
  ]
  const body = (
    <ReplyPage
      caseId={id}
      version={version}
      offered={offered}
      outcome={outcome}
      fields={outcome ? replyFields(outcome) : []}
      evidence={(outcome?.evidence ?? []).map(key => ({
        key,
        label: EVIDENCE[key],
        kept: file.evidence.some(each => each.key === key),
      }))}
      values={values}
      problems={spoken(problems)}
    />
  )
  return page('拟答', body, { crumbs, status })
}

/** What was drafted last, so that nobody types it again. */
function valuesOf({ services, origin }: DeskVisit, file: RequestFile): Record<string, string> {
  const reply = replyOf(file)
  const kept = reply && openLetter({ keys: services.keys, origin }, file.row, reply)
  const key = keyOf(services.keys, file.row)
  const fields = Object.entries(kept?.fields ?? {}).map(([name, text]) => [`field-${name}`, text])
  const evidence = file.evidence.map(each => [
    `evidence-${each.key}`,
    key?.open(each.sealed, `evidence:${each.key}`) ?? '',
  ])
  return {
    outcome: file.row.outcome ?? '',
    choice: file.row.outcome_choice ?? '',
    ...Object.fromEntries([...fields, ...evidence]),
  }
}

function pick(values: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
  )
}
