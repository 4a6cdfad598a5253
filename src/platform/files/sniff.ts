import { fileTypeFromBuffer } from 'file-type'
import type { ByteSource } from './byte-source.ts'
import { compoundRootNames, isCompoundFile } from './compound-file.ts'
import { extensionOf } from './file-names.ts'
import { readZipEntry } from './unzip.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

/** The media types of what may be uploaded, by extension. */
export const MEDIA_TYPES = {
  '.pdf': 'application/pdf',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.wps': 'application/vnd.ms-works',
  '.ofd': 'application/ofd',
  '.zip': 'application/zip',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
} as const

export type FileExtension = keyof typeof MEDIA_TYPES

/** What may be uploaded, for the `accept` of a field and for its hint. */
export const FILE_EXTENSIONS = Object.keys(MEDIA_TYPES) as readonly FileExtension[]

/**
 * Why a file is refused. `not-offered`: a kind that is not taken (SVG and HTML among them, which carry script);
 * `name-disagrees`: the name says one kind, the content is another; `encrypted`: no scanner and no reader could open it;
 * `macros`: a document that carries macros; `unsafe-names`: an archive that would write outside its folder;
 * `cut-short`: the end of the file is missing; `two-kinds`: one kind in front, an archive behind it.
 */
export type SniffRefusal =
  | 'empty'
  | 'not-offered'
  | 'name-disagrees'
  | 'damaged'
  | 'encrypted'
  | 'macros'
  | 'archive-too-large'
  | 'unsafe-names'
  | 'cut-short'
  | 'two-kinds'

export type Sniffed =
  | { readonly ok: true; readonly mediaType: string; readonly extension: FileExtension }
  | { readonly ok: false; readonly code: SniffRefusal }

type Kind = readonly FileExtension[] | SniffRefusal

/**
 * Says what a file really is, by its content, and whether its name agrees. What the browser claimed is not asked.
 * Reads at most the head, the tail and the directory of a container; unpacks nothing.
 */
export async function sniff(source: ByteSource, name: string): Promise<Sniffed> {
  if (source.size === 0) return { ok: false, code: 'empty' }
  const kind = await kindOf(source)
  if (typeof kind === 'string') return { ok: false, code: kind }
  const extension = kind.find(each => each === extensionOf(name))
  if (!extension) return { ok: false, code: 'name-disagrees' }
  return { ok: true, mediaType: MEDIA_TYPES[extension], extension }
}

async function kindOf(source: ByteSource): Promise<Kind> {
  const head = await source.read(0, 4100)
  if (isCompoundFile(head)) return compoundKind(source)
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return zipKind(source)
  const kind = await plainKind(head)
  if (typeof kind === 'string') return kind
  const tail = await source.read(Math.max(0, source.size - TAIL), TAIL)
  if (!isWhole(kind, tail)) return 'cut-short'
  // Who saves it under another name would open an archive that nobody looked into.
  return (await readZipDirectory(source)).ok ? 'two-kinds' : kind
}

async function plainKind(head: Buffer): Promise<Kind> {
  if (head.toString('latin1', 0, 5) === '%PDF-') return ['.pdf']
  const image = await fileTypeFromBuffer(head)
  switch (image?.mime) {
    case 'image/png':
      return ['.png']
    case 'image/jpeg':
      return ['.jpg', '.jpeg']
    case 'image/gif':
      return ['.gif']
    case 'image/webp':
      return ['.webp']
    default:
      return 'not-offered'
  }
}

const TAIL = 4096

/**
 * Whether a file's last mark is there. Readers allow some bytes behind it, so the last four thousand are looked at; a
 * photograph may carry a film behind its own end, so of JPEG nothing is said, nor of WebP.
 */
function isWhole([extension]: readonly FileExtension[], tail: Buffer): boolean {
  if (extension === '.pdf') return tail.includes('%%EOF')
  if (extension === '.png') return tail.includes('IEND')
  return extension !== '.gif' || tail.subarray(-16).includes(';')
}

/** Word and WPS Writer write the same container; the name alone tells `.doc` from `.wps`. */
async function compoundKind(source: ByteSource): Promise<Kind> {
  const names = await compoundRootNames(source)
  if (!names) return 'damaged'
  if (names.has('EncryptedPackage')) return 'encrypted'
  // Where Word and where Excel keep a macro project ([MS-OVBA] 2.2.1).
  if (names.has('Macros') || names.has('_VBA_PROJECT_CUR')) return 'macros'
  if (names.has('WordDocument')) return ['.doc', '.wps']
  if (names.has('Workbook') || names.has('Book')) return ['.xls']
  return 'not-offered'
}

async function zipKind(source: ByteSource): Promise<Kind> {
  const zip = await readZipDirectory(source)
  if (!zip.ok) return zip.code
  if (zip.entries.some(entry => entry.encrypted)) return 'encrypted'
  if (zip.entries.some(leavesItsFolder)) return 'unsafe-names'
  const names = new Set(zip.entries.map(entry => entry.name))
  const types = zip.entries.find(entry => entry.name === '[Content_Types].xml')
  if (types) {
    const carries = await carriesMacros(source, types, zip.entries)
    if (carries !== false) return carries
    if (names.has('word/document.xml')) return ['.docx']
    if (names.has('xl/workbook.xml')) return ['.xlsx']
  }
  return names.has('OFD.xml') ? ['.ofd'] : ['.zip']
}

/** The largest list of types that is read; those of honest packages have some thousand bytes. */
const MOST_TYPES = 4 * 1024 * 1024

/** A macro project may lie under any name: what the list of types says of the parts counts as well. */
async function carriesMacros(
  source: ByteSource,
  types: ZipEntry,
  entries: readonly ZipEntry[],
): Promise<false | SniffRefusal> {
  if (entries.some(entry => /(^|\/)vbaProject[^/]*\.bin$/i.test(entry.name))) return 'macros'
  if (types.unpacked > MOST_TYPES) return 'archive-too-large'
  const content = await readZipEntry(source, types)
  if (!content) return 'damaged'
  const text = Buffer.from(content).toString('latin1').replaceAll('\0', '')
  return /macroEnabled|vbaProject|vbaData/i.test(text) ? 'macros' : false
}

function leavesItsFolder(entry: ZipEntry): boolean {
  return /^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/i.test(entry.name)
}
