import { z } from 'zod'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { COLUMN_GROUPS } from './columns/column.ts'
import { COLUMNS, groupName } from './columns.ts'
import { columnStandings } from './live.ts'

/** The fields of one row: the list of what leaves the house. */
const column = {
  key: z.string().describe('栏目标识，永久不变'),
  url: z.url().describe('网页地址'),
  name: z.string().describe('栏目名称'),
  group: z.enum(COLUMN_GROUPS.map(group => group.key)).describe('栏目所属的类别'),
  groupName: z.string(),
  parent: z.string().nullable().describe('上级栏目的标识'),
  type: z.string().describe('栏目类别（网页标签 ColumnType）'),
  description: z.string().describe('栏目说明'),
  basis: z.string().describe('设置依据'),
  freshDays: z.number().int().nullable().describe('更新期限（天）；没有固定期限的为 null'),
  count: z.number().int().describe('现有信息条数'),
  changedAt: z.iso.datetime({ offset: true }).nullable().describe('最近更新；没有信息的为 null'),
}

/** The columns of the API: every definition with its count and last update, for the city or for one agency. */
export const catalogueApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/columns',
    summary: '栏目',
    description:
      '法定主动公开内容、重点领域和其他栏目，各附现有信息条数和最近更新时间。一条信息可以在多个栏目。',
    query: z.object({
      agency: z
        .string()
        .regex(/^[a-z0-9-]{1,80}$/)
        .optional()
        .describe('只计一个机构的信息（见 /agencies）'),
      cursor: z
        .string()
        .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
        .optional()
        .describe('上一页答复中的 next'),
      limit: z.coerce.number().int().min(1).max(100).default(50).describe('每页条数'),
    }),
    answer: z.object({
      items: z.array(z.object(column)),
      next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
    }),
    csv: { list: 'items', columns: Object.keys(column) },
    async handle({ live, origin, query }) {
      const standings = await columnStandings(live, query.agency)
      const from = query.cursor === undefined ? 0 : (placeOf(query.cursor) ?? 0)
      const shown = COLUMNS.slice(from, from + query.limit)
      const last = from + query.limit < COLUMNS.length ? shown.at(-1) : undefined
      const items = shown.map(each => {
        const standing = standings.get(each.key)
        const { key, name, group, type, description, basis, freshDays } = each
        return {
          key,
          url: `${origin}/columns/${key}`,
          name,
          group,
          groupName: groupName(group),
          parent: each.parent ?? null,
          type,
          description,
          basis,
          freshDays,
          count: standing?.count ?? 0,
          changedAt: standing?.changedAt.toISOString() ?? null,
        }
      })
      return { ok: true, body: { items, next: last ? cursorOf(last.key) : null } }
    },
  }),
]

/** A place among the columns: the key of the last one shown, which no later definition changes. */
function cursorOf(key: string): string {
  return Buffer.from(`c.${key}`).toString('base64url')
}

/** Where a list goes on; undefined for anything that `cursorOf` did not write. */
function placeOf(cursor: string): number | undefined {
  const at = COLUMNS.findIndex(each => cursorOf(each.key) === cursor)
  return at === -1 ? undefined : at + 1
}
