import { isCivilDate } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import type { Problem } from '../../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { askExtension, grantExtension, refuseExtension } from '../actions/extension.ts'
import { cancelTask, closeTask, extendTask, remindOfTask, transferTask } from '../actions/oversee.ts'
import { acceptReport, recallReport, returnReport } from '../actions/report.ts'
import { acknowledgeTask, splitTask } from '../actions/take.ts'
import { eventPermission } from '../permissions.ts'
import type { TaskStanding } from '../standing.ts'
import type { Assignment } from '../store-assignments.ts'
import type { TaskEvent } from '../workflow.ts'
import { agenciesById, openTask } from './access.ts'
import { doOnce, postOf } from './doing.ts'
import { PARTS } from './split-fields.tsx'
import { sheetOf } from './task-data.ts'
import { shownTask } from './task-page.tsx'

/** The events that have a form on the page of a task; a report has a page of its own. */
type FormEvent = Exclude<TaskEvent, 'report'>

interface Given {
  readonly visit: DeskVisit
  readonly task: TaskStanding
  readonly on: { readonly caseId: string; readonly version: number | undefined }
  readonly reason: string
}

type Act = (tx: Tx, given: Given) => Promise<Outcome>

const ACTS: Readonly<Record<FormEvent, Act>> = {
  acknowledge: (tx, { visit, on }) => acknowledgeTask(tx, on, visit.actor, visit.now),
  async split(tx, { visit, task, on }) {
    const parts = await partsOf(visit, task)
    if (!parts.ok) return parts
    return splitTask(tx, { ...on, assignments: parts.assignments }, visit.actor, visit.now)
  },
  recall: (tx, { visit, on }) => recallReport(tx, on, visit.actor, visit.now),
  accept: (tx, { visit, on }) => acceptReport(tx, on, postOf(visit), visit.actor, visit.now),
  return: (tx, { visit, on, reason }) =>
    returnReport(tx, { ...on, reason }, postOf(visit), visit.actor, visit.now),
  async 'ask-extension'(tx, { visit, on, reason }) {
    const until = visit.form.get('ask-extension-until')
    if (!isCivilDate(until)) return refused('ask-extension-until', 'not-a-date')
    return askExtension(tx, { ...on, until, reason }, visit.actor, visit.now)
  },
  'grant-extension': (tx, { visit, on }) => grantExtension(tx, on, postOf(visit), visit.actor, visit.now),
  'refuse-extension': (tx, { visit, on, reason }) =>
    refuseExtension(tx, { ...on, reason }, postOf(visit), visit.actor, visit.now),
  async extend(tx, { visit, on, reason }) {
    const until = visit.form.get('extend-until')
    if (!isCivilDate(until)) return refused('extend-until', 'not-a-date')
    return extendTask(tx, { ...on, until, reason }, visit.actor, visit.now)
  },
  remind: (tx, { visit, on, reason }) =>
    remindOfTask(tx, { ...on, reason }, postOf(visit), visit.actor, visit.now),
  async transfer(tx, { visit, task, on, reason }) {
    const agencyId = visit.form.get('transfer-agency')
    const agency = (await agenciesById(visit.db)).get(agencyId)
    if (agency?.state !== 'active') return refused('transfer-agency', 'not-offered')
    const input = { ...on, itemId: task.item.id, agencyId, reason }
    return transferTask(tx, input, postOf(visit), visit.actor, visit.now)
  },
  close: (tx, { visit, on }) => closeTask(tx, on, visit.actor, visit.now),
  cancel: (tx, { visit, on, reason }) =>
    cancelTask(tx, { ...on, reason }, postOf(visit), visit.actor, visit.now),
}

/** Where the page shows what a need of the workflow is about. */
const FIELDS: Readonly<Record<string, string>> = {
  reason: 'reason',
  'later-date': 'until',
  'another-agency': 'agency',
}

/** One POST route for each event: version and reason come from the form, the rest is the act's. */
export const eventRoutes: readonly DeskRoute[] = (Object.keys(ACTS) as FormEvent[]).map(event => ({
  method: 'POST' as const,
  path: `/desk/tasks/:task/${event}`,
  may: eventPermission(event),
  async handle(visit) {
    const opened = await openTask(visit, eventPermission(event))
    if (!opened.ok) return opened.answer
    const task = opened.value
    const { form } = visit
    const version = /^\d{1,9}$/.test(form.get('version')) ? Number(form.get('version')) : undefined
    const reason = form.get(`${event}-reason`).slice(0, 1000)
    const given: Given = { visit, task, on: { caseId: task.caseId, version }, reason }
    return doOnce(
      visit,
      tx => ACTS[event](tx, given),
      () => `/desk/tasks/${task.caseId}?done=${event}`,
      problems =>
        shownTask(
          visit,
          problems.map(problem => atField(problem, event)),
        ),
    )
  },
}))

function atField(problem: Problem, event: FormEvent): Problem {
  if (problem.field !== '') return problem
  if (problem.code === 'offices') return { ...problem, field: 'office-1' }
  const field = FIELDS[problem.code]
  return field ? { ...problem, field: `${event}-${field}` } : problem
}

/** The rows of a split that somebody filled in: an office that the agency has, a person who works there. */
async function partsOf(
  visit: DeskVisit,
  task: TaskStanding,
): Promise<Outcome<{ readonly assignments: readonly Assignment[] }>> {
  const { form } = visit
  const { offices, people } = await sheetOf(visit, task)
  const assignments: Assignment[] = []
  for (let row = 1; row <= PARTS; row += 1) {
    const office = form.get(`office-${row}`)
    const person = form.get(`person-${row}`)
    const work = form.get(`work-${row}`).slice(0, 500)
    // Words without an office would be lost without a word.
    if (office === '' && (person !== '' || work !== '')) return refused(`office-${row}`, 'required')
    if (office === '') continue
    if (office.length > 60 || (offices.length > 0 && !offices.includes(office))) {
      return refused(`office-${row}`, 'not-offered')
    }
    if (person !== '' && !people.some(each => each.id === person)) {
      return refused(`person-${row}`, 'not-offered')
    }
    assignments.push({ office, personId: person === '' ? null : person, work })
  }
  return { ok: true, assignments }
}
