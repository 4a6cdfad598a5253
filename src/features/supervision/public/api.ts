import { z } from 'zod'
import { civilDateOf } from '../../../law/civil-date.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/routes.ts'
import { type LiveQuestion, liveQuestions } from '../questions/store-live.ts'
import { familyOf, TASK_FAMILIES } from '../tasks/families.ts'
import { LIGHTS } from '../tasks/lights.ts'
import { paceOf } from './pace.ts'
import { lightOfTask, type Pace, publicLight } from './progress.ts'
import { type LiveAnswer, type LiveTask, liveAnswers, liveLists, liveTasks } from './store-live.ts'
import { taskPath } from './task-paths.ts'

const FAMILIES = TASK_FAMILIES.map(family => family.key) as [string, ...string[]]
/** Of all tasks of one page together; each task's own page shows the rest. */
const MOST_QUESTIONS = 1000
const nullableText = (what: string) => z.string().nullable().describe(what)

const answer = z.object({
  agency: z.string().describe('责任单位的标识'),
  agencyName: z.string(),
  role: z.enum(['lead', 'support']).describe('lead 牵头，support 配合'),
  state: z.string().describe('办理状态'),
  due: z.iso.date().nullable().describe('现在的时限'),
  light: z.enum(LIGHTS as [string, ...string[]]).describe('与时限相比的进展'),
  report: z.number().int().nullable().describe('最近公开的报告，/api/v1/publications/{number}'),
})

const question = z.object({
  number: z.string().describe('提问编号'),
  agency: z.string().describe('答复单位的标识'),
  agencyName: z.string(),
  askedOn: z.iso.date().describe('提问日期'),
  answeredOn: z.iso.date().describe('答复日期'),
  question: z.string().describe('经审核的提问'),
  answer: z.string(),
})

const task = {
  plan: z.number().int().describe('清单编号'),
  number: z.number().int().describe('清单中的序号'),
  url: z.string(),
  part: nullableText('部分'),
  level1: nullableText('一级任务'),
  level2: nullableText('二级任务'),
  requirement: nullableText('工作要求'),
  due: z.iso.date().nullable().describe('清单规定的时限'),
  dueWords: nullableText('时限的原文'),
  light: z.enum(LIGHTS as [string, ...string[]]).describe('全部责任单位合起来的进展'),
}

const cursor = z
  .string()
  .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
  .optional()
  .describe('上一页答复中的 next')

/** Plans, commitments and other lists with their tasks: what the pages show, as data. */
export const taskApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/plans',
    summary: '任务清单',
    description: '已经公开的年度要点、承诺事项、民生实事等清单，新的在前。',
    query: z.object({}),
    answer: z.object({
      items: z.array(
        z.object({
          plan: z.number().int().describe('清单编号，用于 /tasks?plan='),
          family: z.enum(FAMILIES),
          familyLabel: z.string(),
          title: z.string(),
          year: z.number().int(),
          publication: z.number().int().describe('全文，/api/v1/publications/{number}'),
          tasks: z.number().int().describe('任务项数'),
          withheld: z.number().int().describe('其中依法不予公开的项数'),
          dispatchedAt: z.iso.datetime(),
        }),
      ),
    }),
    csv: {
      list: 'items',
      columns: [
        'plan',
        'family',
        'familyLabel',
        'title',
        'year',
        'publication',
        'tasks',
        'withheld',
        'dispatchedAt',
      ],
    },
    async handle({ live }) {
      const items = (await liveLists(live)).map(list => ({
        plan: list.number,
        family: list.family,
        familyLabel: familyOf(list.family).label,
        title: list.title,
        year: list.year,
        publication: list.publication_number,
        tasks: list.items,
        withheld: list.withheld,
        dispatchedAt: list.dispatched_at.toISOString(),
      }))
      return { ok: true, body: { items } }
    },
  }),
  apiRoute({
    path: '/tasks',
    summary: '任务及其责任单位',
    description:
      '清单中的每项任务：要求、时限、责任单位、进展、最近公开的报告、公众提问和答复。依法不予公开的项不列。',
    query: z.object({
      plan: z.coerce.number().int().min(1).optional().describe('只列这份清单'),
      cursor,
      limit: z.coerce.number().int().min(1).max(100).default(50).describe('每页条数'),
    }),
    answer: z.object({
      items: z.array(z.object({ ...task, agencies: z.array(answer), questions: z.array(question) })),
      next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
    }),
    csv: { list: 'items', columns: Object.keys(task) },
    async handle({ live, now, origin, query: { plan, cursor: from, limit } }) {
      const after = from === undefined ? undefined : placeOf(from)
      const rows = await liveTasks(live, { list: plan, after, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      const answers = await liveAnswers(live, { tasks: shown.map(row => row.id) })
      const ids = shown.map(row => row.id)
      const questions = await liveQuestions(live, ids, MOST_QUESTIONS)
      const pace = await paceOf(live, now)
      const last = rows.length > limit ? shown.at(-1) : undefined
      const items = shown.map(row =>
        presented(
          row,
          answers.filter(each => each.task_id === row.id),
          questions.filter(each => each.task_id === row.id),
          origin,
          pace,
        ),
      )
      return { ok: true, body: { items, next: last ? cursorOf(last) : null } }
    },
  }),
]

function presented(
  row: LiveTask,
  answers: readonly LiveAnswer[],
  questions: readonly LiveQuestion[],
  origin: string,
  pace: Pace,
) {
  return {
    plan: row.list_number,
    number: row.ordinal,
    url: `${origin}${taskPath(row)}`,
    part: row.part,
    level1: row.level1,
    level2: row.level2,
    requirement: row.requirement,
    due: row.due,
    dueWords: row.due_words,
    light: lightOfTask(answers, pace),
    agencies: answers.map(each => ({
      agency: each.agency_key,
      agencyName: each.agency_name,
      role: each.role,
      state: each.state,
      due: each.due,
      light: publicLight(each, pace),
      report: each.report_number,
    })),
    questions: questions.flatMap(each =>
      each.question === null || each.answer === null
        ? []
        : [
            {
              number: each.number,
              agency: each.agency_key,
              agencyName: each.agency_name,
              askedOn: each.asked_on,
              answeredOn: civilDateOf(each.decided_at),
              question: each.question,
              answer: each.answer,
            },
          ],
    ),
  }
}

function cursorOf({ list_number, ordinal }: LiveTask): string {
  return Buffer.from(`${list_number} ${ordinal}`).toString('base64url')
}

function placeOf(text: string): { readonly list: number; readonly ordinal: number } | undefined {
  const match = /^(\d{1,9}) (\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString('utf8'))
  return match ? { list: Number(match[1]), ordinal: Number(match[2]) } : undefined
}
