import type { PublicationContent } from '../content.ts'

/** What the boxes of the form hold, by field name. */
export type FormValues = Readonly<Record<string, string | undefined>>

/** A stored text as the boxes of the form show it. */
export function valuesOf(content: PublicationContent, note: string, columns: readonly string[]): FormValues {
  const details = Object.entries(content.details).map(([name, value]) => [
    `details.${name}`,
    value === null ? '' : String(value),
  ])
  return {
    title: content.title,
    issuers: content.issuers.join('\n'),
    documentNumber: content.documentNumber ?? '',
    written: content.written ?? '',
    firstPublished: content.firstPublished ?? '',
    addressee: content.addressee ?? '',
    theme: content.theme ?? '',
    keywords: content.keywords.join('；'),
    summary: content.summary,
    disclosure: content.disclosure,
    source: content.source,
    body: content.body,
    note,
    columns: columns.join('\n'),
    ...Object.fromEntries(details),
  }
}
