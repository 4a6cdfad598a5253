import { createCanvas, loadImage } from '@napi-rs/canvas'

/** Of a picture: how dark a place is (0 black, 255 white), and how large it is; places in per mille. */
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
  /** Every pixel of a box, inside its edges. */
  const inside = (box: { left: number; top: number; width: number; height: number }) => {
    const values: number[] = []
    for (let y = Math.ceil((box.top * height) / 1000); y < ((box.top + box.height) * height) / 1000 - 1; y++)
      for (
        let x = Math.ceil((box.left * width) / 1000);
        x < ((box.left + box.width) * width) / 1000 - 1;
        x++
      ) {
        const place = (y * width + x) * 4
        values.push(Math.max(data[place] as number, data[place + 1] as number, data[place + 2] as number))
      }
    return Buffer.from(values)
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
