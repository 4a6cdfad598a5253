import { z } from 'zod'
import { type ApiResult, type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { attachmentHref, presentVersion } from './api-records.ts'
import { fileSchema, versionSchema } from './api-schemas.ts'
import type { PublicationContent } from './content.ts'
import { livePublication } from './live.ts'
import { versionContent, versionSummaries } from './live-versions.ts'
import type { LivePublicationRow } from './tables.ts'

type Live = Parameters<typeof livePublication>[0]
type Row = Omit<LivePublicationRow, 'content'>
type Refused = Extract<ApiResult<never>, { ok: false }>

/** The address of one publication. */
export const numberParams = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .describe('信息编号'),
})

/** What is said of a withdrawn publication: when, by which agency and why; never by whom. */
function goneDetail(row: Row): string {
  const at = row.withdrawn_at?.toISOString() ?? ''
  return `该信息已由${row.agency_name}于 ${at} 撤下。理由：${row.withdrawn_reason ?? ''}`
}

/** What is live under a number, or why the API does not show it. */
export async function findLive(
  live: Live,
  number: string | undefined,
): Promise<{ readonly ok: true; readonly row: Row; readonly content: PublicationContent } | Refused> {
  const found = await livePublication(live, Number(number))
  if (!found) return { ok: false, status: 404, detail: '没有这个编号的信息。' }
  const { content, ...row } = found
  return content ? { ok: true, row, content } : { ok: false, status: 410, detail: goneDetail(row) }
}

const paged = z.object({
  cursor: z
    .string()
    .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
    .optional()
    .describe('上一页答复中的 next'),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('每页条数'),
})

const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('下一页的游标；没有更多时为 null') })

/** A page of a list that is short by its nature, and bounded all the same. */
function pageOf<T>(all: readonly T[], { cursor, limit }: z.output<typeof paged>) {
  const from = cursor === undefined ? 0 : (placeOf(cursor) ?? 0)
  return {
    items: all.slice(from, from + limit),
    next: all.length > from + limit ? cursorOf(from + limit) : null,
  }
}

/** The versions and the files of one publication. */
export const publicationPartsApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/publications/:number/versions',
    summary: '一条信息的各版本',
    description: '从新到旧列出公开过的版本，附更改说明和摘要值。已经撤下的信息答复 410。',
    params: numberParams,
    query: paged,
    answer: listOf(versionSchema()),
    csv: { list: 'items', columns: ['version', 'releasedAt', 'note', 'digest', 'url'] },
    async handle({ live, origin, params, query }) {
      const found = await findLive(live, params.number)
      if (!found.ok) return found
      const versions = await versionSummaries(live, found.row.id)
      const { items, next } = pageOf(versions, query)
      return {
        ok: true,
        body: { items: items.map(each => presentVersion(found.row.number, each, origin)), next },
      }
    },
  }),
  apiRoute({
    path: '/publications/:number/versions/:version',
    summary: '一个版本的全文',
    description: '某一版公开时的标题、文号和正文（HTML）。内容已不再公开的版本答复 410。',
    params: numberParams.extend({
      version: z
        .string()
        .regex(/^[1-9]\d{0,5}$/)
        .describe('版本'),
    }),
    query: z.object({}),
    answer: versionSchema().extend({
      current: z.boolean().describe('是否现行版本'),
      title: z.string(),
      documentNumber: z.string().nullable(),
      body: z.string().describe('正文，HTML'),
    }),
    async handle({ live, origin, params }) {
      const found = await findLive(live, params.number)
      if (!found.ok) return found
      const { row } = found
      const versions = await versionSummaries(live, row.id)
      const version = versions.find(each => String(each.version) === params.version)
      if (!version) return { ok: false, status: 404, detail: '该信息没有这一版。' }
      const content = await versionContent(live, row.id, version.version)
      if (!content) return { ok: false, status: 410, detail: '该版本的内容已不再公开。' }
      return {
        ok: true,
        body: {
          ...presentVersion(row.number, version, origin),
          current: version.version === row.version,
          title: content.title,
          documentNumber: content.documentNumber,
          body: content.body,
        },
      }
    },
  }),
  apiRoute({
    path: '/publications/:number/files',
    summary: '一条信息的附件',
    description: '现行版本的附件，附文件类型、大小和摘要值。已经撤下的信息答复 410。',
    params: numberParams,
    query: paged,
    answer: listOf(fileSchema()),
    csv: { list: 'items', columns: ['name', 'url', 'mediaType', 'size', 'sha256'] },
    async handle({ live, origin, params, query }) {
      const found = await findLive(live, params.number)
      if (!found.ok) return found
      const { items, next } = pageOf(found.content.attachments, query)
      const shown = items.map(({ id, name, mediaType, size, sha256 }) => ({
        name,
        url: `${origin}${attachmentHref({ id, name })}`,
        mediaType,
        size,
        sha256,
      }))
      return { ok: true, body: { items: shown, next } }
    },
  }),
]

function cursorOf(place: number): string {
  return Buffer.from(`p.${place}`).toString('base64url')
}

/** Reads a cursor; undefined for anything that `cursorOf` did not write. */
function placeOf(cursor: string): number | undefined {
  const read = /^p\.([1-9]\d{0,5})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  return read && cursorOf(Number(read[1])) === cursor ? Number(read[1]) : undefined
}
