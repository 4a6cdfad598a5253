import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import type { PublicationContent } from '../content.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'

/** 公开方式, in the words of the Regulation (政府信息公开条例 第十三条). */
const DISCLOSURE: Readonly<Record<PublicationContent['disclosure'], string>> = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
}

/** What was stamped at release, beside what the author wrote. */
export interface Stamp {
  readonly kind: string
  readonly indexNumber: string
  readonly agencyName: string
  readonly releasedAt: Date
  readonly version: number
  /** When this version was released; the first one's is `releasedAt`. */
  readonly versionReleasedAt: Date
}

export interface MetadataRow {
  readonly label: string
  readonly value: string
}

/**
 * The metadata of a publication in the order of official sites (索引号 主题分类 发文机关 …). 原发布日期 stands apart from the
 * moment at which this platform released it: the two are never mixed. A field without a value is left out, but for those
 * that an official text must show.
 */
export function metadataRows(
  content: PublicationContent,
  stamp: Stamp,
  kinds: readonly PublicationKind[],
): readonly MetadataRow[] {
  const kind = kindOf(kinds, stamp.kind)
  const official = (value: string | null) => value ?? (kind.official ? '无' : '')
  const rows: (readonly [string, string])[] = [
    ['索引号', stamp.indexNumber],
    ['主题分类', content.theme ?? ''],
    ['发文机关', content.issuers.join('、')],
    ['发布机构', stamp.agencyName],
    ['成文日期', official(content.written)],
    ['发文字号', official(content.documentNumber)],
    ['发布日期', formatShanghaiMinute(stamp.releasedAt)],
    ['原发布日期', content.firstPublished ?? ''],
    ['主送机关', content.addressee ?? ''],
    ['公开方式', DISCLOSURE[content.disclosure]],
    ...kind.details.map(field => [field.label, detail(content.details[field.name])] as const),
    ['关键词', content.keywords.join('、')],
    ['来源', content.source],
    ['版本', versionText(stamp)],
  ]
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }))
}

/** The fields of two versions that the public comparison holds against one another, by their labels. */
export function comparedFields(
  content: PublicationContent,
  kind: PublicationKind,
): Readonly<Record<string, string | readonly string[] | null>> {
  return {
    标题: content.title,
    发文机关: content.issuers,
    发文字号: content.documentNumber,
    成文日期: content.written,
    原发布日期: content.firstPublished,
    主送机关: content.addressee,
    主题分类: content.theme,
    公开方式: DISCLOSURE[content.disclosure],
    ...Object.fromEntries(kind.details.map(field => [field.label, detail(content.details[field.name])])),
    关键词: content.keywords,
    摘要: content.summary,
    来源: content.source,
    // The digest tells a file that was replaced under its old name from one that stayed.
    附件: content.attachments.map(file => `${file.name}（摘要值 ${file.sha256.slice(0, 12)}）`),
  }
}

/** The dates of the kind's own that tell how fresh the text is. */
export function statedDates(content: PublicationContent, kind: PublicationKind): readonly MetadataRow[] {
  return kind.details
    .filter(field => field.advances)
    .map(field => ({ label: field.label, value: detail(content.details[field.name]) }))
    .filter(({ value }) => value !== '')
}

function versionText({ version, versionReleasedAt }: Stamp): string {
  if (version === 1) return '第 1 版'
  return `第 ${version} 版（${formatShanghaiMinute(versionReleasedAt)} 发布）`
}

function detail(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}
