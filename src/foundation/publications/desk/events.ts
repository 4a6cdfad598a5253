import type { Tx } from '../../../platform/db/db.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Answer, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import type { Permission } from '../../../platform/permissions/permission.ts'
import {
  cancelSchedule,
  pinPublication,
  placePublication,
  releaseNow,
  releaseUrgently,
  scheduleRelease,
  withdrawPublication,
} from '../actions/release.ts'
import {
  answerWarning,
  approveEdition,
  discardDraft,
  recallDraft,
  returnDraft,
  signGates,
  signLate,
  submitDraft,
} from '../actions/review.ts'
import type { StepInput } from '../actions/step.ts'
import { readDayEnd, readLine, readMoment, readSeen } from '../forms.ts'
import { gateKeys } from '../gates.ts'
import type { PublicationKind } from '../kinds.ts'
import * as permissions from '../permissions.ts'
import { openEdition } from './access.ts'
import { doOnce } from './doing.ts'
import { refusedPage } from './review.tsx'
import { urgentPage } from './urgent.tsx'

/** What one button does: the action with what its form says. `field` is where a missing reason or choice belongs. */
interface Act {
  readonly name: string
  readonly may: Permission
  /** Codes of the workflow that belong to a field of this form. */
  readonly fields?: Readonly<Record<string, string>>
  /** The page that a refusal comes back to, where it is not the page of review. */
  readonly page?: typeof refusedPage
  run(tx: Tx, kinds: readonly PublicationKind[], asked: Asking): Promise<Outcome>
}

interface Asking {
  readonly visit: DeskVisit
  readonly input: StepInput
}

const p = permissions

/** Every act on an edition, each behind its own permission; what the workflow allows is decided by the actions. */
const ACTS: readonly Act[] = [
  act('submit', p.draftPublications, submitDraft),
  act('recall', p.draftPublications, recallDraft),
  {
    name: 'discard',
    may: p.draftPublications,
    async run(tx, kinds, { visit, input }) {
      if (!visit.form.has('confirmed')) return refused('confirmed', 'not-confirmed')
      return discardDraft(tx, kinds, input, visit.actor, visit.now)
    },
  },
  {
    name: 'sign',
    may: p.signPublications,
    fields: { 'gate-open': 'signing', 'gate-of-role': 'signing' },
    run: (tx, kinds, { visit, input }) =>
      signGates(tx, kinds, { ...input, ...signing(visit) }, visit.actor, visit.now),
  },
  {
    name: 'sign-late',
    may: p.signPublicationsLate,
    fields: { 'gate-open': 'signing', 'gate-of-role': 'signing' },
    run: (tx, kinds, { visit, input }) =>
      signLate(tx, kinds, { ...input, ...signing(visit) }, visit.actor, visit.now),
  },
  {
    name: 'return',
    may: p.returnPublications,
    fields: { reason: 'return-reason' },
    run: (tx, kinds, { visit, input }) =>
      returnDraft(
        tx,
        kinds,
        { ...input, reason: readLine(visit.form, 'return-reason') },
        visit.actor,
        visit.now,
      ),
  },
  {
    name: 'approve',
    may: p.approvePublications,
    run: (tx, kinds, { visit, input }) =>
      approveEdition(tx, kinds, { ...input, note: readLine(visit.form, 'note') }, visit.actor, visit.now),
  },
  {
    name: 'schedule',
    may: p.schedulePublications,
    fields: { future: 'at' },
    async run(tx, kinds, { visit, input }) {
      const at = readMoment(visit.form.get('at'))
      if (!at) return refused('at', 'not-a-moment')
      return scheduleRelease(tx, kinds, { ...input, at }, visit.actor, visit.now)
    },
  },
  act('unschedule', p.schedulePublications, cancelSchedule),
  act('release', p.releasePublications, releaseNow),
  {
    name: 'release-urgently',
    may: p.releaseUrgentPublications,
    fields: { reason: 'urgent-reason' },
    page: urgentPage,
    async run(tx, kinds, { visit, input }) {
      if (!visit.form.has('confirmed')) return refused('confirmed', 'not-confirmed')
      const reason = readLine(visit.form, 'urgent-reason')
      return releaseUrgently(tx, kinds, { ...input, reason }, visit.actor, visit.now)
    },
  },
  {
    name: 'withdraw',
    may: p.withdrawPublications,
    fields: { reason: 'withdraw-reason' },
    run: (tx, kinds, { visit, input }) =>
      withdrawPublication(
        tx,
        kinds,
        { ...input, reason: readLine(visit.form, 'withdraw-reason') },
        visit.actor,
        visit.now,
      ),
  },
  {
    name: 'pin',
    may: p.pinPublications,
    async run(tx, kinds, { visit, input }) {
      if (visit.form.has('unpin')) {
        return pinPublication(tx, kinds, { ...input, until: null }, visit.actor, visit.now)
      }
      const until = readDayEnd(visit.form.get('until'))
      if (!until) return refused('until', 'not-a-date')
      if (until <= visit.now) return refused('until', 'future')
      return pinPublication(tx, kinds, { ...input, until }, visit.actor, visit.now)
    },
  },
  {
    name: 'place',
    may: p.placePublications,
    run: (tx, kinds, { visit, input }) =>
      placePublication(tx, kinds, { ...input, columns: visit.form.all('columns') }, visit.actor, visit.now),
  },
  {
    name: 'answer-warning',
    may: p.draftPublications,
    async run(tx, _kinds, { visit, input }) {
      const field = `answer-${visit.form.get('place')}`
      const answer = {
        editionId: input.editionId,
        finding: visit.form.get('finding'),
        reason: readLine(visit.form, field),
      }
      const done = await answerWarning(tx, answer, visit.actor, visit.now)
      return done.ok ? done : { ok: false, problems: done.problems.map(each => answerField(each, field)) }
    },
  },
]

