export interface ImagePage {
  /** In points. */
  readonly width: number
  readonly height: number
  /** In pixels. */
  readonly wide: number
  readonly high: number
  /** `jpeg` of three colours; `gray` and `rgb`: rows that PNG's filters have gone over, deflated. */
  readonly coding: 'jpeg' | 'gray' | 'rgb'
  readonly image: Uint8Array
}

/**
 * A PDF 1.4 (ISO 32000-1) whose pages are one picture each, and nothing beside: no text, no information about the document, no time.
 * The same pages give the same bytes.
 */
export function imagePdf(pages: readonly ImagePage[]): Uint8Array {
  const parts: Uint8Array[] = []
  const places: number[] = []
  let length = 0
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (...content: readonly (string | Uint8Array)[]) => {
    places.push(length)
    add(`${places.length} 0 obj\n`)
    content.forEach(add)
    add('\nendobj\n')
  }
  const stream = (dictionary: string, body: string | Uint8Array) =>
    object(`<< ${dictionary}/Length ${body.length} >>\nstream\n`, body, '\nendstream')

  // The second line says to programs that carry files that this is no text (7.5.2).
  add('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, place) => `${3 + place * 3} 0 R`)
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`)
  for (const { width, height, wide, high, coding, image } of pages) {
    const [across, up] = [points(width), points(height)]
    const next = places.length + 1
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${up}] /Contents ${next + 1} 0 R`,
      ` /Resources << /XObject << /I ${next + 2} 0 R >> >> >>`,
    )
    stream('', `${across} 0 0 ${up} 0 0 cm /I Do`)
    stream(
      `/Type /XObject /Subtype /Image /Width ${wide} /Height ${high} /ColorSpace /${coding === 'gray' ? 'DeviceGray' : 'DeviceRGB'} /BitsPerComponent 8 ${filterOf(coding, wide)} `,
      image,
    )
  }
  const start = length
  add(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) add(`${String(place).padStart(10, '0')} 00000 n \n`)
  add(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(parts)
}

const points = (value: number) => String(Math.round(value * 100) / 100)

function filterOf(coding: ImagePage['coding'], columns: number): string {
  if (coding === 'jpeg') return '/Filter /DCTDecode'
  const colours = coding === 'gray' ? 1 : 3
  return `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${colours} /Columns ${columns} >>`
}
