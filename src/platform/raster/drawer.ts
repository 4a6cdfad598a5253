/**
 * The program of the process that draws pages: it lives for one document, so that neither a hostile file nor the memory that its
 * pages take stays in a process that answers people. Plain JavaScript, since it is handed to Node as it stands.
 *
 * Arguments: the addresses of PDFium and of the canvas. Reads the length of a JSON (4 bytes, big-endian), the JSON `{task, type, page,
 * boxes, limits, font, bold, wasm}`, and the document. Writes frames (4 bytes of length, then the bytes): a JSON, then one image a page.
 */
export const DRAWER = `
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deflateSync } from 'node:zlib'
const PER_INCH = 72, DPI = 150, PREVIEW_WIDTH = 1200, QUALITY = 82, MOSTLY = 0.6
const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const all = Buffer.concat(chunks)
const asked = JSON.parse(all.toString('utf8', 4, 4 + all.readUInt32BE(0)))
const bytes = all.subarray(4 + all.readUInt32BE(0))

const frame = body => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  process.stdout.write(head)
  process.stdout.write(body)
}
const say = value => frame(Buffer.from(JSON.stringify(value)))
class Refused extends Error {}

// What a page may take: PDFium asks for more memory by this one function, and leaves out of the page what it got no memory for.
let wanting = false
const grow = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > asked.limits.memory) {
    wanting = true
    throw new RangeError('memory')
  }
  return grow.call(this, pages)
}

let canvasModule
const canvasOf = async () => (canvasModule ??= await import(process.argv[2]))
const sheet = async (width, height) => {
  if (width * height > asked.limits.pixels) throw new Refused('too-large')
  const { createCanvas } = await canvasOf()
  return createCanvas(width, height)
}

// Outwards to whole pixels: a box covers all that it touches.
const burn = (context, width, height, page) => {
  for (const box of asked.boxes.filter(each => each.page === page)) {
    const left = Math.floor((box.left * width) / 1000), top = Math.floor((box.top * height) / 1000)
    const right = Math.ceil(((box.left + box.width) * width) / 1000)
    const bottom = Math.ceil(((box.top + box.height) * height) / 1000)
    context.fillStyle = '#000'
    context.fillRect(left, top, right - left, bottom - top)
    label(context, box.label, left, top, right - left, bottom - top)
  }
}
let lettered = false
const label = (context, text, left, top, width, height) => {
  if (!text) return
  if (!lettered) canvasModule.GlobalFonts.register(readFileSync(asked.bold), 'Label')
  lettered = true
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  context.translate(left + width / 2, top + height / 2)
  // Along the longer side: a line of a page that lies is a column.
  if (height > width * 1.5) context.rotate(Math.PI / 2)
  const [along, across] = height > width * 1.5 ? [height, width] : [width, height]
  const most = Math.min(across * 0.8, context.canvas.width / 45)
  context.font = most + 'px Label'
  const size = Math.min(most, (most * along * 0.92) / Math.max(1, context.measureText(text).width))
  context.font = size + 'px Label'
  context.fillStyle = '#fff'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, 0, 0)
  context.restore()
}

// A document: the size of each page in points, its lines, and how it is drawn on a canvas of that many pixels.
const open = async () => (asked.type === 'application/pdf' ? openPdf() : openPicture())

const openPicture = async () => {
  const { loadImage } = await canvasOf()
  const image = await loadImage(bytes).catch(() => { throw new Refused('unreadable') })
  const { width, height } = image
  return {
    count: 1,
    size: () => ({ width: (width * PER_INCH) / DPI, height: (height * PER_INCH) / DPI }),
    lines: () => [],
    draw: async (_, wide, high) => {
      const canvas = await sheet(wide, high)
      const context = canvas.getContext('2d')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, wide, high)
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, wide, high)
      return { canvas, context }
    },
  }
}

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

// Old papers name 宋体 and the like and do not bring them: without a font of ours such a page would be blank, and a blank page is no record.
const houseFont = (lib, malloc) => {
  const { pdfium } = lib
  const fonts = []
  const fontOf = number => (fonts[number] ??= readFileSync(number === 2 ? asked.bold : asked.font))
  const table = (font, tag) => {
    if (tag === 0) return font
    for (let at = 12, end = 12 + font.readUInt16BE(4) * 16; at < end; at += 16)
      if (font.readUInt32BE(at) === tag >>> 0) return font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))
    return Buffer.alloc(0)
  }
  const nothing = pdfium.addFunction(() => {}, 'vi')
  const info = malloc(36)
  const slots = [
    0,
    pdfium.addFunction(() => {}, 'vii'),
    pdfium.addFunction((_, weight, italic, charset, pitch, face, exact) => {
      if (exact) pdfium.setValue(exact, 0, 'i32')
      return charset === 134 || charset === 136 || charset === 128 || charset === 129 ? (weight > 550 ? 2 : 1) : 0
    }, 'iiiiiiii'),
    pdfium.addFunction(() => 0, 'iii'),
    pdfium.addFunction((_, font, tag, buffer, size) => {
      const part = table(fontOf(font), tag)
      if (buffer && size >= part.length) pdfium.HEAPU8.set(part, buffer)
      return part.length
    }, 'iiiiii'),
    pdfium.addFunction(() => 0, 'iiiii'),
    pdfium.addFunction(() => 134, 'iii'),
    pdfium.addFunction(() => {}, 'vii'),
  ]
  pdfium.setValue(info, 1, 'i32')
  pdfium.setValue(info + 4, nothing, 'i32')
  slots.slice(1).forEach((slot, place) => pdfium.setValue(info + 8 + place * 4, slot, 'i32'))
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
  const end = () => {
    const words = line?.text.replace(/\\s+/g, ' ').trim()
    if (words && Number.isFinite(line.box[0])) {
      const edge = value => Math.min(1000, Math.max(0, value))
      const left = edge(Math.floor(line.box[0])), top = edge(Math.floor(line.box[1]))
      lines.push({ text: words, left, top, width: edge(Math.ceil(line.box[2])) - left, height: edge(Math.ceil(line.box[3])) - top })
    }
    line = undefined
  }
  const count = lib.FPDFText_CountChars(text)
  for (let place = 0; place < count && lines.length < 2000; place++) {
    const sign = lib.FPDFText_GetUnicode(text, place)
    if (sign === 10 || sign === 13) {
      end()
      continue
    }
    line ??= { text: '', box: [Infinity, Infinity, -Infinity, -Infinity] }
    line.text += sign > 0 ? String.fromCharCode(sign) : ''
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

// Node does not know how large a canvas is, and would keep those of a hundred pages.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const tidy = () => new Promise(resolve => setImmediate(() => resolve(collect())))

// A printed page is smaller and sharper without loss, a scanned one is many times larger.
const coded = async (canvas, context) => {
  const { width, height } = canvas
  const pixels = context.getImageData(0, 0, width, height).data
  let white = 0, gray = true
  for (let at = 0; at < pixels.length; at += 4) {
    const red = pixels[at], green = pixels[at + 1], blue = pixels[at + 2]
    if (red === 255 && green === 255 && blue === 255) white++
    else if (red !== green || green !== blue) gray = false
  }
  if (white < width * height * MOSTLY) return { coding: 'jpeg', image: await canvas.encode('jpeg', QUALITY) }
  // Each row as its difference from the one above: the filter 'Up' of PNG, which PDF knows too.
  const colours = gray ? 1 : 3, row = 1 + width * colours
  const raw = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    let to = y * row
    raw[to++] = 2
    for (let x = 0; x < width; x++)
      for (let colour = 0; colour < colours; colour++) {
        const at = (y * width + x) * 4 + colour
        raw[to++] = pixels[at] - (y > 0 ? pixels[at - width * 4] : 0)
      }
  }
  return { coding: gray ? 'gray' : 'rgb', image: deflateSync(raw) }
}

const drawn = async (document, index, scale) => {
  const { width, height } = document.size(index)
  const wide = Math.max(1, Math.round(width * scale(width))), high = Math.max(1, Math.round(height * scale(width)))
  const { canvas, context } = await document.draw(index, wide, high)
  if (wanting) throw new Refused('too-large')
  burn(context, wide, high, index + 1)
  return { canvas, context, size: { width, height, wide, high } }
}

try {
  const document = await open()
  if (document.count > asked.limits.pages) throw new Refused('too-many-pages')
  const indexes = Array.from({ length: document.count }, (_, index) => index)
  if (asked.task === 'pages') {
    const pages = indexes.map(index => ({ ...document.size(index), lines: document.lines(index) }))
    if (wanting) throw new Refused('too-large')
    say({ pages })
  } else if (asked.task === 'picture') {
    const at = indexes.indexOf(asked.page - 1)
    const picture = at < 0 ? undefined : await drawn(document, at, width => Math.min(DPI / PER_INCH, PREVIEW_WIDTH / width))
    say({ pages: document.count })
    if (picture) frame(await picture.canvas.encode('png'))
  } else {
    const sizes = [], images = []
    for (const index of indexes) {
      const { canvas, context, size } = await drawn(document, index, () => DPI / PER_INCH)
      const { coding, image } = await coded(canvas, context)
      sizes.push({ ...size, coding })
      images.push(image)
      await tidy()
    }
    say({ pages: sizes })
    images.forEach(frame)
  }
} catch (error) {
  const known = wanting ? 'too-large' : error instanceof Refused ? error.message : undefined
  // A trap of PDFium comes of the file.
  const problem = known ?? (error instanceof WebAssembly.RuntimeError ? 'unreadable' : undefined)
  if (!problem) throw error
  say({ problem })
}
process.stdout.end(() => process.exit(0))
`
