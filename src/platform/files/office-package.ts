import { bytesSource } from './byte-source.ts'
import { nestsDeeper } from './nesting.ts'
import { sniff } from './sniff.ts'
import { unzipWithin } from './unzip.ts'

type OfficeRefusal = 'name-disagrees' | 'damaged' | 'encrypted' | 'macros' | 'archive-too-large'

type OfficePackage =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: OfficeRefusal }

/** Tables within tables within tables come to a hundred. */
const MOST_NESTED = 1_000

/**
 * Opens an Office package (ISO/IEC 29500-2) for a library that reads it: what the content is, within `mostBytes` of
 * unpacked content, without macros, and without any document type declaration. Packages may not hold one (8.1.4), and it
 * is the only place where entities that grow or that name other files can be declared. Nor is one opened that nests deeper
 * than any writer does. Presentations are not taken as uploads and open as '.zip'.
 */
export async function openOfficePackage(
  bytes: Uint8Array,
  kind: '.docx' | '.xlsx' | '.zip',
  mostBytes: number,
): Promise<OfficePackage> {
  const looked = await sniff(bytesSource(bytes), `file${kind}`)
  if (!looked.ok) return { ok: false, code: refusalOf(looked.code) }
  const unzipped = await unzipWithin(bytes, mostBytes)
  if (!unzipped.ok) return unzipped
  for (const [name, content] of unzipped.parts) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
    if (declaresType(text) || nestsDeeper(text, 'xml', MOST_NESTED)) return { ok: false, code: 'damaged' }
  }
  return unzipped
}

function refusalOf(code: Extract<Awaited<ReturnType<typeof sniff>>, { ok: false }>['code']): OfficeRefusal {
  if (code === 'not-offered') return 'name-disagrees'
  return code === 'empty' || code === 'unsafe-names' || code === 'cut-short' || code === 'two-kinds'
    ? 'damaged'
    : code
}

/** Whether a part, byte by byte, holds `<!DOCTYPE` or `<!ENTITY`, in UTF-8 or in UTF-16. */
function declaresType(part: string): boolean {
  const text = /^(?:\0|.\0|[\xfe\xff])/s.test(part) ? part.replaceAll('\0', '') : part
  return text.includes('<!DOCTYPE') || text.includes('<!ENTITY')
}
