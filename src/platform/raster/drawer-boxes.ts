/** The part of the drawing program that burns boxes into a canvas. Plain JavaScript. */
export const BURN = `
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
`

/** The part of the drawing program that makes of a canvas what a PDF holds. Plain JavaScript. */
export const CODED = `
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
`
