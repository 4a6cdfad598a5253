import { MEDIA_TYPES } from '../sniff.ts'
import type { HiddenData } from './kinds.ts'
import { cleanOffice, lookThroughOffice, type OfficeKind } from './office.ts'
import { lookThroughPdf } from './pdf.ts'
import { type Picture, readJpeg, readPng } from './pictures.ts'

export { HIDDEN_KINDS, type HiddenFinding, type HiddenKind } from './kinds.ts'

const OFFICE: Readonly<Record<string, OfficeKind>> = {
  [MEDIA_TYPES['.docx']]: 'document',
  [MEDIA_TYPES['.xlsx']]: 'workbook',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'slides',
}

/** Files above this are not looked through: nobody unpacks them in memory. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * What a file carries that a reader does not see. Nothing found does not mean that a reader should see the rest: white
 * letters and black boxes over text are seen by people only. A file that cannot be read through is refused as a value.
 */
export async function hiddenData(bytes: Uint8Array, type: string): Promise<HiddenData> {
  if (bytes.length > MOST_BYTES) return { ok: false, problem: 'too-large' }
  const office = OFFICE[bareType(type)]
  if (office) return lookThroughOffice(bytes, office)
  switch (bareType(type)) {
    case 'text/plain':
    case 'text/csv':
      return { ok: true, findings: [] }
    case MEDIA_TYPES['.jpg']:
      return told(readJpeg(bytes))
    case MEDIA_TYPES['.png']:
      return told(readPng(bytes))
    case MEDIA_TYPES['.pdf']:
      return lookThroughPdf(bytes)
    default:
      return { ok: false, problem: 'type-not-checked' }
  }
}

/**
 * The same file without what can be taken away while readers see the same; null where the file cannot be read or where
 * only images of its pages help.
 */
export async function withoutHiddenData(bytes: Uint8Array, type: string): Promise<Uint8Array | null> {
  if (bytes.length > MOST_BYTES) return null
  const office = OFFICE[bareType(type)]
  if (office) return cleanOffice(bytes, office)
  switch (bareType(type)) {
    case 'text/plain':
    case 'text/csv':
      return bytes
    case MEDIA_TYPES['.jpg']:
      return readJpeg(bytes)?.clean ?? null
    case MEDIA_TYPES['.png']:
      return readPng(bytes)?.clean ?? null
    case MEDIA_TYPES['.pdf']: {
      const looked = await lookThroughPdf(bytes)
      return looked.ok && looked.findings.length === 0 ? bytes : null
    }
    default:
      return null
  }
}

function told(read: Pick<Picture, 'findings'> | undefined): HiddenData {
  return read ? { ok: true, findings: read.findings } : { ok: false, problem: 'unreadable' }
}

/** Without parameters: `text/plain; charset=utf-8`. */
function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}
