import { describe, expect, it } from 'vitest'
import { inspectPdf } from './pdf.ts'

/** A PDF of one page that draws what `content` says. */
const pdf = (content: string): Uint8Array => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(text)
}

describe('a PDF', () => {
  it('of text gives its words, and its bytes stay whole', async () => {
    const bytes = pdf('BT /F1 12 Tf 72 720 Td (Notice on public information 2026) Tj ET')
    const before = bytes.slice()
    expect(await inspectPdf(bytes)).toEqual({
      ok: true,
      pages: 1,
      text: 'Notice on public information 2026',
      textLength: 29,
      imageOnly: false,
    })
    expect(bytes).toEqual(before)
  })

  it('of pictures is known as one, also with a page number', async () => {
    const drawn = await inspectPdf(pdf('0 0 200 200 re f'))
    expect(drawn).toMatchObject({ ok: true, pages: 1, textLength: 0, imageOnly: true })
    const numbered = await inspectPdf(pdf('0 0 200 200 re f BT /F1 9 Tf 290 30 Td (- 1 -) Tj ET'))
    expect(numbered).toMatchObject({ ok: true, imageOnly: true })
  })

  it('that is none is refused as a value', async () => {
    expect(await inspectPdf(new TextEncoder().encode('no pdf'))).toEqual({ ok: false, problem: 'unreadable' })
    expect(await inspectPdf(new Uint8Array())).toEqual({ ok: false, problem: 'unreadable' })
  })
})
