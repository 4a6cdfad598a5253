/** The part of the drawing program that opens a PDF with PDFium: sizes, lines and pages. Plain JavaScript. */
export const OPEN_PDF = `
const openPdf = async () => {
  const { init } = await import(process.argv[1])
  const lib = await init({ wasmBinary: readFileSync(new URL(asked.wasm)) })
  const { pdfium } = lib
  const malloc = size => {
    const at = pdfium.wasmExports.malloc(size)
    if (!at) throw new Refused('too-large')
    return at
  }
  lib.PDFiumExt_Init()
  houseFont(lib, malloc)
  const at = malloc(bytes.length)
  pdfium.HEAPU8.set(bytes, at)
  const document = lib.FPDF_LoadMemDocument(at, bytes.length, '')
  if (!document) throw new Refused(lib.FPDF_GetLastError() === 4 ? 'encrypted' : 'unreadable')
  const count = lib.FPDF_GetPageCount(document)
  if (count < 1) throw new Refused('unreadable')
  // The fields of a form are drawn by a part of PDFium of its own, which else tints them.
  const form = lib.PDFiumExt_InitFormFillEnvironment(document, lib.PDFiumExt_OpenFormFillInfo())
  if (form) lib.FPDF_SetFormFieldHighlightAlpha(form, 0)
  const withPage = (index, use) => {
    const page = lib.FPDF_LoadPage(document, index)
    if (!page) throw new Refused('unreadable')
    if (form) lib.FORM_OnAfterLoadPage(page, form)
    const given = use(page)
    if (form) lib.FORM_OnBeforeClosePage(page, form)
    lib.FPDF_ClosePage(page)
    return given
  }
  const size = index => withPage(index, page => {
    const width = lib.FPDF_GetPageWidthF(page), height = lib.FPDF_GetPageHeightF(page)
    if (!(width >= 1 && height >= 1 && width < 1e6 && height < 1e6)) throw new Refused('unreadable')
    if ((width * height * DPI * DPI) / (PER_INCH * PER_INCH) > asked.limits.pixels) throw new Refused('too-large')
    return { width, height }
  })
  const draw = async (index, wide, high) => {
    const canvas = await sheet(wide, high)
    const context = canvas.getContext('2d')
    withPage(index, page => {
      const bitmap = lib.FPDFBitmap_Create(wide, high, 1)
      if (!bitmap) throw new Refused('too-large')
      lib.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xffffffff)
      // Annotations too (stamps, notes), bytes as RGBA.
      lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0x01 | 0x10)
      if (form) lib.FPDF_FFLDraw(form, bitmap, page, 0, 0, wide, high, 0, 0x01 | 0x10)
      const from = lib.FPDFBitmap_GetBuffer(bitmap)
      const pixels = new Uint8ClampedArray(pdfium.HEAPU8.buffer, from, wide * high * 4)
      context.putImageData(new canvasModule.ImageData(pixels, wide, high), 0, 0)
      lib.FPDFBitmap_Destroy(bitmap)
    })
    return { canvas, context }
  }
  return { count, size, draw, lines: index => withPage(index, page => linesOf(lib, malloc, page)) }
}

// Old papers name 宋体 and the like and do not bring them: without a font of ours such a page would be blank, and a blank page is
// no record. The table is FPDF_SYSFONTINFO of fpdf_sysfontinfo.h, version 1; a font is told by its number, 1 or 2, and none by 0.
const houseFont = (lib, malloc) => {
  const { pdfium } = lib
  const fonts = []
  const fontOf = number => (fonts[number] ??= readFileSync(number === 2 ? asked.bold : asked.font))
  const table = (font, tag) => {
    if (tag === 0) return font
    for (let at = 12, end = 12 + font.readUInt16BE(4) * 16; at < end; at += 16) {
      if (font.readUInt32BE(at) !== tag >>> 0) continue
      const start = font.readUInt32BE(at + 8)
      return font.subarray(start, start + font.readUInt32BE(at + 12))
    }
    return Buffer.alloc(0)
  }
  // What it is given as the charset of Windows: Japanese, Korean, simplified and traditional Chinese.
  const ours = [128, 129, 134, 136]
  const slots = [
    // Release, EnumFonts
    pdfium.addFunction(() => {}, 'vi'),
    pdfium.addFunction(() => {}, 'vii'),
    // MapFont, GetFont
    pdfium.addFunction((_, weight, italic, charset, pitch, face, exact) => {
      if (exact) pdfium.setValue(exact, 0, 'i32')
      return ours.includes(charset) ? (weight > 550 ? 2 : 1) : 0
    }, 'iiiiiiii'),
    pdfium.addFunction(() => 0, 'iii'),
    // GetFontData, GetFaceName, GetFontCharset, DeleteFont
    pdfium.addFunction((_, font, tag, buffer, size) => {
      const part = table(fontOf(font), tag)
      if (buffer && size >= part.length) pdfium.HEAPU8.set(part, buffer)
      return part.length
    }, 'iiiiii'),
    pdfium.addFunction(() => 0, 'iiiii'),
    pdfium.addFunction(() => 134, 'iii'),
    pdfium.addFunction(() => {}, 'vii'),
  ]
  const info = malloc(4 + slots.length * 4)
  pdfium.setValue(info, 1, 'i32')
  slots.forEach((slot, place) => pdfium.setValue(info + 4 + place * 4, slot, 'i32'))
  lib.FPDF_SetSystemFontInfo(info)
}

// In per mille of the page as it is shown, outwards.
const linesOf = (lib, malloc, page) => {
  const { pdfium } = lib
  const text = lib.FPDFText_LoadPage(page)
  if (!text) return []
  const room = malloc(48)
  const lines = []
  let line
  const spread = (x, y) => {
    if (!lib.FPDF_PageToDevice(page, 0, 0, 100000, 100000, 0, x, y, room + 40, room + 44)) return
    const right = pdfium.getValue(room + 40, 'i32') / 100, down = pdfium.getValue(room + 44, 'i32') / 100
    line.box = [Math.min(line.box[0], right), Math.min(line.box[1], down), Math.max(line.box[2], right), Math.max(line.box[3], down)]
  }
  const edge = value => Math.min(1000, Math.max(0, value))
  const end = () => {
    const words = line?.text.replace(/\\s+/g, ' ').trim()
    if (words && Number.isFinite(line.box[0])) {
      const left = edge(Math.floor(line.box[0])), top = edge(Math.floor(line.box[1]))
      const width = edge(Math.ceil(line.box[2])) - left, height = edge(Math.ceil(line.box[3])) - top
      // Words beyond the edge of the paper are not shown.
      if (width > 0 && height > 0) lines.push({ text: words, left, top, width, height })
    }
    line = undefined
  }
  const count = lib.FPDFText_CountChars(text)
  for (let place = 0; place < count && lines.length < asked.limits.lines; place++) {
    const sign = lib.FPDFText_GetUnicode(text, place)
    if (sign === 10 || sign === 13) {
      end()
      continue
    }
    line ??= { text: '', box: [Infinity, Infinity, -Infinity, -Infinity] }
    line.text += sign > 0 && sign <= 0x10ffff ? String.fromCodePoint(sign) : ''
    // A sign that PDFium put between words has no place of its own.
    if (lib.FPDFText_IsGenerated(text, place) === 1) continue
    if (lib.FPDFText_GetCharBox(text, place, room, room + 8, room + 16, room + 24)) {
      const [left, right, bottom, top] = [0, 8, 16, 24].map(by => pdfium.getValue(room + by, 'double'))
      spread(left, top)
      spread(right, bottom)
    }
    if (lib.FPDFText_GetLooseCharBox(text, place, room)) {
      const [left, top, right, bottom] = [0, 4, 8, 12].map(by => pdfium.getValue(room + by, 'float'))
      spread(left, top)
      spread(right, bottom)
    }
  }
  end()
  lib.FPDFText_ClosePage(text)
  return lines
}
`
