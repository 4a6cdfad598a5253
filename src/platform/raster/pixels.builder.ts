import { createCanvas, loadImage } from '@napi-rs/canvas'

/** Of a picture: how large it is, and how light its places are (0 black, 255 white); places in per mille. */
export async function pixelsOf(picture: Uint8Array) {
  const image = await loadImage(Buffer.from(picture))
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const at = (x: number, y: number) => {
    const place = (Math.floor((y * height) / 1000) * width + Math.floor((x * width) / 1000)) * 4
    return ((data[place] as number) + (data[place + 1] as number) + (data[place + 2] as number)) / 3
  }
  /** How light every pixel of a box is, inside its edges. */
  const inside = (box: { left: number; top: number; width: number; height: number }) => {
    const [left, right] = [box.left, box.left + box.width].map(x => Math.ceil((x * width) / 1000)) as [
      number,
      number,
    ]
    const [top, bottom] = [box.top, box.top + box.height].map(y => Math.ceil((y * height) / 1000)) as [
      number,
      number,
    ]
    const wide = right - left - 1
    const values = Buffer.alloc(wide * (bottom - top - 1))
    values.forEach((_, place) => {
      const at = ((top + Math.floor(place / wide)) * width + left + (place % wide)) * 4
      values[place] = Math.max(data[at] as number, data[at + 1] as number, data[at + 2] as number)
    })
    return values
  }
  return { width, height, at, inside }
}

/** A white picture with a dark field in its upper left quarter. */
export function drawnPicture(type: 'jpeg' | 'png', width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#203040'
  context.fillRect(0, 0, width / 2, height / 2)
  return type === 'jpeg' ? canvas.encode('jpeg', 90) : canvas.encode('png')
}