/** The finding that was answered is gone when the text was changed meanwhile. */
function answerField(problem: Problem, field: string): Problem {
  if (problem.field === 'finding' && problem.code === 'not-found')
    return { field: '', code: 'changed-meanwhile' }
  return problem.field === '' ? problem : { ...problem, field }
}

function act(
  name: string,
  may: Permission,
  action: (
    tx: Tx,
    kinds: readonly PublicationKind[],
    input: StepInput,
    actor: DeskVisit['actor'],
    now: Date,
  ) => Promise<Outcome>,
): Act {
  return { name, may, run: (tx, kinds, { visit, input }) => action(tx, kinds, input, visit.actor, visit.now) }
}

function signing(visit: DeskVisit) {
  return { signing: gateKeys(visit.form.all('signing')), note: readLine(visit.form, 'note') }
}

/** One POST route for each act: version and digest come from the form, the rest is the act's. */
export function eventRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return ACTS.map(each => ({
    method: 'POST' as const,
    path: `/desk/publications/:edition/${each.name}`,
    may: each.may,
    handle: visit => carryOut(visit, kinds, each),
  }))
}

async function carryOut(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  { name, may, fields = {}, page = refusedPage, run }: Act,
): Promise<Answer> {
  const opened = await openEdition(visit, may)
  if (!opened.ok) return opened.answer
  const { editionId } = opened.value
  const { version, digest } = readSeen(visit.form)
  const input: StepInput = { editionId, version, digest }
  const done = await doOnce(visit, async tx => {
    const outcome = await run(tx, kinds, { visit, input })
    if (!outcome.ok) return outcome
    const said = name === 'pin' && visit.form.has('unpin') ? 'unpin' : name
    return { ok: true, location: `/desk/publications/${editionId}?done=${said}` }
  })
  if (done.ok) return seeOther(done.location)
  const problems = done.problems.map(problem => {
    const field = problem.field === '' ? fields[problem.code] : undefined
    return field ? { ...problem, field } : problem
  })
  return page(visit, kinds, editionId, problems)
}
