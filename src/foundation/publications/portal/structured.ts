import type { StructuredNode } from '../../../platform/http/answers.ts'
import { attachmentHref } from '../api-records.ts'
import type { PublicationContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import type { ListedPublication } from '../live.ts'
import type { LivePublicationRow } from '../tables.ts'

type Row = Omit<LivePublicationRow, 'content'>

/** A document in the words of schema.org: what binds is Legislation, everything else a DigitalDocument. */
export function documentNode(
  row: Row,
  content: PublicationContent,
  kind: PublicationKind,
  origin: string,
): StructuredNode {
  const url = `${origin}/d/${row.number}`
  const issuers = content.issuers.map(name => ({ '@type': 'GovernmentOrganization', name }))
  return {
    '@type': kind.normative ? 'Legislation' : 'DigitalDocument',
    '@id': url,
    url,
    name: content.title,
    identifier: [
      property('索引号', row.index_number),
      ...(content.documentNumber ? [property('发文字号', content.documentNumber)] : []),
    ],
    description: content.summary || undefined,
    keywords: content.keywords.length > 0 ? content.keywords.join(',') : undefined,
    inLanguage: 'zh-CN',
    dateCreated: content.written ?? undefined,
    datePublished: row.released_at.toISOString(),
    dateModified: row.changed_at.toISOString(),
    version: row.version,
    isAccessibleForFree: true,
    author: issuers.length > 0 ? issuers : undefined,
    publisher: {
      '@type': 'GovernmentOrganization',
      '@id': `${origin}/agencies/${row.agency_key}`,
      name: row.agency_name,
      url: `${origin}/agencies/${row.agency_key}`,
    },
    ...(kind.normative
      ? {
          legislationIdentifier: content.documentNumber ?? undefined,
          legislationType: kind.label,
          legislationDate: content.written ?? undefined,
          legislationPassedBy: issuers.length > 0 ? issuers : undefined,
        }
      : {}),
    encoding:
      content.attachments.length === 0
        ? undefined
        : content.attachments.map(file => ({
            '@type': 'MediaObject',
            name: file.name,
            contentUrl: `${origin}${attachmentHref(file)}`,
            encodingFormat: file.mediaType,
            contentSize: `${file.size} B`,
          })),
  }
}

/** A list with the rows that it shows, in their order. */
export function listNode(
  list: { readonly href: string; readonly title: string; readonly description: string },
  rows: readonly Pick<ListedPublication, 'number' | 'title'>[],
  origin: string,
): StructuredNode {
  return {
    '@type': 'CollectionPage',
    '@id': `${origin}${list.href}`,
    url: `${origin}${list.href}`,
    name: list.title,
    description: list.description,
    inLanguage: 'zh-CN',
    isPartOf: { '@id': `${origin}/#website` },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: rows.length,
      itemListElement: rows.map((row, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name: row.title,
        url: `${origin}/d/${row.number}`,
      })),
    },
  }
}

function property(propertyID: string, value: string) {
  return { '@type': 'PropertyValue', propertyID, value }
}
