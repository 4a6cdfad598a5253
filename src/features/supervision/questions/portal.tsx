import { z } from 'zod'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../../platform/http/routes.ts'
import { clientKey } from '../../../platform/limits/addresses.ts'
import { takeLimit } from '../../../platform/limits/limits.ts'
import { type LiveAnswer, type LiveTask, liveAnswers, liveTask } from '../public/store-live.ts'
import { listPath, taskPath, taskTitle } from '../public/task-paths.ts'
import { askAboutTask } from './actions/ask.ts'
import { AskPage, ReceivedPage } from './ask-views.tsx'
import { MOST_QUESTION } from './rules.ts'
import { spoken } from './words.ts'

/** Whole offices sit behind one address; a person asks no more than this in an hour. */
const OF_A_CLIENT = { limit: 20, windowSeconds: 3600 }
/** More than a city's people ever ask in an hour, and less than fills the desks. */
const OF_ALL = { limit: 500, windowSeconds: 3600 }

const NUMBER = /^W\d{4}-\d{5,7}$/
const MISSING = '没有这项任务，或者它依法不予公开。请从清单重新选择。'

const askSchema = z.object({
  agency: z.string().min(1).max(80),
  words: z.string().min(5).max(MOST_QUESTION),
  agreed: z.boolean().refine(yes => yes, { error: 'required' }),
})

/** Asking about a task, without an account; what is asked is public only when a person has moderated and answered it. */
export const askRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/tasks/:list/:task/ask',
    private: true,
    async handle(visit) {
      const found = await asked(visit)
      return found ? askPage(found, {}, []) : refuse(404, MISSING)
    },
  },
  { method: 'POST', path: '/tasks/:list/:task/ask', private: true, handle: ask },
  {
    method: 'GET',
    path: '/tasks/:list/:task/asked',
    private: true,
    async handle(visit) {
      const found = await asked(visit)
      const number = visit.query.get('number') ?? ''
      if (!found || !NUMBER.test(number)) return refuse(404, MISSING)
      const { task } = found
      return page('提问已收到', <ReceivedPage task={task} number={number} />, { crumbs: crumbsOf(task) })
    },
  },
]

interface AskedAbout {
  readonly task: LiveTask
  readonly answers: readonly LiveAnswer[]
}

/** The task of the address with those who may be asked; undefined where the public does not read it. */
async function asked({ live, params }: PrivateVisit): Promise<AskedAbout | undefined> {
  const place = /^[1-9]\d{0,8}$/
  const { list = '', task: ordinal = '' } = params
  if (!place.test(list) || !place.test(ordinal)) return undefined
  const task = await liveTask(live, Number(list), Number(ordinal))
  if (!task) return undefined
  const answers = (await liveAnswers(live, { tasks: [task.id] })).filter(each => each.state !== 'cancelled')
  return answers.length > 0 ? { task, answers } : undefined
}

async function ask(visit: PrivateVisit): Promise<Answer> {
  const found = await asked(visit)
  if (!found) return refuse(404, MISSING)
  const { db, client, now, services, form } = visit
  const { task } = found
  const again = (problems: readonly Problem[], status?: number) =>
    askPage(found, typed(form), problems, status)
  const parsed = parseForm(askSchema, form)
  if (!parsed.ok) return again(parsed.problems)
  const mine = await takeLimit(db, { key: `task-questions:client:${clientKey(client)}`, ...OF_A_CLIENT }, now)
  if (!mine.ok) return again([{ field: '', code: 'too-many-from-client' }], 429)
  const all = await takeLimit(db, { key: 'task-questions:all', ...OF_ALL }, now)
  if (!all.ok) return again([{ field: '', code: 'too-many' }], 429)
  const { agency: agencyKey, words } = parsed.value
  const question = { list: task.list_number, ordinal: task.ordinal, agencyKey, words }
  const done = await carryOut(
    visit,
    tx => askAboutTask(tx, services.keys, question, now),
    made => `${taskPath(task)}/asked?number=${made.number}`,
  )
  return done.ok ? seeOther(done.location) : again(done.problems)
}

function askPage(
  { task, answers }: AskedAbout,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  status = problems.length > 0 ? 422 : 200,
): Answer {
  const body = <AskPage task={task} answers={answers} values={values} problems={spoken(problems)} />
  return page('对任务提问', body, { crumbs: crumbsOf(task), status })
}

function crumbsOf(task: LiveTask) {
  return [
    { href: '/tasks', label: '任务落实' },
    { href: listPath(task.list_number), label: `第 ${task.list_number} 号清单` },
    { href: taskPath(task), label: taskTitle(task) },
  ]
}
