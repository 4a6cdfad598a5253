import { z } from 'zod'
import { MOST_COUNTED, search } from '../../foundation/search/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import { cleanText } from '../../platform/forms/clean-text.ts'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { kindsOf } from '../portal/kinds.ts'
import { simplified } from '../portal/traditional.ts'

/** Further rows cost more and help nobody: whoever is there should narrow the search. The page stops at the same row. */
const MOST_ROWS = 1000

const query = z.object({
  q: z
    .string()
    .max(200)
    .refine(text => cleanText(text).trim() !== '', '要写明查找什么')
    .describe('关键词；多个词以空格分开，结果包含每一个词。发文字号可以直接写入'),
  agency: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .describe('发布机构的标识（见 /agencies）'),
  kind: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .describe('信息种类'),
  year: z.coerce.number().int().min(1900).max(2099).optional().describe('年份，按排序日期'),
  order: z
    .enum(['relevance', 'newest'])
    .default('relevance')
    .describe('relevance 字号或标题相符的在前；newest 新的在前'),
  cursor: z
    .string()
    .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
    .optional()
    .describe('上一页答复中的 next'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('每页条数'),
})

const answer = z.object({
  items: z.array(
    z.object({
      url: z.url().describe('网页地址'),
      title: z.string(),
      kind: z.string().describe('信息种类'),
      kindLabel: z.string(),
      documentNumber: z.string().nullable().describe('发文字号'),
      agency: z.string().describe('发布机构的标识'),
      agencyName: z.string().describe('发布机构'),
      date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .describe('排序日期'),
      summary: z.string(),
    }),
  ),
  total: z.number().int().describe(`结果条数；超过 ${MOST_COUNTED} 条时只数到 ${MOST_COUNTED}`),
  more: z.boolean().describe('true：结果比 total 更多'),
  searched: z.string().describe('实际查找的文字：繁体字没有结果时，改用简体字查找'),
  next: z.string().nullable().describe(`下一页的游标；没有更多或者已到第 ${MOST_ROWS} 条时为 null`),
})

/** `/search`: the rows of the search page, for programs. */
export function searchApiRoute(house: Pick<House, 'rooms'>): ApiRoute {
  const labels = new Map(kindsOf(house).map(kind => [kind.key, kind.label]))
  return apiRoute({
    path: '/search',
    summary: '全文检索',
    description: '与网站的站内搜索结果一致：包含每一个词的已公开信息。每分钟最多 120 次。',
    query,
    example: `?q=${encodeURIComponent('应急预案')}`,
    answer,
    csv: {
      list: 'items',
      columns: [
        'url',
        'title',
        'kind',
        'kindLabel',
        'documentNumber',
        'agency',
        'agencyName',
        'date',
        'summary',
      ],
    },
    perMinute: 120,
    async handle({ live, now, origin, query: asked }) {
      const offset = asked.cursor === undefined ? 0 : (placeOf(asked.cursor) ?? 0)
      const limit = Math.min(asked.limit, MOST_ROWS - offset)
      const look = (text: string) =>
        search(live, {
          text,
          agencyKey: asked.agency,
          kind: asked.kind,
          year: asked.year,
          order: asked.order,
          today: civilDateOf(now),
          offset,
          limit: limit + 1,
        })
      let searched = cleanText(asked.q)
      let result = await look(searched)
      if (result.total === 0 && simplified(searched) !== searched) {
        searched = simplified(searched)
        result = await look(searched)
      }
      const reached = offset + limit
      const goesOn = result.hits.length > limit && reached < MOST_ROWS
      return {
        ok: true,
        body: {
          items: result.hits.slice(0, limit).map(hit => ({
            url: `${origin}${hit.href}`,
            title: hit.title,
            kind: hit.kind,
            kindLabel: labels.get(hit.kind) ?? '',
            documentNumber: hit.documentNumber,
            agency: hit.agencyKey,
            agencyName: hit.agencyName,
            date: hit.day,
            summary: hit.summary,
          })),
          total: result.total,
          more: result.more ?? false,
          searched,
          next: goesOn ? cursorOf(reached) : null,
        },
      }
    },
  })
}

function cursorOf(offset: number): string {
  return Buffer.from(`s.${offset}`).toString('base64url')
}

/** Reads a cursor; undefined for anything that `cursorOf` did not write, and for places past the last row. */
function placeOf(cursor: string): number | undefined {
  const read = /^s\.([1-9]\d{0,3})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  const offset = Number(read?.[1] ?? 0)
  return read && offset < MOST_ROWS && cursorOf(offset) === cursor ? offset : undefined
}
