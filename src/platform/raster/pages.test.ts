import { describe, expect, test } from 'vitest'
import { pagePicture, pagesOf, RASTER_LIMITS, type RasterProblem, redacted } from './index.ts'
import { drawnPicture, pixelsOf } from './pixels.builder.ts'
import { samplePdf } from './sample-pdf.builder.ts'

const PDF = 'application/pdf'
/** 宋体 as old papers have it: named, not brought. And a field that somebody filled in, without a picture of what it says. */
const PAPER = samplePdf({
  pages: [
    { content: 'BT /S 24 Tf 100 700 Td <CABEC0FDCEC4BCFE> Tj ET', extra: '/Annots [103 0 R]' },
    { content: 'BT /S 24 Tf 100 700 Td <CABEC0FD> Tj ET', extra: '/Rotate 90' },
  ],
  resources: '/Font << /S 100 0 R >>',
  catalog:
    '/AcroForm << /Fields [103 0 R] /DA (/H 12 Tf 0 g) /DR << /Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
  objects: {
    100: '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [101 0 R] >>',
    101: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 102 0 R /DW 1000 >>',
    102: '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>',
    103: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (Filled in) /Rect [100 460 300 490] /F 4 /DA (/H 12 Tf 0 g) >>',
  },
})
/** Where the words stand: 24 points high on the line 142 points from the upper edge, and four signs wide. */
const WORDS = { left: 168, top: 140, width: 162, height: 36 }
const FIELD = { left: 168, top: 418, width: 100, height: 36 }

const dark = (pixels: Buffer) => pixels.reduce((sum, value) => sum + (value < 100 ? 1 : 0), 0) / pixels.length

describe('a page', () => {
  test('tells its lines and where they stand, also one that lies on its side', async () => {
    const answer = await pagesOf(PAPER, PDF)
    if (!answer.ok) throw new Error(answer.problem)
    const [upright, turned] = answer.pages
    expect(upright).toMatchObject({ width: 595, height: 842, lines: [{ text: '示例文件' }] })
    expect(turned).toMatchObject({ width: 842, height: 595, lines: [{ text: '示例' }] })
    const [line] = upright?.lines ?? []
    expect(Math.abs((line?.left ?? 0) - 1000 * (100 / 595))).toBeLessThan(5)
    expect(Math.abs((line?.width ?? 0) - 1000 * (96 / 595))).toBeLessThan(5)
    const [lying] = turned?.lines ?? []
    // 100 points from what was the left edge and is the upper one; 700 from what was the lower edge and is the left one.
    expect(Math.abs((lying?.top ?? 0) - 1000 * (100 / 595))).toBeLessThan(5)
    expect((lying?.left ?? 0) + (lying?.width ?? 0)).toBeGreaterThan(1000 * (700 / 842))
    expect(lying?.height).toBeGreaterThan(lying?.width ?? 0)
  })

  test('shows words in a font that the paper does not bring, and what was filled in', async () => {
    const answer = await pagePicture(PAPER, PDF, 1, [])
    if (!answer.ok) throw new Error(answer.problem)
    const shown = await pixelsOf(answer.png)
    expect(shown.width).toBe(1200)
    expect(dark(shown.inside(WORDS))).toBeGreaterThan(0.03)
    expect(dark(shown.inside(FIELD))).toBeGreaterThan(0.01)
  })

  test('is black where a line says that it stands', async () => {
    const answer = await pagesOf(PAPER, PDF)
    const line = answer.ok && answer.pages[1]?.lines[0]
    if (!line) throw new Error('no line')
    const { text: _, ...box } = line
    const drawn = await pagePicture(PAPER, PDF, 2, [{ ...box, page: 2, label: '' }])
    if (!drawn.ok) throw new Error(drawn.problem)
    const shown = await pixelsOf(drawn.png)
    expect(dark(shown.inside(box))).toBe(1)
    // The words are all beneath: the rest of the page is white.
    const all = shown.inside({ left: 0, top: 0, width: 1000, height: 1000 })
    expect(Math.abs(dark(all) - (box.width * box.height) / 1_000_000)).toBeLessThan(0.002)
  })
})

describe('what cannot be drawn is refused', () => {
  const one = (size: readonly [number, number]) => samplePdf({ pages: [{ size, content: '' }] })
  const many = samplePdf({ pages: Array.from({ length: RASTER_LIMITS.pages + 1 }, () => ({ content: '' })) })
  const locked = samplePdf({
    pages: [{ content: '' }],
    trailer: `/ID [<${'0'.repeat(32)}> <${'0'.repeat(32)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'1'.repeat(64)}> /U <${'2'.repeat(64)}> /P -4 >>`,
  })

  const cases: readonly [string, () => Promise<Uint8Array> | Uint8Array, string, RasterProblem][] = [
    ['a document that wants a password', () => locked, PDF, 'encrypted'],
    ['one that was cut off', () => PAPER.subarray(0, PAPER.length - 600), PDF, 'unreadable'],
    ['one that only says that it is one', () => Buffer.from('%PDF-1.7\nnothing\n%%EOF'), PDF, 'unreadable'],
    ['one with a page as large as a field', () => one([14_400, 14_400]), PDF, 'too-large'],
    ['one with more pages than anybody blackens', () => many, PDF, 'too-many-pages'],
    ['a file that is too large', () => Buffer.alloc(RASTER_LIMITS.bytes + 1), PDF, 'too-large'],
    [
      'a PNG that was cut off',
      async () => (await drawnPicture('png', 90, 90)).subarray(0, -20),
      'image/png',
      'unreadable',
    ],
    [
      'a JPEG that was cut off',
      async () => (await drawnPicture('jpeg', 90, 90)).subarray(0, -20),
      'image/jpeg',
      'unreadable',
    ],
    ['a PNG that calls itself a JPEG', () => drawnPicture('png', 90, 90), 'image/jpeg', 'unreadable'],
    [
      'a PNG of a thousand million pixels',
      async () => hugePng(await drawnPicture('png', 90, 90)),
      'image/png',
      'too-large',
    ],
    ['a workbook', () => Buffer.from('PK'), 'application/vnd.ms-excel', 'type-not-drawn'],
  ]
  test.each(cases)('%s', async (_, bytes, type, problem) => {
    expect(await redacted(await bytes(), type, [])).toEqual({ ok: false, problem })
  })

  function hugePng(png: Buffer): Buffer {
    const copy = Buffer.from(png)
    copy.writeUInt32BE(32_000, 16)
    copy.writeUInt32BE(32_000, 20)
    return copy
  }
})
