import type { z } from 'zod'
import type { Tx } from '../../../platform/db/db.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import { refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import type { Permission } from '../../../platform/permissions/permission.ts'
import { approveAnswer, recallAnswer, returnAnswer, saveAnswer, submitAnswer } from '../actions/answer.ts'
import {
  acceptLetter,
  askWriter,
  extendLetter,
  proceedWithout,
  referLetter,
  transferLetter,
  unmaskWriter,
} from '../actions/handle.ts'
import type { Ground } from '../actions/step.ts'
import { answerForm, askForm, plainForm, reasonForm, referForm, transferForm, unmaskForm } from '../forms.ts'
import {
  approveAnswers,
  extendLetters,
  handleLetters,
  receiveLetters,
  transferLetters,
  unmaskWriters,
} from '../permissions.ts'
import { problemWords } from '../words.ts'
import { letterAt } from './access.ts'
import { letterPage } from './letter.tsx'

type Work<T> = (
  tx: Tx,
  input: T & { readonly caseId: string },
  visit: DeskVisit,
  ground: Ground,
) => Promise<Outcome>

/**
 * One act on a letter: read the form, carry it out once, go on; or show the letter again with what was wrong and what was
 * typed. Who may is the workflow's table to say; the route's permission is the gate before it.
 */
function act<S extends z.ZodObject>(
  name: string,
  may: Permission,
  schema: S,
  work: Work<z.output<S>>,
  // A draft comes from the form of the answer.
  { of = name, leaves = false }: { readonly of?: string; readonly leaves?: boolean } = {},
): DeskRoute {
  return {
    method: 'POST',
    path: `/desk/letters/:id/${name}`,
    may,
    async handle(visit) {
      const whole = await letterAt(visit)
      if (!whole) return refuse(404, problemWords({ field: '', code: 'not-found' }))
      const parsed = parseForm(schema, visit.form)
      const failed = (problems: Extract<typeof parsed, { ok: false }>['problems']) =>
        letterPage(visit, whole, { act: of, values: typed(visit.form), problems })
      if (!parsed.ok) return failed(parsed.problems)
      const caseId = whole.standing.id
      const ground = { keys: visit.services.keys, origin: visit.origin }
      const done = await carryOut(
        visit,
        tx => work(tx, { ...parsed.value, caseId }, visit, ground),
        // Whoever hands a letter on does not see it any more.
        () => (leaves ? '/desk/letters' : `/desk/letters/${caseId}`),
      )
      return done.ok ? seeOther(done.location) : failed(done.problems.map(atField))
    },
  }
}

/** The boxes of the forms that an unmet need of the workflow is about. */
const FIELDS: Readonly<Record<string, string>> = {
  reason: 'reason',
  'other-agency': 'to',
  'not-sent-back': 'to',
  words: 'words',
  answer: 'answer',
}

function atField(problem: Problem): Problem {
  const field = problem.field === '' ? FIELDS[problem.code] : undefined
  return field ? { ...problem, field } : problem
}

/** Every act on a letter but those that show something of their own. */
export const actRoutes: readonly DeskRoute[] = [
  act('accept', receiveLetters, plainForm, (tx, on, { actor, now }) => acceptLetter(tx, on, actor, now)),
  act(
    'transfer',
    transferLetters,
    transferForm,
    (tx, on, { actor, now }, ground) => transferLetter(tx, ground, on, actor, now),
    { leaves: true },
  ),
  act('refer', receiveLetters, referForm, (tx, on, { actor, now }, ground) =>
    referLetter(tx, ground, on, actor, now),
  ),
  act('ask', handleLetters, askForm, (tx, on, { actor, now }, ground) =>
    askWriter(tx, ground, on, actor, now),
  ),
  act('proceed', handleLetters, plainForm, (tx, on, { actor, now }) => proceedWithout(tx, on, actor, now)),
  act('extend', extendLetters, reasonForm, (tx, on, { actor, now }, ground) =>
    extendLetter(tx, ground, on, actor, now),
  ),
  act(
    'draft',
    handleLetters,
    answerForm,
    (tx, on, { actor, now }, ground) => saveAnswer(tx, ground, on, actor, now),
    { of: 'submit' },
  ),
  act('submit', handleLetters, answerForm, (tx, on, { actor, now }, ground) =>
    submitAnswer(tx, ground, on, actor, now),
  ),
  act('recall', handleLetters, plainForm, (tx, on, { actor, now }) => recallAnswer(tx, on, actor, now)),
  act('return', approveAnswers, reasonForm, (tx, on, { actor, now }) => returnAnswer(tx, on, actor, now)),
  act('approve', approveAnswers, plainForm, (tx, on, { actor, now }, ground) =>
    approveAnswer(tx, ground, on, actor, now),
  ),
  act('unmask', unmaskWriters, unmaskForm, (tx, on, { actor, now }) => unmaskWriter(tx, on, actor, now)),
]
