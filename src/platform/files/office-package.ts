import { bytesSource } from './byte-source.ts'
import { sniff } from './sniff.ts'
import { unzipWithin } from './unzip.ts'

type OfficeRefusal = 'name-disagrees' | 'damaged' | 'encrypted' | 'macros' | 'archive-too-large'

type OfficePackage =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: OfficeRefusal }

/**
 * Opens an Office package (ISO/IEC 29500-2) for a library that reads it: what the content is, within `mostBytes` of
 * unpacked content, without macros, and without any document type declaration. Packages may not hold one (8.1.4), and it
 * is the only place where entities that grow or that name other files can be declared.
 */
export async function openOfficePackage(
  bytes: Uint8Array,
  kind: '.docx' | '.xlsx',
  mostBytes: number,
): Promise<OfficePackage> {
  const looked = await sniff(bytesSource(bytes), `file${kind}`)
  if (!looked.ok) return { ok: false, code: refusalOf(looked.code) }
  const unzipped = await unzipWithin(bytes, mostBytes)
  if (!unzipped.ok) return unzipped
  for (const [name, content] of unzipped.parts) {
    if (/\.(xml|rels|vml)$/i.test(name) && declaresType(content)) return { ok: false, code: 'damaged' }
  }
  return unzipped
}

function refusalOf(code: Extract<Awaited<ReturnType<typeof sniff>>, { ok: false }>['code']): OfficeRefusal {
  if (code === 'not-offered') return 'name-disagrees'
  return code === 'empty' || code === 'unsafe-names' || code === 'cut-short' || code === 'two-kinds'
    ? 'damaged'
    : code
}

/** Whether a part holds `<!DOCTYPE` or `<!ENTITY`, in UTF-8 or in UTF-16. */
function declaresType(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const wide = bytes.length > 1 && (bytes[0] === 0 || bytes[1] === 0 || (bytes[0] ?? 0) >= 0xfe)
  const text = wide ? bytes.toString('latin1').replaceAll('\0', '') : bytes
  return text.includes('<!DOCTYPE') || text.includes('<!ENTITY')
}
