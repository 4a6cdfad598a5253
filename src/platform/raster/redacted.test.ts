import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { type PageBox, pagePicture, pagesOf, redacted } from './index.ts'
import { drawnPicture, pixelsOf } from './pixels.builder.ts'
import { samplePdf } from './sample-pdf.builder.ts'

const PDF = 'application/pdf'
/** Small pages, which are drawn quickly. */
const SIZE = [300, 420] as const
const words = (text: string, top: number) => `BT /F 8 Tf 36 ${420 - top} Td (${text}) Tj ET`
const attached = '<< /Type /EmbeddedFile /Length 6 >>\nstream\nhidden\nendstream'
/** A record of two pages, with all that a program may leave behind in it. */
const RECORD = samplePdf({
  pages: [
    {
      size: SIZE,
      content: [words('Applicant Zhang Shili', 50), words('Telephone 13800000000', 66)].join('\n'),
    },
    { size: SIZE, content: words('Second page', 50) },
  ],
  resources: '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
  catalog: '/Names << /EmbeddedFiles << /Names [(leak.txt) 101 0 R] >> >>',
  trailer: '/Info 100 0 R',
  objects: {
    100: '<< /Author (Li Shili) /Title (Secret draft) /Producer (SomeOffice) >>',
    101: '<< /Type /Filespec /F (leak.txt) /EF << /F 102 0 R >> >>',
    102: attached,
  },
})
const BOX: PageBox = { page: 1, left: 100, top: 135, width: 400, height: 40, label: '第十五条' }

const made = redacted(RECORD, PDF, [BOX])
async function pdfOf(answer: typeof made) {
  const result = await answer
  if (!result.ok) throw new Error(result.problem)
  return result.pdf
}
async function pictureOf(bytes: Uint8Array, page: number, boxes: readonly PageBox[] = []) {
  const result = await pagePicture(bytes, PDF, page, boxes)
  if (!result.ok) throw new Error(result.problem)
  return pixelsOf(result.png)
}

const shown = pdfOf(made).then(pdf => pictureOf(pdf, 1))

describe('a redacted record', () => {
  test('has all its pages in their size, and no word that a machine can take out', async () => {
    const pdf = await pdfOf(made)
    const pages = await pagesOf(pdf, PDF)
    expect(pages).toMatchObject({ ok: true, pages: [{ lines: [] }, { lines: [] }] })
    expect(pages.ok && pages.pages.map(({ width, height }) => [width, height])).toEqual([
      [300, 420],
      [300, 420],
    ])
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    expect(text.trim()).toBe('')
  })

  test('is black where the box was asked for, and nowhere else', async () => {
    const { at } = await shown
    const { left, top, width, height } = BOX
    const middle = top + height / 2
    // One per cent inside and one per cent outside of each edge.
    for (const [x, y] of [
      [left + 10, middle],
      [left + width - 10, middle],
      [left + 50, top + 10],
      [left + 50, top + height - 10],
    ]) {
      expect(at(x as number, y as number)).toBeLessThan(8)
    }
    for (const [x, y] of [
      [left - 10, middle],
      [left + width + 10, middle],
      [left + 50, top - 8],
      [left + 50, top + height + 10],
    ]) {
      expect(at(x as number, y as number)).toBeGreaterThan(240)
    }
  })

  test('shows in the box the reason alone: what lies beneath makes no difference', async () => {
    const blank = samplePdf({ pages: [{ size: SIZE, content: '' }] })
    const record = await shown
    const nothing = await pictureOf(blank, 1, [BOX])
    const other = await pictureOf(blank, 1, [{ ...BOX, label: '第十六条' }])
    expect(record.inside(BOX).equals(nothing.inside(BOX))).toBe(true)
    // Drawn signs and not the empty box of a font that has none: another reason looks otherwise.
    const light = nothing.inside(BOX).filter(value => value > 200).length / nothing.inside(BOX).length
    expect(light).toBeGreaterThan(0.01)
    expect(light).toBeLessThan(0.3)
    expect(other.inside(BOX).equals(nothing.inside(BOX))).toBe(false)
  })

  test('holds no object of the original: no author, no attachment, no font', async () => {
    const pdf = await pdfOf(made)
    const bytes = Buffer.from(pdf).toString('latin1')
    for (const trace of [
      'Shili',
      'Secret',
      'SomeOffice',
      'leak.txt',
      'hidden',
      '/Info',
      '/Metadata',
      '/Names',
      '/Font',
      '/ID',
      '/CreationDate',
    ]) {
      expect(bytes).not.toContain(trace)
    }
    // The catalogue, the pages; and a page, its drawing and its picture for each of two.
    expect(bytes.match(/\d+ 0 obj\n/g)).toHaveLength(2 + 2 * 3)
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(pdf)))
    expect(info).not.toHaveProperty('Author')
  })

  test('has the same bytes each time', async () => {
    expect(Buffer.from(await pdfOf(redacted(RECORD, PDF, [BOX]))).equals(await pdfOf(made))).toBe(true)
  })

  test('never comes of a box that is none or lies on no page', async () => {
    await expect(redacted(RECORD, PDF, [{ ...BOX, page: 3 }])).rejects.toThrow('page 3 of 2')
    await expect(redacted(RECORD, PDF, [{ ...BOX, left: 700 }])).rejects.toThrow('no box')
    await expect(redacted(RECORD, PDF, [{ ...BOX, width: 0.5 }])).rejects.toThrow('no box')
    await expect(pagePicture(RECORD, PDF, 3, [])).rejects.toThrow('no page 3 of 2')
  })
})

describe('a picture', () => {
  const box = { page: 1, left: 0, top: 0, width: 250, height: 500, label: '' }

  test('becomes a page, blackened where it was asked for, and keeps its quality', async () => {
    for (const type of ['jpeg', 'png'] as const) {
      const picture = await drawnPicture(type, 600, 300)
      const shown = await pictureOf(await pdfOf(redacted(picture, `image/${type}`, [box])), 1)
      expect(shown.at(100, 250)).toBeLessThan(8)
      expect(shown.at(400, 250)).toBeGreaterThan(30)
      expect(shown.at(400, 250)).toBeLessThan(70)
      expect(shown.at(750, 750)).toBeGreaterThan(240)
    }
  })

  test('stands upright as the camera was held, and says no more where it was taken', async () => {
    // APP1 with one field: orientation 6, to be turned by a quarter to the right; then words as a camera writes them.
    const tiff = Buffer.from('4578696600004d4d002a00000008000101120003000000010006000000000000', 'hex')
    const app1 = Buffer.concat([tiff, Buffer.from('GPS 31N 121E')])
    const picture = await drawnPicture('jpeg', 600, 300)
    const held = Buffer.concat([
      picture.subarray(0, 2),
      Buffer.of(0xff, 0xe1, 0, app1.length + 2),
      app1,
      picture.subarray(2),
    ])
    expect(await pagesOf(held, 'image/jpeg')).toEqual({
      ok: true,
      pages: [{ width: 144, height: 288, lines: [] }],
    })
    const pdf = await pdfOf(redacted(held, 'image/jpeg', [{ ...box, left: 750 }]))
    expect(Buffer.from(pdf).includes('GPS')).toBe(false)
    const shown = await pictureOf(pdf, 1)
    // What was the upper left quarter is the upper right one.
    expect([shown.at(250, 250) > 240, shown.at(600, 250) < 70, shown.at(900, 250) < 8]).toEqual([
      true,
      true,
      true,
    ])
  })
})
