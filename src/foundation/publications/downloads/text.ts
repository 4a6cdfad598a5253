import { plainText } from '../bodies/text.ts'
import type { PublicationContent } from '../content.ts'
import type { MetadataRow } from '../portal/metadata.ts'

/**
 * A publication as plain text, CRLF and with the byte order mark, so that an old Windows shows it right: title, metadata,
 * body, names of attachments, and where it was taken from.
 */
export function textDownload(
  content: PublicationContent,
  metadata: readonly MetadataRow[],
  address: string,
): string {
  const lines = [
    content.title,
    '',
    ...metadata.map(row => `${row.label}：${row.value}`),
    '',
    plainText(content.body),
    ...(content.attachments.length > 0
      ? ['', ...content.attachments.map((file, at) => `附件${at + 1}：${file.name}`)]
      : []),
    '',
    `网页地址：${address}`,
    '',
  ]
  return `\ufeff${lines.join('\n').replace(/\n/g, '\r\n')}`
}
