import { z } from 'zod'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { type LiveAgency, liveAgenciesAfter, liveAgency } from './live.ts'
import { AGENCY_KINDS, AGENCY_LEVELS } from './tables.ts'
import { KIND_WORDS } from './words.ts'

const day = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** The fields of one row: the list of what leaves the house. */
const listed = {
  key: z.string().describe('机构标识，不随名称变化'),
  url: z.url().describe('网页地址'),
  name: z.string().describe('全称'),
  shortName: z.string().describe('规范简称，没有时为空'),
  kind: z.enum(AGENCY_KINDS).describe('机构类别'),
  kindLabel: z.string(),
  level: z.enum(AGENCY_LEVELS).describe('层级'),
  parent: z.string().nullable().describe('上级机构的标识'),
  regionCode: z.string().describe('行政区划代码（GB/T 2260）'),
  creditCode: z.string().nullable().describe('统一社会信用代码（GB 32100）'),
  organisationCode: z.string().describe('机构编码，没有时为空'),
  functions: z.string().describe('机关职能'),
  address: z.string().describe('办公地址'),
  postcode: z.string(),
  telephone: z.string(),
  fax: z.string(),
  email: z.string(),
  website: z.string(),
  hours: z.string().describe('办公时间'),
  head: z.string().describe('负责人'),
  disclosureOffice: z.string().describe('政府信息公开工作机构'),
  state: z.enum(['active', 'abolished']).describe('abolished：已经撤销、合并或者分设'),
  successors: z.array(z.string()).describe('承接职责的机构的标识'),
  predecessors: z.array(z.string()).describe('职责来自哪些机构'),
  changedAt: z.iso.datetime({ offset: true }),
}

const listSchema = z.object({
  items: z.array(z.object(listed)),
  next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
})

const agencySchema = z.object({
  ...listed,
  names: z
    .array(
      z.object({
        name: z.string(),
        kind: z.enum(['official', 'short', 'alias']),
        from: day().nullable().describe('启用日期；null 为收录前'),
        until: day().nullable().describe('停用日期（当日已不使用）；null 为仍在使用'),
      }),
    )
    .describe('各时期的名称和写法'),
  innerOffices: z
    .array(z.object({ name: z.string(), duties: z.string(), telephone: z.string() }))
    .describe('内设机构'),
  events: z
    .array(
      z.object({
        date: day().nullable(),
        kind: z.enum(['founded', 'renamed', 'moved', 'merged', 'split', 'abolished']),
        formerName: z.string(),
        basis: z.string(),
        successors: z.array(z.object({ key: z.string(), name: z.string() })),
      }),
    )
    .describe('沿革'),
})

type AgencyRecord = z.output<typeof agencySchema>

const KEY = /^[a-z][a-z0-9-]{1,29}$/

const query = z.object({
  kind: z.enum(AGENCY_KINDS).optional().describe('机构类别'),
  state: z.enum(['active', 'abolished']).optional().describe('只列现有机构或者已撤并的机构'),
  parent: z.string().regex(KEY).optional().describe('只列这个机构的直接下级'),
  cursor: z
    .string()
    .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
    .optional()
    .describe('上一页答复中的 next'),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('每页条数'),
})

/** The agencies of the API: all of them in order, and one with its names and history. */
export const agencyApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/agencies',
    summary: '机构目录',
    description:
      '按目录顺序列出机构，含已撤并的机构（state 为 abolished，successors 指明承接机构）。各行的 parent 连成机构树。',
    query,
    answer: listSchema,
    csv: { list: 'items', columns: Object.keys(listed) },
    async handle({ live, origin, query: asked }) {
      const after = asked.cursor === undefined ? undefined : placeOf(asked.cursor)
      const rows = await liveAgenciesAfter(live, after, asked.limit + 1, asked)
      const shown = rows.slice(0, asked.limit)
      const last = rows.length > asked.limit ? shown.at(-1) : undefined
      return {
        ok: true,
        body: {
          items: shown.map(row => present(row, origin)),
          next: last ? cursorOf(last.position, last.key) : null,
        },
      }
    },
  }),
  apiRoute({
    path: '/agencies/:key',
    summary: '一个机构',
    description: '机构的职能、联系方式、内设机构、各时期名称和沿革。',
    params: z.object({
      key: z.string().regex(KEY).describe('机构标识'),
    }),
    query: z.object({}),
    answer: agencySchema,
    async handle({ live, origin, params }) {
      const row = await liveAgency(live, params.key ?? '')
      if (!row) return { ok: false, status: 404, detail: '没有这个机构。' }
      return { ok: true, body: { ...present(row, origin), ...presentHistory(row) } }
    },
  }),
]

function present(row: LiveAgency, origin: string): z.output<typeof listSchema>['items'][number] {
  return {
    key: row.key,
    url: `${origin}/agencies/${row.key}`,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    kindLabel: KIND_WORDS[row.kind],
    level: row.level,
    parent: row.parent_key,
    regionCode: row.region_code,
    creditCode: row.credit_code,
    organisationCode: row.organisation_code,
    functions: row.functions,
    address: row.address,
    postcode: row.postcode,
    telephone: row.telephone,
    fax: row.fax,
    email: row.email,
    website: row.website,
    hours: row.hours,
    head: row.head,
    disclosureOffice: row.disclosure_office,
    state: row.state,
    successors: row.successors,
    predecessors: row.predecessors,
    changedAt: row.changed_at.toISOString(),
  }
}

function presentHistory(row: LiveAgency): Pick<AgencyRecord, 'names' | 'innerOffices' | 'events'> {
  return {
    names: row.names.map(({ name, kind, from, until }) => ({ name, kind, from, until })),
    innerOffices: row.inner_offices.map(({ name, duties, telephone }) => ({ name, duties, telephone })),
    events: row.events.map(({ date, kind, formerName, basis, successors }) => ({
      date,
      kind,
      formerName,
      basis,
      successors: successors.map(({ key, name }) => ({ key, name })),
    })),
  }
}

function cursorOf(position: number, key: string): string {
  return Buffer.from(`${position}.${key}`).toString('base64url')
}

/** Reads a cursor; undefined for anything that `cursorOf` did not write. */
function placeOf(cursor: string): { position: number; key: string } | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const read = /^(\d{1,9})\.([a-z][a-z0-9-]{1,29})$/.exec(text)
  const [, position = '', key = ''] = read ?? []
  return read && cursorOf(Number(position), key) === cursor ? { position: Number(position), key } : undefined
}
