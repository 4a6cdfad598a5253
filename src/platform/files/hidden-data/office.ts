import { type Zippable, zipSync } from 'fflate'
import { dropCommentMarks, lookThroughDocument } from './document.ts'
import { Findings } from './findings.ts'
import type { HiddenData } from './kinds.ts'
import { attribute, tagsOf, textBehind } from './markup.ts'
import { openPackage, type Package } from './package.ts'
import { readJpeg, readPng } from './pictures.ts'
import { dropIdleNames, lookThroughWorkbook, noteDrawings } from './sheets.ts'
import { lookThroughSlides } from './slides.ts'

/** The three kinds of Office packages, and how each is opened: presentations are told by nobody else. */
export type OfficeKind = 'document' | 'workbook' | 'slides'
const OPENED = { document: '.docx', workbook: '.xlsx', slides: '.zip' } as const
const LOOKS = { document: lookThroughDocument, workbook: lookThroughWorkbook, slides: lookThroughSlides }

/** What an Office package carries that a reader does not see. */
export async function lookThroughOffice(bytes: Uint8Array, kind: OfficeKind): Promise<HiddenData> {
  const file = await opened(bytes, kind)
  if (typeof file === 'string') return { ok: false, problem: file }
  return readable<HiddenData>(
    () => {
      const findings = new Findings()
      LOOKS[kind](file, findings)
      lookThroughParts(file, findings)
      return { ok: true, findings: findings.all() } as const
    },
    { ok: false, problem: 'unreadable' },
  )
}

/**
 * The package without properties, comments, notes, own data, idle names and what its pictures tell; null for one that
 * cannot be read.
 */
export async function cleanOffice(bytes: Uint8Array, kind: OfficeKind): Promise<Uint8Array | null> {
  const file = await opened(bytes, kind)
  if (typeof file === 'string') return null
  return readable(() => {
    if (kind === 'document') dropCommentMarks(file)
    if (kind === 'workbook') dropIdleNames(file)
    const drawings = kind === 'workbook' ? noteDrawings(file) : []
    const rest = file.without(new Set([...drawings, ...file.linksOf(...DROPPED).map(link => link.to)]))
    const clean = rest.without(new Set(rest.unreached()))
    for (const [name, content] of clean.parts) {
      const picture = pictureIn(name, content)
      if (picture?.findings.length) clean.parts.set(name, picture.clean)
    }
    return zipSync(zippable(clean), { level: 6, mtime: EARLIEST })
  }, null)
}

/** Kinds of links whose parts a reader does not see and nothing that is seen depends on. */
const DROPPED =
  'coreproperties extendedproperties customproperties thumbnail comments commentsextended commentsids commentsextensible people person threadedcomment commentauthors authors customxml notesslide'.split(
    ' ',
  )

/** The earliest moment that a zip can name: when the copy was made is nobody's business. */
const EARLIEST = new Date(1980, 0, 1)

async function opened(bytes: Uint8Array, kind: OfficeKind) {
  try {
    return await openPackage(bytes, OPENED[kind])
  } catch (error) {
    if (isWrongEncoding(error)) return 'unreadable'
    throw error
  }
}

function readable<Result>(read: () => Result, otherwise: Result): Result {
  try {
    return read()
  } catch (error) {
    if (isWrongEncoding(error)) return otherwise
    throw error
  }
}

function isWrongEncoding(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
}

function zippable(file: Package): Zippable {
  return Object.fromEntries(file.parts)
}

const PROPERTIES: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后修改人',
  title: '标题',
  subject: '主题',
  keywords: '关键词',
  description: '备注',
  category: '类别',
  Manager: '负责人',
  Company: '单位',
}

/** What every kind of package may carry. */
function lookThroughParts(file: Package, findings: Findings): void {
  for (const link of file.linksOf('coreproperties', 'extendedproperties')) {
    const xml = file.text(link.to)
    for (const tag of tagsOf(xml)) {
      const name = PROPERTIES[tag.name]
      if (name && tag.form === 'open' && textBehind(xml, tag).trim())
        findings.add('properties', `文档属性：${name}`)
    }
  }
  for (const link of file.linksOf('customproperties'))
    for (const tag of tagsOf(file.text(link.to)))
      if (tag.name === 'property' && tag.form === 'open')
        findings.add('properties', `自定义属性：${attribute(tag, 'name') ?? ''}`)
  findings.add('properties', '文档缩略图', file.linksOf('thumbnail').length)
  findings.add('custom-xml', '自定义 XML 数据', file.linksOf('customxml').length)
  findings.add('embedded-file', '嵌入的文件', file.linksOf('oleobject', 'package', 'afchunk').length)
  findings.add('embedded-file', '未被引用的部件', file.unreached().length)
  findings.add(
    'external-link',
    '外部文件或模板',
    file.links.filter(link => link.external && link.kind !== 'hyperlink').length,
  )
  for (const [name, content] of file.parts)
    for (const found of pictureIn(name, content)?.findings ?? [])
      findings.add(found.kind, found.place, found.count)
}

/** Parts that cannot be read as the picture their name claims are left to whoever opens the file. */
function pictureIn(name: string, content: Uint8Array) {
  return /\/media\/[^/]+$/.test(name) ? (readJpeg(content) ?? readPng(content)) : undefined
}
