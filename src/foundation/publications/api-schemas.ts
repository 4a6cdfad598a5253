import { z } from 'zod'
import type { PublicationKind } from './kinds.ts'

const day = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const moment = () => z.iso.datetime({ offset: true })

/** The fields of one row: the list of what leaves the house. */
function listedFields(kinds: readonly PublicationKind[]) {
  return {
    number: z.number().int().describe('信息编号，永久不变'),
    url: z.url().describe('网页地址'),
    kind: z.enum(kinds.map(kind => kind.key)).describe('信息种类'),
    kindLabel: z.string(),
    title: z.string().describe('标题'),
    documentNumber: z.string().nullable().describe('发文字号'),
    indexNumber: z.string().describe('索引号'),
    agency: z.string().describe('发布机构的标识'),
    agencyName: z.string().describe('发布机构'),
    written: day().nullable().describe('成文日期'),
    firstPublished: day().nullable().describe('原发布日期：转入本平台的信息最早公开的日期'),
    releasedAt: moment().describe('本平台首次发布的时间'),
    changedAt: moment().describe('最近一次变动的时间'),
    version: z.number().int().describe('现行版本'),
  }
}

/** A page of what is live. */
export function listSchema(kinds: readonly PublicationKind[]) {
  return z.object({
    items: z.array(z.object({ ...listedFields(kinds), state: z.literal('live') })),
    next: z.string().nullable().describe('下一页的游标；没有更多时为 null'),
  })
}

/** A page of changes, withdrawals among them. */
export function changesSchema(kinds: readonly PublicationKind[]) {
  return z.object({
    items: z.array(z.object({ ...listedFields(kinds), state: z.enum(['live', 'withdrawn']) })),
    next: z.string().nullable(),
  })
}

/** One attachment. */
export function fileSchema() {
  return z.object({
    name: z.string(),
    url: z.url(),
    mediaType: z.string(),
    size: z.number().int().describe('字节'),
    sha256: z.string(),
  })
}

/** One version, without its text. */
export function versionSchema() {
  return z.object({
    version: z.number().int(),
    releasedAt: moment(),
    note: z.string().describe('更改说明，首版为空'),
    digest: z.string(),
    url: z.url(),
  })
}

/** One publication with its text. */
export function publicationSchema(kinds: readonly PublicationKind[]) {
  return z.object({
    ...listedFields(kinds),
    state: z.literal('live'),
    issuers: z.array(z.string()).describe('发文机关'),
    addressee: z.string().nullable().describe('主送机关'),
    theme: z.string().nullable().describe('主题分类'),
    columns: z.array(z.string()).describe('所属栏目的标识（见 /columns）'),
    keywords: z.array(z.string()),
    summary: z.string(),
    disclosure: z.enum(['proactive', 'on-request', 'withheld']).describe('公开方式'),
    source: z.string().describe('来源'),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    digest: z.string().describe('正文和元数据的 SHA-256 摘要（RFC 8785 规范化 JSON）'),
    body: z.string().describe('正文，HTML'),
    attachments: z.array(fileSchema()),
    versions: z.array(versionSchema()),
  })
}

export type ListedRecord = z.output<ReturnType<typeof changesSchema>>['items'][number]
export type VersionRecord = z.output<ReturnType<typeof versionSchema>>
export type PublicationRecord = z.output<ReturnType<typeof publicationSchema>>
