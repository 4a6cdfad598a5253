import { z } from 'zod'
import { type ApiRoute, apiRoute } from '../../platform/http/routes.ts'
import { COLUMNS, liveColumnsOf } from '../catalogue/index.ts'
import { findLive, numberParams, publicationPartsApi } from './api-parts.ts'
import { presentListed, presentPublication } from './api-records.ts'
import { changesSchema, listSchema, publicationSchema } from './api-schemas.ts'
import { cursorOf, placeOf } from './cursors.ts'
import type { PublicationKind } from './kinds.ts'
import { listLive } from './live.ts'
import { listChanged } from './live-changes.ts'
import { versionSummaries } from './live-versions.ts'

const MOST = 100

const FIELDS = [
  'number',
  'url',
  'kind',
  'kindLabel',
  'title',
  'documentNumber',
  'indexNumber',
  'agency',
  'agencyName',
  'written',
  'firstPublished',
  'releasedAt',
  'changedAt',
  'version',
  'state',
]

/** The publications of the API: what is live, newest release first, or what changed since a moment. */
export function publicationApi(kinds: readonly PublicationKind[]): readonly ApiRoute[] {
  return [listRoute(kinds), oneRoute(kinds), ...publicationPartsApi]
}

function listRoute(kinds: readonly PublicationKind[]): ApiRoute {
  const fields = z.object({
    agency: z
      .string()
      .regex(/^[a-z0-9-]{1,80}$/)
      .optional()
      .describe('发布机构的标识（见 /agencies）'),
    kind: z
      .enum(kinds.map(kind => kind.key))
      .optional()
      .describe('信息种类'),
    column: z
      .enum(COLUMNS.map(column => column.key))
      .optional()
      .describe('栏目的标识（见 /columns），不能与 changedSince 同时使用'),
    year: z.coerce.number().int().min(1949).max(9998).optional().describe('发布年份（北京时间）'),
    changedSince: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('只列出此刻以来发布、修改或者撤下的信息，按变动先后排列；撤下的信息 state 为 withdrawn'),
    cursor: z
      .string()
      .refine(text => placeOf(text) !== undefined, '不是本接口给出的游标')
      .optional()
      .describe('上一页答复中的 next'),
    limit: z.coerce.number().int().min(1).max(MOST).default(20).describe('每页条数'),
  })
  // Copies are kept by what changed; a move between columns changes no text, so that a copy of one column would go stale.
  const query = fields.refine(asked => asked.column === undefined || asked.changedSince === undefined, {
    path: ['column'],
    error: '不能与 changedSince 同时使用',
  })
  return apiRoute({
    path: '/publications',
    summary: '已经公开的信息',
    description:
      '按发布时间从新到旧列出已经公开的信息；给出 changedSince 时按变动先后列出，供保存副本的系统逐步更新。',
    query,
    answer: z.union([listSchema(kinds), changesSchema(kinds)]),
    csv: { list: 'items', columns: FIELDS },
    async handle({ live, now, origin, query: asked }) {
      const place = asked.cursor === undefined ? undefined : placeOf(asked.cursor)
      const { kind, year } = asked
      const filter = { agencyKey: asked.agency, kind, year, limit: asked.limit + 1 }
      if (asked.changedSince !== undefined) {
        const rows = await listChanged(live, {
          ...filter,
          since: new Date(asked.changedSince),
          after: place && { changedAt: place.at, number: place.number },
        })
        const shown = rows.slice(0, asked.limit)
        const last = rows.length > asked.limit ? shown.at(-1) : undefined
        return {
          ok: true,
          body: {
            items: shown.map(row => presentListed(row, kinds, origin)),
            next: last ? cursorOf({ at: last.changedAt, number: last.number }) : null,
          },
        }
      }
      const after = place && { releasedAt: place.at, number: place.number }
      const rows = await listLive(live, { ...filter, column: asked.column, after }, now)
      const shown = rows.slice(0, asked.limit)
      const last = rows.length > asked.limit ? shown.at(-1) : undefined
      return {
        ok: true,
        body: {
          items: shown.map(row => presentListed({ ...row, state: 'live' }, kinds, origin)),
          next: last ? cursorOf({ at: last.releasedAt, number: last.number }) : null,
        },
      }
    },
  })
}

function oneRoute(kinds: readonly PublicationKind[]): ApiRoute {
  return apiRoute({
    path: '/publications/:number',
    summary: '一条信息的全文',
    description: '元数据、正文（HTML）、附件和各版本。已经撤下的信息答复 410，说明时间、机构和理由。',
    params: numberParams,
    query: z.object({}),
    answer: publicationSchema(kinds),
    async handle({ live, origin, params }) {
      const found = await findLive(live, params.number)
      if (!found.ok) return found
      const versions = await versionSummaries(live, found.row.id)
      const columns = await liveColumnsOf(live, found.row.id)
      return {
        ok: true,
        body: presentPublication(found.row, found.content, { versions, columns }, kinds, origin),
      }
    },
  })
}
