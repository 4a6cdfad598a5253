import { z } from 'zod'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { kindOf, LETTER_KINDS } from './kinds.ts'
import { type LetterCount, letterCounts } from './store-counts.ts'

const count = (what: string) => z.number().int().min(0).describe(what)
const month = () => z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应当是 YYYY-MM')

/** The fields of one row: the list of what leaves the house. */
const row = {
  month: month().describe('收到来信的月份'),
  agency: z.string().describe('承办机关的标识'),
  agencyName: z.string().describe('承办机关'),
  kind: z.string().describe('来信类型'),
  kindLabel: z.string(),
  received: count('收到'),
  answered: count('其中已答复'),
  inTime: count('其中按期答复'),
  referred: count('其中告知其他渠道'),
  withdrawn: count('其中来信人撤回'),
  rated: count('其中来信人评价'),
  scoreSum: count('评价得分之和，每件 1 至 5 分'),
  workdaysSum: count('已答复的办理工作日之和'),
}

const query = z.object({
  from: month().optional().describe('起始月份（含）'),
  to: month().optional().describe('截止月份（含）'),
  agency: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,29}$/)
    .optional()
    .describe('只列这个机关'),
  kind: z
    .enum(LETTER_KINDS.map(kind => kind.key) as [string, ...string[]])
    .optional()
    .describe('只列这个类型'),
  cursor: z
    .string()
    .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
    .optional()
    .describe('上一页答复中的 next'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('每页条数'),
})

/** How letters are answered, as counts. Nothing of any letter is part of it. */
export const letterApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/letters/statistics',
    summary: '来信办理统计',
    description: '按月份、承办机关、类型统计收到和答复的来信，每十分钟更新。没有来信的不列。',
    query,
    answer: z.object({
      items: z.array(z.object(row)),
      next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
    }),
    csv: { list: 'items', columns: Object.keys(row) },
    async handle({ live, query: asked }) {
      const after = asked.cursor === undefined ? undefined : placeOf(asked.cursor)
      const { from, to, agency: agencyKey, kind, limit } = asked
      const counts = await letterCounts(live, { from, to, agencyKey, kind, after, limit: limit + 1 })
      const shown = counts.slice(0, limit)
      const last = counts.length > limit ? shown.at(-1) : undefined
      return { ok: true, body: { items: shown.map(present), next: last ? cursorOf(last) : null } }
    },
  }),
]

function present(each: LetterCount) {
  const { agencyKey, agencyName, kind, month, ...counts } = each
  return { month, agency: agencyKey, agencyName, kind, kindLabel: kindOf(kind).label, ...counts }
}

function cursorOf({ month, agencyKey, kind }: LetterCount): string {
  return Buffer.from([month, agencyKey, kind].join(' ')).toString('base64url')
}

function placeOf(cursor: string) {
  const [at, agencyKey, kind] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (!at || !agencyKey || !kind || !/^\d{4}-(0[1-9]|1[0-2])$/.test(at)) return undefined
  return { month: at, agencyKey, kind }
}
