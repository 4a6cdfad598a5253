/** What the trailer and further objects of a sample hold; objects are numbered from 3. */
export interface SamplePdf {
  readonly pages: readonly {
    readonly size?: readonly [number, number]
    readonly extra?: string
    readonly content: string
  }[]
  /** Entries of each page's resources. */
  readonly resources?: string
  readonly trailer?: string
  readonly catalog?: string
  /** Further objects by number, whole; numbers from 100. */
  readonly objects?: Readonly<Record<number, string>>
}

/** A PDF written by hand, in Latin-1: what no program writes can be written so. */
export function samplePdf(sample: SamplePdf): Buffer {
  const objects = new Map<number, string>(
    Object.entries(sample.objects ?? {}).map(([number, text]) => [Number(number), text]),
  )
  const kids = sample.pages.map((_, place) => 3 + place * 2)
  objects.set(1, `<< /Type /Catalog /Pages 2 0 R ${sample.catalog ?? ''} >>`)
  objects.set(
    2,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] >>`,
  )
  sample.pages.forEach(({ size = [595, 842], extra = '', content }, place) => {
    const [wide, high] = size
    objects.set(
      3 + place * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Resources << ${sample.resources ?? ''} >> /Contents ${4 + place * 2} 0 R ${extra} >>`,
    )
    objects.set(4 + place * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  })
  let text = '%PDF-1.7\n'
  const places = new Map<number, number>()
  for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
    places.set(number, text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = text.length
  text += 'xref\n0 1\n0000000000 65535 f \n'
  for (const [number, place] of places) text += `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`
  text += `trailer\n<< /Size ${Math.max(...places.keys()) + 1} /Root 1 0 R ${sample.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
