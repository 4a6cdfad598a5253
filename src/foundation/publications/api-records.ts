import type { ListedRecord, PublicationRecord, VersionRecord } from './api-schemas.ts'
import type { PublicationContent } from './content.ts'
import { kindOf, type PublicationKind } from './kinds.ts'
import type { ChangedPublication } from './live-changes.ts'
import type { VersionSummary } from './live-versions.ts'
import type { LivePublicationRow } from './tables.ts'

/** Where the bytes of an attachment are fetched. */
export function attachmentHref(attachment: { readonly id: string; readonly name: string }): string {
  return `/files/${attachment.id}/${encodeURIComponent(attachment.name)}`
}

/** A row of a list as it leaves the house. */
export function presentListed<S extends 'live' | 'withdrawn'>(
  row: Omit<ChangedPublication, 'state'> & { readonly state: S },
  kinds: readonly PublicationKind[],
  origin: string,
): Omit<ListedRecord, 'state'> & { state: S } {
  return {
    number: row.number,
    url: `${origin}/d/${row.number}`,
    kind: row.kind,
    kindLabel: kindOf(kinds, row.kind).label,
    title: row.title,
    documentNumber: row.documentNumber,
    indexNumber: row.indexNumber,
    agency: row.agencyKey,
    agencyName: row.agencyName,
    written: row.written,
    firstPublished: row.firstPublished,
    releasedAt: row.releasedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    version: row.version,
    state: row.state,
  }
}

/** A version as it leaves the house, without its text. */
export function presentVersion(number: number, version: VersionSummary, origin: string): VersionRecord {
  return {
    version: version.version,
    releasedAt: version.releasedAt.toISOString(),
    note: version.note,
    digest: version.digest,
    url: `${origin}/d/${number}/versions/${version.version}`,
  }
}

/** A whole publication as it leaves the house: in the API and as the `.json` download. */
export function presentPublication(
  row: Omit<LivePublicationRow, 'content'>,
  content: PublicationContent,
  { versions, columns }: { versions: readonly VersionSummary[]; columns: readonly string[] },
  kinds: readonly PublicationKind[],
  origin: string,
): PublicationRecord {
  return {
    ...presentListed(
      {
        number: row.number,
        kind: row.kind,
        title: row.title,
        documentNumber: row.document_number,
        indexNumber: row.index_number,
        agencyKey: row.agency_key,
        agencyName: row.agency_name,
        written: row.written,
        firstPublished: row.first_published,
        releasedAt: row.released_at,
        changedAt: row.changed_at,
        version: row.version,
        state: 'live',
      },
      kinds,
      origin,
    ),
    issuers: [...content.issuers],
    addressee: content.addressee,
    theme: content.theme,
    columns: [...columns],
    keywords: [...content.keywords],
    summary: content.summary,
    disclosure: content.disclosure,
    source: content.source,
    details: { ...content.details },
    digest: row.digest,
    body: content.body,
    attachments: content.attachments.map(each => ({
      name: each.name,
      url: `${origin}${attachmentHref(each)}`,
      mediaType: each.mediaType,
      size: each.size,
      sha256: each.sha256,
    })),
    versions: versions.map(each => presentVersion(row.number, each, origin)),
  }
}
