import { contentDisposition } from '../../platform/files/file-names.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { type Answer, refuse } from '../../platform/http/answers.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text from an address can be an attachment's id. */
export function isAttachmentId(text: string): boolean {
  return UUID.test(text)
}

/** The bytes of a file: images and PDFs stand in the browser, everything else is saved under its own name. */
export function serveFile(
  store: FileStore,
  file: { sha256: string; name: string; media_type: string; size: string | number } | undefined,
  cache: 'public' | 'private',
): Answer {
  if (!file) return refuse(404)
  const inline = file.media_type.startsWith('image/') || file.media_type === 'application/pdf'
  return {
    kind: 'file',
    mediaType: file.media_type,
    size: Number(file.size),
    etag: `"${file.sha256.slice(0, 32)}"`,
    open: part => store.open(file.sha256, part),
    headers: {
      'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
      'cache-control': cache === 'public' ? 'public, max-age=0, must-revalidate' : 'no-store',
      // A document that somebody made is never a page of this site.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  }
}
