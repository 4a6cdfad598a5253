import { Findings } from './findings.ts'
import type { HiddenData } from './kinds.ts'

const MOST_PAGES = 2_000

const PROPERTIES: Readonly<Record<string, string>> = {
  Author: '作者',
  Title: '标题',
  Subject: '主题',
  Keywords: '关键词',
}
/** XMP's words for the same (ISO 16684-1, 8.3); whoever writes one often forgets the other. */
const XMP: Readonly<Record<string, string>> = {
  'dc:creator': '作者',
  'dc:title': '标题',
  'dc:description': '主题',
  'pdf:keywords': '关键词',
}
/** Kinds of annotations that a reader meets as part of the page; fields are counted as fields. */
const NOT_NOTES = new Set(['Link', 'Widget', 'Popup'])

/** What a PDF carries that a reader does not see (ISO 32000-2). The bytes are left as they were. */
export async function lookThroughPdf(bytes: Uint8Array): Promise<HiddenData> {
  // Loaded with the first PDF: the library is large, and a node must be up in seconds.
  const { getDocumentProxy } = await import('unpdf')
  try {
    // The reader takes its bytes away to another owner: it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    try {
      if (pdf.numPages > MOST_PAGES) return { ok: false, problem: 'too-large' }
      const findings = new Findings()
      await lookThroughWhole(pdf, findings)
      await lookThroughPages(pdf, findings)
      return { ok: true, findings: findings.all() }
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    return { ok: false, problem: encrypted ? 'encrypted' : 'unreadable' }
  }
}

type Pdf = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>

async function lookThroughWhole(pdf: Pdf, findings: Findings): Promise<void> {
  const { info, metadata } = await pdf.getMetadata()
  const told = new Set<string>()
  for (const [key, value] of Object.entries(info)) {
    const name = PROPERTIES[key]
    if (name && typeof value === 'string' && value.trim()) told.add(`文档属性：${name}`)
    if (key === 'Custom') for (const custom of Object.keys(value ?? {})) told.add(`自定义属性：${custom}`)
  }
  for (const [key, name] of Object.entries(XMP))
    if (metadata && String(metadata.get(key) ?? '').trim()) told.add(`文档属性：${name}`)
  for (const place of told) findings.add('properties', place)

  findings.add('embedded-file', '附件', Object.keys((await pdf.getAttachments()) ?? {}).length)
  findings.add('form-field', '表单', Object.keys((await pdf.getFieldObjects()) ?? {}).length)
  findings.add('script', '文档脚本', Object.values((await pdf.getJSActions()) ?? {}).flat().length)
  const opening = await pdf.getOpenAction()
  if (opening && 'action' in opening) findings.add('script', '打开时的动作')
  const layers = await pdf.getOptionalContentConfig()
  for (const [, layer] of layers) if (!layer.visible) findings.add('hidden-layer', '图层')
}

async function lookThroughPages(pdf: Pdf, findings: Findings): Promise<void> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const place = `第 ${number} 页`
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype === 'FileAttachment') findings.add('embedded-file', place)
      else if (!NOT_NOTES.has(annotation.subtype)) findings.add('annotation', place)
    }
    findings.add('script', place, Object.values((await page.getJSActions()) ?? {}).flat().length)
    page.cleanup()
  }
}
