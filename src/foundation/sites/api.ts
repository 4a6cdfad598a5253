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

const listSchema = z.object({ items: z.array(siteSchema) })

/** The sites of the API: what every open one says of itself. */
export const siteApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/sites',
    summary: '网站目录',
    description: '列出开放的网站及其标识码、主办单位、备案号和联系方式，主站在最前。',
    query: z.object({}),
    answer: listSchema,
    csv: { list: 'items', columns: Object.keys(siteSchema.shape) },
    async handle({ live, origin }) {
      const sites = await liveSites(live)
      const items = sites.filter(site => site.state === 'open').map(site => present(site, origin))
      return { ok: true, body: { items } }
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
