import { bytesSource } from '../../platform/files/byte-source.ts'
import { safeFileName } from '../../platform/files/file-names.ts'
import { type SniffRefusal, sniff } from '../../platform/files/sniff.ts'
import type { UploadedFile } from '../../platform/forms/uploaded-file.ts'
import type { Services } from '../../platform/services.ts'
import type { AttachmentRow, Inspection } from './tables.ts'

/** An upload that was looked at and stored; no row names it yet. */
export interface Accepted {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly scan: AttachmentRow['scan']
  readonly inspected: Inspection
}

export type Acceptance =
  | { readonly ok: true; readonly file: Accepted }
  | { readonly ok: false; readonly code: SniffRefusal | 'too-large' | 'infected' }

const MOST_TEXT = 200_000

/**
 * Looks at an upload before anything of it is kept: what it really is, whether it is clean, what a machine can read in
 * it. Talks to the scanner and the file store, so it is called outside any transaction.
 */
export async function acceptUpload(
  services: Pick<Services, 'files' | 'scanner'>,
  upload: UploadedFile,
  mostBytes: number,
): Promise<Acceptance> {
  if (upload.size > mostBytes) return { ok: false, code: 'too-large' }
  const content = await upload.bytes()
  const name = safeFileName(upload.name)
  const kind = await sniff(bytesSource(content), name)
  if (!kind.ok) return { ok: false, code: kind.code }
  const scan = await services.scanner.scan(upload.open())
  if (scan === 'infected') return { ok: false, code: 'infected' }
  const inspected = kind.extension === '.pdf' ? await inspectPdf(content) : {}
  if (inspected === 'encrypted') return { ok: false, code: 'encrypted' }
  const stored = await services.files.put(content)
  return {
    ok: true,
    file: { sha256: stored.sha256, name, mediaType: kind.mediaType, size: stored.size, scan, inspected },
  }
}

/**
 * Reads a PDF's text. One that opens only with a password is told as such; any other that cannot be read counts as images
 * alone: nobody can be sure that it is more.
 */
async function inspectPdf(content: Uint8Array): Promise<Inspection | 'encrypted'> {
  try {
    const { extractText, getDocumentProxy } = await import('unpdf')
    const document = await getDocumentProxy(new Uint8Array(content))
    const { text } = await extractText(document, { mergePages: true })
    await document.cleanup()
    return { text: text.slice(0, MOST_TEXT), imageOnly: text.trim().length < 10 * document.numPages }
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : { imageOnly: true }
  }
}
