import { BURN, CODED } from './drawer-boxes.ts'
import { OPEN_PDF } from './drawer-pdf.ts'

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
// What a library prints is no frame.
console.log = console.info = console.error
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

${OPEN_PDF}
${BURN}
${CODED}
// Node does not know how large a canvas is, and would keep those of a hundred pages.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const tidy = () => new Promise(resolve => setImmediate(() => resolve(collect())))

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
