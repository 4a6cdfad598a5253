import { z } from 'zod'
import type { Calendar } from '../../law/working-days.ts'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { reckon } from './portal/reckon.ts'
import { liveCalendar } from './store.ts'
import { reasonOf, spoken } from './words.ts'

const day = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const yearSchema = z.object({
  year: z.number().int(),
  url: z.url().describe('网页地址'),
  source: z.string().describe('放假安排的依据'),
  holidays: z.array(day()).describe('周一至周五中放假的日期'),
  workdays: z.array(day()).describe('周末中调休上班的日期'),
})

const paged = z.object({
  cursor: z
    .string()
    .refine(text => yearOf(text) !== undefined, '不是本接口给出的游标')
    .optional()
    .describe('上一页答复中的 next'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('每页条数'),
})

/** The calendar for programs: its years, and the count that the calculator does. */
export const calendarApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/calendar',
    summary: '工作日历各年份',
    description: '从新到旧列出已经收录的年份：只列与普通一周不同的日期，其余周一至周五为工作日。',
    query: paged,
    answer: z.object({
      items: z.array(yearSchema),
      next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
    }),
    csv: { list: 'items', columns: ['year', 'url', 'source', 'holidays', 'workdays'] },
    async handle({ live, origin, query: { cursor, limit } }) {
      const calendar = await liveCalendar(live)
      const below = cursor === undefined ? Number.POSITIVE_INFINITY : (yearOf(cursor) ?? 0)
      const years = [...calendar.years.keys()].filter(year => year < below).sort((a, b) => b - a)
      const shown = years.slice(0, limit)
      const last = years.length > limit ? shown.at(-1) : undefined
      return {
        ok: true,
        body: {
          items: shown.flatMap(year => present(calendar, year, origin) ?? []),
          next: last === undefined ? null : cursorOf(last),
        },
      }
    },
  }),
  apiRoute({
    path: '/calendar/:year',
    summary: '一年的工作日历',
    description: '尚未公布放假安排的年份，以及早于收录范围的年份答复 404。',
    params: z.object({
      year: z
        .string()
        .regex(/^\d{4}$/)
        .describe('年份'),
    }),
    query: z.object({}),
    answer: yearSchema,
    async handle({ live, origin, params }) {
      const body = present(await liveCalendar(live), Number(params.year), origin)
      if (!body) return { ok: false, status: 404, detail: '没有收录这一年的工作日历。' }
      return { ok: true, body }
    },
  }),
  apiRoute({
    path: '/workdays',
    summary: '推算工作日',
    description:
      '从某日起的第若干个工作日是哪一天，起始当日不计入。与网站工作日历的推算一致，并逐日说明理由。',
    query: z.object({
      from: z.iso.date().describe('起始日期'),
      days: z.coerce.number().int().min(1).max(250).describe('工作日数'),
    }),
    example: '?from=2026-09-18&days=20',
    answer: z.object({
      from: day(),
      days: z.number().int(),
      date: day().describe('届满日期'),
      provisional: z.boolean().describe('true：涉及尚未公布放假安排的年份，日期为暂定'),
      because: z.array(
        z.object({
          date: day(),
          counted: z.boolean().describe('是否计入'),
          number: z.number().int().describe('计到这一天为第几个工作日'),
          reason: z.string(),
        }),
      ),
    }),
    async handle({ live, query: { from, days } }) {
      const calendar = await liveCalendar(live)
      const answer = reckon({ from, days: String(days) }, calendar)
      if (answer.state !== 'answered') {
        const problems = answer.state === 'wrong' ? spoken(answer.problems) : []
        return { ok: false, status: 404, detail: problems.map(({ message }) => message).join('') }
      }
      return {
        ok: true,
        body: {
          from: answer.from,
          days: answer.days,
          date: answer.date,
          provisional: answer.provisional,
          because: answer.because.map(each => ({
            date: each.date,
            counted: each.counted,
            number: each.number,
            reason: reasonOf(each),
          })),
        },
      }
    },
  }),
]

function present(calendar: Calendar, year: number, origin: string): z.output<typeof yearSchema> | undefined {
  const known = calendar.years.get(year)
  if (!known) return undefined
  return {
    year,
    url: `${origin}/calendar/${year}`,
    source: known.source,
    holidays: [...known.holidays],
    workdays: [...known.workdays],
  }
}

function cursorOf(year: number): string {
  return Buffer.from(`y.${year}`).toString('base64url')
}

/** Reads a cursor; undefined for anything that `cursorOf` did not write. */
function yearOf(cursor: string): number | undefined {
  const read = /^y\.(\d{4})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  return read && cursorOf(Number(read[1])) === cursor ? Number(read[1]) : undefined
}
