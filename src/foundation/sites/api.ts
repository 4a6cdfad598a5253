import { z } from 'zod'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { liveSites } from './live.ts'
import { originOf, type Site, UNFILLED_CODE } from './site.ts'

const siteSchema = z.object({
  key: z.string().describe('网站标识，不随名称变化'),
  url: z.url().describe('首页地址'),
  name: z.string(),
  domain: z.string().describe('网站域名，没有登记时为空'),
  idCode: z.string().nullable().describe('网站标识码；尚未填写时为 null'),
  default: z.boolean().describe('主站：全部信息的唯一地址在这里'),
  agency: z.string().nullable().describe('机构网站所属机构的标识；面向全市时为 null'),
  hosts: z.array(z.string()).describe('访问主机名，第一个为主要地址'),
  sponsor: z.string().describe('主办单位'),
  operator: z.string().describe('承办单位'),
  telephone: z.string(),
  email: z.string(),
  icp: z.string().describe('ICP 备案号'),
  police: z.string().describe('公安备案号'),
  stateMark: z.boolean().describe('是否取得党政机关网站标识'),
  changedAt: z.iso.datetime({ offset: true }),
})

const listSchema = z.object({
  items: z.array(siteSchema),
  next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
})

const query = z.object({
  cursor: z
    .string()
    .refine(text => keyOf(text) !== undefined, '不是本接口给出的游标')
    .optional()
    .describe('上一页答复中的 next'),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('每页条数'),
})

/** The sites of the API: what every open one says of itself. */
export const siteApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/sites',
    summary: '网站目录',
    description: '列出开放的网站及其标识码、主办单位、备案号和联系方式，主站在最前。',
    query,
    answer: listSchema,
    csv: { list: 'items', columns: Object.keys(siteSchema.shape) },
    async handle({ live, origin, query: asked }) {
      const open = (await liveSites(live)).filter(site => site.state === 'open')
      const after = asked.cursor === undefined ? undefined : keyOf(asked.cursor)
      // The default site stands first; the others are in the order of their keys, also where one was closed meanwhile.
      const rest = after === undefined ? open : open.filter(site => !site.isDefault && site.key > after)
      const shown = rest.slice(0, asked.limit)
      const last = rest.length > asked.limit ? shown.at(-1) : undefined
      return {
        ok: true,
        body: {
          items: shown.map(site => present(site, origin)),
          next: last ? cursorOf(last.isDefault ? '' : last.key) : null,
        },
      }
    },
  }),
]

function present(site: Site, origin: string): z.output<typeof siteSchema> {
  return {
    key: site.key,
    url: `${originOf(site, origin)}/`,
    name: site.name,
    domain: site.domain,
    idCode: site.idCode === UNFILLED_CODE ? null : site.idCode,
    default: site.isDefault,
    agency: site.agencyKey,
    hosts: [...site.hosts],
    sponsor: site.sponsor,
    operator: site.operator,
    telephone: site.telephone,
    email: site.email,
    icp: site.icp,
    police: site.police,
    stateMark: site.stateMark,
    changedAt: site.changedAt.toISOString(),
  }
}

/** A place in the list: the key of the last site shown, or nothing for the default one, which stands before all keys. */
function cursorOf(key: string): string {
  return Buffer.from(`s.${key}`).toString('base64url')
}

/** The key in a cursor; undefined for anything that `cursorOf` did not write. */
function keyOf(cursor: string): string | undefined {
  const key = /^s\.((?:[a-z][a-z0-9-]{1,29})?)$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  )?.[1]
  return key !== undefined && cursorOf(key) === cursor ? key : undefined
}
