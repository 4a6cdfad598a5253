import { strFromU8, zipSync } from 'fflate'
import { fileTypeFromBuffer } from 'file-type'
import mammoth from 'mammoth'
import { openOfficePackage } from '../../../platform/files/office-package.ts'
import type { Source } from './blocks.ts'
import type { LossCode, ReadImage, ReadingProblem, Remark } from './document.ts'
import { lossesInDocx } from './docx-losses.ts'
import { blocksOfDom } from './dom-blocks.ts'
import { parseMarkup } from './from-html.ts'

// mammoth drops underline by default, and knows the English names of styles only.
const STYLES = [
  'u => u',
  'strike => s',
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  ...[1, 2, 3, 4, 5].map(level => `p[style-name='heading ${level}'] => h${level + 1}:fresh`),
  ...[1, 2, 3, 4, 5].map(level => `p[style-name='Heading ${level}'] => h${level + 1}:fresh`),
  ...[1, 2, 3, 4, 5].map(level => `p[style-name='标题 ${level}'] => h${level + 1}:fresh`),
]
const MOST_UNPACKED = 120 * 1024 * 1024
/**
 * Reads a Word document (ISO/IEC 29500) through mammoth: headings, emphasis, underline, lists, tables, footnotes and
 * pictures. Answers `damaged-file` for what is no such package, `file-too-large` for one that unpacks past 120 MB, and
 * the other problems as `openOfficePackage` finds them.
 */
export async function fromDocx(bytes: Uint8Array): Promise<Source | ReadingProblem> {
  const parts = await partsOf(bytes)
  if (typeof parts === 'string') return parts
  const images: ReadImage[] = []
  // mammoth unpacks by itself and without bounds, so it is given the parts that were unpacked within them.
  const converted = await convert(zipSync(parts, { level: 0 }), images)
  if (converted === undefined) return 'damaged-file'
  const reading = blocksOfDom(parseMarkup(converted.html), { trustAttachments: true })
  const pictured = images.map((image, index) => ({ ...image, alt: altOf(converted.html, index) }))
  const lost = [...lossesInDocx(markupOf(parts)), ...converted.lost, ...reading.lost]
  return { blocks: reading.blocks, stated: {}, images: pictured, lost }
}

/** The markup that mammoth makes of a Word document, for whoever reads its tables; bounded as `fromDocx` is. */
export async function docxMarkup(bytes: Uint8Array): Promise<{ html: string } | ReadingProblem> {
  const parts = await partsOf(bytes)
  if (typeof parts === 'string') return parts
  return (await convert(zipSync(parts, { level: 0 }), [])) ?? 'damaged-file'
}

type Parts = Readonly<Record<string, Uint8Array>>

async function partsOf(bytes: Uint8Array): Promise<Parts | ReadingProblem> {
  const opened = await openOfficePackage(bytes, '.docx', MOST_UNPACKED)
  if (opened.ok) return Object.fromEntries(opened.parts)
  if (opened.code === 'archive-too-large') return 'file-too-large'
  return opened.code === 'damaged' ? 'damaged-file' : opened.code
}

/** The XML of the document's own parts, for looking what is in them. */
function markupOf(parts: Parts): ReadonlyMap<string, string> {
  const names = Object.keys(parts).filter(name => /^word\/[^/]+\.xml$/.test(name))
  return new Map(names.map(name => [name, strFromU8(parts[name] ?? new Uint8Array())]))
}

async function convert(
  bytes: Uint8Array,
  images: ReadImage[],
): Promise<{ html: string; lost: Remark<LossCode>[] } | undefined> {
  const keepImage = mammoth.images.imgElement(async image => {
    const index = images.length
    const place: ReadImage = { name: '', type: '', bytes: new Uint8Array(), alt: '' }
    images.push(place)
    images[index] = await imageOf(index, new Uint8Array(await image.readAsBuffer()))
    return { src: `attachment:${index}` }
  })
  try {
    const buffer = Buffer.from(bytes)
    const options = { styleMap: STYLES, convertImage: keepImage, externalFileAccess: false }
    const result = await mammoth.convertToHtml({ buffer }, options)
    return { html: result.value, lost: result.messages.flatMap(message => lossOf(message.message)) }
  } catch {
    return undefined
  }
}

// What a picture is, its bytes say; the package's own list of types is often incomplete.
async function imageOf(index: number, bytes: Uint8Array): Promise<ReadImage> {
  const found = await fileTypeFromBuffer(bytes)
  const name = `image-${index + 1}.${found?.ext ?? 'bin'}`
  return { name, type: found?.mime ?? 'application/octet-stream', bytes, alt: '' }
}

function lossOf(message: string): Remark<LossCode>[] {
  const style = /^Unrecognised (?:paragraph|run|table) style: '([^']*)'/.exec(message)
  if (style) return [{ code: 'unknown-style', detail: style[1] ?? '' }]
  const image = /^Image of type (\S+) is unlikely/.exec(message)
  if (image) return [{ code: 'other', detail: image[1] ?? '' }]
  // Elements that carry no content of their own are reported by mammoth as well; naming each would bury the rest.
  return message.startsWith('An unrecognised element was ignored') ? [] : [{ code: 'other', detail: message }]
}

function altOf(html: string, index: number): string {
  const tag = new RegExp(`<img[^>]*src="attachment:${index}"[^>]*>`).exec(html)?.[0] ?? ''
  return /alt="([^"]*)"/.exec(tag)?.[1]?.trim() ?? ''
}
