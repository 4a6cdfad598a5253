import { z } from 'zod'
import { agencyOf } from '../../../../foundation/agencies/index.ts'
import { openCells } from '../../../../foundation/cases/index.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { carryOut } from '../../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../../platform/forms/form.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import { type Answer, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { itemTitle } from '../../tasks/standing.ts'
import { answerQuestion, declineQuestion, takeDownQuestion } from '../actions/decide.ts'
import { decideQuestions, openQuestions } from '../permissions.ts'
import { DECLINE_REASONS, MOST_ANSWER, MOST_QUESTION } from '../rules.ts'
import { opened } from '../sealing.ts'
import { type DeskQuestion, questionsOf } from '../store.ts'
import { QUESTIONS, spoken } from '../words.ts'
import { type QuestionEvent, questionWorkflow } from '../workflow.ts'
import { QuestionPage } from './question-views.tsx'
import { HOME, readableAgencies } from './queue.tsx'

const version = z.coerce.number().int().min(1)
const answerForm = z.object({
  version,
  question: z.string().min(2).max(MOST_QUESTION),
  answer: z.string().min(2).max(MOST_ANSWER),
})
const declineForm = z.object({
  version,
  reason: z.enum(DECLINE_REASONS),
  note: z.string().max(300).default(''),
})
const takeDownForm = z.object({ version, note: z.string().min(2).max(300) })

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MISSING = '没有这个提问。请从任务追问重新选择。'

/** One question, and the three things that may be decided about it. */
export const questionRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: `${HOME}/:id`,
    may: openQuestions,
    async handle(visit) {
      const question = await questionAt(visit)
      return question ? questionPage(visit, question, undefined) : refuse(404, MISSING)
    },
  },
  deciding('answer', answerForm, (tx, input, { actor, now }) => answerQuestion(tx, input, actor, now)),
  deciding('decline', declineForm, (tx, input, { actor, now }) => declineQuestion(tx, input, actor, now)),
  deciding('take-down', takeDownForm, (tx, input, { actor, now }) => takeDownQuestion(tx, input, actor, now)),
]

/** The question of an address, where this person may read it; one elsewhere is as one that is not. */
async function questionAt({ db, actor, params }: DeskVisit): Promise<DeskQuestion | undefined> {
  const { id = '' } = params
  const [question] = ID.test(id) ? await questionsOf(db, { caseId: id }, 1) : []
  const agencies = readableAgencies(actor)
  return question && (agencies === 'all' || agencies.includes(question.agencyId)) ? question : undefined
}

function deciding<S extends z.ZodObject>(
  event: QuestionEvent,
  schema: S,
  work: (tx: Tx, input: z.output<S> & { readonly caseId: string }, visit: DeskVisit) => Promise<Outcome>,
): DeskRoute {
  return {
    method: 'POST',
    path: `${HOME}/:id/${event}`,
    may: decideQuestions,
    async handle(visit) {
      const question = await questionAt(visit)
      if (!question) return refuse(404, MISSING)
      const failed = (problems: readonly Problem[]) => questionPage(visit, question, { event, problems })
      const parsed = parseForm(schema, visit.form)
      if (!parsed.ok) return failed(parsed.problems)
      const { caseId } = question
      const done = await carryOut(
        visit,
        tx => work(tx, { ...parsed.value, caseId }, visit),
        () => `${HOME}/${caseId}`,
      )
      return done.ok ? seeOther(done.location) : failed(done.problems)
    },
  }
}

async function questionPage(
  visit: DeskVisit,
  question: DeskQuestion,
  failed: { readonly event: QuestionEvent; readonly problems: readonly Problem[] } | undefined,
): Promise<Answer> {
  const { db, services, actor, form } = visit
  const cells = openCells(questionWorkflow, question, actor)
  const body = (
    <QuestionPage
      question={question}
      task={itemTitle(question)}
      agencyName={(await agencyOf(db, question.agencyId)).name}
      asked={opened(services.keys, {
        case_id: question.caseId,
        wrapped_key: question.wrappedKey,
        sealed_words: question.sealedWords,
      })}
      may={new Set(cells.map(cell => cell.event))}
      tried={failed && { event: failed.event, values: typed(form), problems: spoken(failed.problems) }}
    />
  )
  const status = failed ? statusOf(failed.problems) : 200
  return page(`提问 ${question.number}`, body, { crumbs: [{ href: HOME, label: QUESTIONS }], status })
}

function statusOf(problems: readonly Problem[]): 403 | 404 | 409 | 422 {
  const codes = problems.map(problem => problem.code)
  if (codes.includes('not-found')) return 404
  if (codes.includes('wrong-role')) return 403
  return codes.some(code => code === 'wrong-state' || code === 'changed-meanwhile') ? 409 : 422
}
