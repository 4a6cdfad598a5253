import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { MEDIA_TYPES } from '../sniff.ts'
import { orientationOnly } from './exif.ts'
import { HIDDEN_KINDS, hiddenData, withoutHiddenData } from './index.ts'

const segment = (mark: number, content: Buffer) => {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
/** Exif with a turn, a maker and a pointer to a position. */
const exif = () => {
  const block = Buffer.concat([orientationOnly(6), Buffer.alloc(24)])
  block.writeUInt16BE(3, 8)
  block.writeUInt16BE(0x010f, 22)
  block.writeUInt16BE(0x8825, 34)
  return block
}
const JPEG_DRAWN = Buffer.concat([
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xda, Buffer.from([1, 1, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
])
const photograph = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])),
  segment(0xfe, Buffer.from('by somebody')),
  JPEG_DRAWN,
  Buffer.from('a film behind the end'),
])

test('a photograph tells where and with what it was taken; cleaned it keeps its pixels and its turn', async () => {
  const type = MEDIA_TYPES['.jpg']
  const looked = await hiddenData(photograph, type)
  expect(looked.ok && looked.findings.map(each => each.kind).sort()).toEqual([
    'camera',
    'embedded-file',
    'position',
    'properties',
  ])
  const clean = Buffer.from((await withoutHiddenData(photograph, type)) ?? [])
  expect(await hiddenData(clean, type)).toEqual({ ok: true, findings: [] })
  expect(clean.subarray(-JPEG_DRAWN.length).equals(JPEG_DRAWN)).toBe(true)
  expect(clean.includes(orientationOnly(6))).toBe(true)
  expect(await hiddenData(photograph.subarray(0, 80), type)).toEqual({ ok: false, problem: 'unreadable' })
})

const chunk = (type: string, content: Buffer) => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)])
}

test('a PNG tells who made it; cleaned it is the same but for that', async () => {
  const type = MEDIA_TYPES['.png']
  const head = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.alloc(13, 1))])
  const drawn = Buffer.concat([chunk('IDAT', Buffer.from('pixels')), chunk('IEND', Buffer.alloc(0))])
  const bytes = Buffer.concat([head, chunk('tEXt', Buffer.from('Author\0somebody')), drawn])
  expect(await hiddenData(bytes, type)).toEqual({
    ok: true,
    findings: [{ kind: 'properties', place: '图片：文字说明', count: 1 }],
  })
  expect(Buffer.from((await withoutHiddenData(bytes, type)) ?? [])).toEqual(Buffer.concat([head, drawn]))
})

/** A PDF of these objects, the first its catalogue, the last its information. */
function pdfOf(...objects: string[]): Buffer {
  let body = '%PDF-1.7\n'
  const starts = objects.map((object, index) => {
    const start = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(start).padStart(10, '0')} 00000 n \n`
  })
  const count = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${count}\n0000000000 65535 f \n${starts.join('')}trailer\n<</Size ${count}/Root 1 0 R/Info ${objects.length} 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>'

test('a PDF tells its author, notes, script and layers; only images of its pages help', async () => {
  const type = MEDIA_TYPES['.pdf']
  const bytes = pdfOf(
    '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>/Names<</JavaScript<</Names[(a) <</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>>>',
    PAGES,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>',
    '<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/Contents(look)>>',
    '<</Type/OCG/Name(draft)>>',
    '<</Author(somebody)>>',
  )
  const looked = await hiddenData(bytes, type)
  expect(looked.ok && looked.findings).toEqual([
    { kind: 'properties', place: '文档属性：作者', count: 1 },
    { kind: 'script', place: '文档脚本', count: 1 },
    { kind: 'hidden-layer', place: '图层', count: 1 },
    { kind: 'annotation', place: '第 1 页', count: 1 },
  ])
  expect(await withoutHiddenData(bytes, type)).toBeNull()
  const plain = pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    PAGES,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    '<<>>',
  )
  expect(await hiddenData(plain, type)).toEqual({ ok: true, findings: [] })
  expect(await hiddenData(Buffer.from('no PDF'), type)).toEqual({ ok: false, problem: 'unreadable' })
})

test('plain text hides nothing; of kinds that nobody reads here nothing is said', async () => {
  expect(await hiddenData(Buffer.from('甲,乙'), 'text/csv; charset=utf-8')).toEqual({
    ok: true,
    findings: [],
  })
  for (const name of ['.doc', '.xls', '.wps', '.ofd', '.zip'] as const)
    expect(await hiddenData(photograph, MEDIA_TYPES[name])).toEqual({
      ok: false,
      problem: 'type-not-checked',
    })
})

test('every kind is named in Chinese and says what to do', () => {
  for (const words of Object.values(HIDDEN_KINDS)) expect(words.name + words.advice).toMatch(/^[^a-z]*$/)
})
